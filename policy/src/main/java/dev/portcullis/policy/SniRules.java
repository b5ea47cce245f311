package dev.portcullis.policy;

/**
 * The name that a client sends (RFC 6066, Section 3).
 *
 * @param onUnknown what a server does with a name that its own certificate does not have
 * @param send whether a client sends it; none is stricter than another
 */
public record SniRules(OnUnknown onUnknown, Send send) {
  /** Whether a client says whom it wants to talk to; addresses are never sent. */
  public enum Send implements PolicyWord {
    /** It does, whatever the application says. */
    ALWAYS("always"),
    /** It does, unless the application says that it should not. */
    APPLICATION("application"),
    /** It does not, whatever the application says. */
    NEVER("never");

    private final String word;

    Send(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /** A client that asks for somebody else (RFC 9325, Section 3.7). */
  public enum OnUnknown implements PolicyWord {
    /** It is refused. */
    REFUSE("refuse"),
    /** It is shown the certificate that there is. */
    ACCEPT("accept");

    private final String word;

    OnUnknown(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }
}
