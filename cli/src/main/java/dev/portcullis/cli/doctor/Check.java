package dev.portcullis.cli.doctor;

import dev.portcullis.provider.findings.Finding;
import java.util.Locale;

/**
 * One line of the report. Immutable.
 *
 * @param mend empty unless it is a finding
 */
record Check(Status status, String id, String message, String mend) {

  /** How it went. */
  enum Status {
    OK,
    INFO,
    FINDING;

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Check ok(String id, String message) {
    return new Check(Status.OK, id, message, "");
  }

  static Check info(String id, String message) {
    return new Check(Status.INFO, id, message, "");
  }

  static Check of(Finding finding) {
    return new Check(Status.FINDING, finding.id(), finding.message(), finding.mend());
  }
}
