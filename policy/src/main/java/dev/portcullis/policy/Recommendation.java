package dev.portcullis.policy;

/** The "Recommended" column of the IANA TLS registries (RFC 9847, Section 3). */
public enum Recommendation {
  /** Y: fit for its purpose by consensus of the IETF. */
  RECOMMENDED('Y'),
  /** N: no statement. */
  NO_STATEMENT('N'),
  /** D: discouraged. */
  DISCOURAGED('D');

  private final char letter;

  Recommendation(char letter) {
    this.letter = letter;
  }

  /** The letter in the registry. */
  public char letter() {
    return letter;
  }
}
