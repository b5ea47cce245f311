package dev.portcullis.provider.findings;

import java.util.Optional;

/** Whether the JVM could read the file that {@code -Djava.security.properties} names. Pure. */
public final class OverrideRules {

  /** What stands where the property points. */
  public enum Target {
    /** A readable file. */
    FILE(""),
    /** Nothing. */
    MISSING("does not exist"),
    /** A directory. */
    DIRECTORY("is a directory"),
    /** A file that this user may not read. */
    UNREADABLE("cannot be read by this user");

    private final String fault;

    Target(String fault) {
      this.fault = fault;
    }
  }

  private OverrideRules() {}

  /**
   * Why the file has no effect, if so.
   *
   * @param value of the system property, its leading {@code =} included
   * @param permitted the security property {@code security.overridePropertiesFile}
   */
  public static Optional<Finding> finding(String value, Target target, String permitted) {
    // After "==" only the named file is in force, which need not repeat the permission.
    boolean replaced = value.startsWith("=") && permitted.isBlank();
    if (!replaced && !permitted.strip().equalsIgnoreCase("true")) {
      return Optional.of(
          new Finding(
              "override-ignored",
              "The JVM ignores -Djava.security.properties=%s without a word: security.overridePropertiesFile is %s"
                  .formatted(value, permitted.isBlank() ? "not set" : permitted),
              "set it to true in the JDK's conf/security/java.security"));
    }
    if (target == Target.FILE) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            "override-ignored",
            "The JVM ignores -Djava.security.properties=%s without a word: it %s"
                .formatted(value, target.fault),
            "correct the path; in a container, mount the file where the path says, readable"));
  }
}
