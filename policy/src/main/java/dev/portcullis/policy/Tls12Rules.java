package dev.portcullis.policy;

/**
 * Rules that only TLS 1.2 and earlier need.
 *
 * @param extendedMasterSecret RFC 7627
 * @param secureRenegotiation RFC 5746
 * @param cbc suites that encrypt with CBC
 */
public record Tls12Rules(
    ExtendedMasterSecret extendedMasterSecret, SecureRenegotiation secureRenegotiation, Cbc cbc) {
  /** A handshake whose master secret is not bound to its transcript (RFC 7627). */
  public enum ExtendedMasterSecret implements PolicyWord {
    /** Such a handshake is refused. */
    REQUIRE("require"),
    /** Such a handshake goes through. */
    ALLOW("allow");

    private final String word;

    ExtendedMasterSecret(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /** A peer that does not say that it renegotiates securely (RFC 5746), whether or not it does. */
  public enum SecureRenegotiation implements PolicyWord {
    /** It is refused (RFC 9325, Section 3.5). */
    REQUIRE("require"),
    /** It is served. */
    ALLOW("allow");

    private final String word;

    SecureRenegotiation(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /** Suites that encrypt with CBC (RFC 9325, Section 4.2). */
  public enum Cbc implements PolicyWord {
    /** They are in no list. */
    NEVER("never"),
    /** Only with encrypt-then-MAC (RFC 7366). */
    ETM_ONLY("etm-only"),
    /** With any order of MAC and encryption. */
    ALLOW("allow");

    private final String word;

    Cbc(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }
}
