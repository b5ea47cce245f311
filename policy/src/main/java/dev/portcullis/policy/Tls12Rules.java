package dev.portcullis.policy;

/**
 * Rules that only TLS 1.2 and earlier need.
 *
 * @param extendedMasterSecret RFC 7627
 */
public record Tls12Rules(ExtendedMasterSecret extendedMasterSecret) {
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
}
