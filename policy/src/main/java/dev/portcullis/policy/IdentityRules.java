package dev.portcullis.policy;

/**
 * How a client checks that the peer is whom it wants to talk to (RFC 9525). That it checks is not a
 * rule but a fact.
 *
 * @param noReferenceIdentity what becomes of a client that does not say whom it wants to talk to
 * @param wildcard what a wildcard in a certificate is worth
 */
public record IdentityRules(NoReferenceIdentity noReferenceIdentity, Wildcard wildcard) {
  /** A client that does not say whom it wants to talk to. */
  public enum NoReferenceIdentity implements PolicyWord {
    /** The handshake does not start. */
    REFUSE("refuse"),
    /** The chain is checked, the name is not. */
    ALLOW("allow");

    private final String word;

    NoReferenceIdentity(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /** A wildcard in a presented name (RFC 9525, Section 6.3). */
  public enum Wildcard implements PolicyWord {
    /** Names with a wildcard match nothing. */
    NEVER("never"),
    /** The whole left-most label may be a wildcard. */
    LEFTMOST_LABEL("leftmost-label");

    private final String word;

    Wildcard(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }
}
