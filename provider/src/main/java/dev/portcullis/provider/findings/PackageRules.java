package dev.portcullis.provider.findings;

import java.util.List;
import java.util.Optional;

/**
 * Packages of {@code java.base} that the command line or a manifest opens to programs, and what
 * they can do to TLS with them. Pure; a table.
 */
public final class PackageRules {
  /** How far a package is open to the class path. */
  public enum Access {
    /** Not at all, or for its public API. */
    CLOSED,
    /** Its public classes can be used ({@code --add-exports}). */
    EXPORTED,
    /** Everything in it can be changed ({@code --add-opens}). */
    OPEN
  }

  private record Danger(String name, Access from, String effect) {}

  private static final List<Danger> DANGERS =
      List.of(
          new Danger("javax.net.ssl", Access.OPEN, "replace what is inside an SSLContext"),
          new Danger("java.security", Access.OPEN, "rewrite providers and their services"),
          new Danger("sun.security.ssl", Access.EXPORTED, "make the JDK's own JSSE"),
          new Danger("sun.security.jca", Access.EXPORTED, "have a provider list of their own"));

  /** The packages that {@link #finding} knows. */
  public static final List<String> PACKAGES = DANGERS.stream().map(Danger::name).toList();

  private PackageRules() {}

  /**
   * What programs can do with a package.
   *
   * @param by what opens it, for the message
   */
  public static Optional<Finding> finding(String name, Access access, String by) {
    return DANGERS.stream()
        .filter(danger -> danger.name().equals(name) && access.compareTo(danger.from()) >= 0)
        .findFirst()
        .map(
            danger ->
                new Finding(
                    "opened-package",
                    "%s opens java.base/%s to programs: they can %s, past the TLS policy"
                        .formatted(by, name, danger.effect()),
                    "remove --add-opens or --add-exports java.base/" + name));
  }
}
