package dev.portcullis.policy;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the operator of a policy wants to read what it did. It changes nothing that is allowed; the
 * canonical form says it where it is not {@link #DEFAULT}.
 *
 * @param log lines by {@link System.Logger} about connections
 * @param jfr events of the flight recorder about connections
 * @param file to append JSON lines to; absolute
 */
public record ReportSettings(Switch log, Switch jfr, Optional<Path> file) {
  /** What a file must be, for messages. */
  public static final String RULE = "an absolute path without control characters";

  /** What holds where a policy says nothing. */
  public static final ReportSettings DEFAULT =
      new ReportSettings(Switch.ON, Switch.ON, Optional.empty());

  /**
   * Checks the path.
   *
   * @throws IllegalArgumentException if it depends on where the JVM was started, or is one that no
   *     line of a policy file can hold
   */
  public ReportSettings {
    if (file.isPresent()) {
      file = Optional.of(checked(file.get()));
    }
  }

  private static Path checked(Path file) {
    if (!isPath(file)) {
      throw new IllegalArgumentException("report.file: '" + file + "' is not " + RULE);
    }
    return file.normalize();
  }

  /** Whether a file can be appended to wherever the JVM was started, and named on one line. */
  public static boolean isPath(Path file) {
    return file.isAbsolute()
        && file.toString()
            .chars()
            .noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
  }

  /** Whether something is done. */
  public enum Switch implements PolicyWord {
    /** It is done. */
    ON("on"),
    /** It is not done. */
    OFF("off");

    private final String word;

    Switch(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }
}
