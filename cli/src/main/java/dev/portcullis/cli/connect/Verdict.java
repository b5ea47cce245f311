package dev.portcullis.cli.connect;

import java.util.Locale;

/** What became of a connection under the policy. */
enum Verdict {
  /** It was made. */
  ACCEPTED(0),
  /** The policy refused the peer, or the peer refused what the policy has to offer. */
  REFUSED(1),
  /** There is nobody, or nobody who speaks TLS. */
  FAILED(3);

  private final int exitCode;

  Verdict(int exitCode) {
    this.exitCode = exitCode;
  }

  int exitCode() {
    return exitCode;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
