package dev.portcullis.policy.text;

import dev.portcullis.policy.PolicyWord;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the operator of a policy wants to read what it did. Not part of the policy's value, nor of
 * its canonical form: it changes nothing that is allowed.
 *
 * @param log lines by {@link System.Logger} about connections
 * @param jfr events of the flight recorder about connections
 * @param file to append JSON lines to; absolute
 */
public record ReportSettings(Switch log, Switch jfr, Optional<Path> file) {
  /** What holds where a policy says nothing. */
  public static final ReportSettings DEFAULT =
      new ReportSettings(Switch.ON, Switch.ON, Optional.empty());

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
