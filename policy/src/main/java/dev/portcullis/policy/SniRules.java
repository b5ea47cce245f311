package dev.portcullis.policy;

/**
 * The name that a client sends (RFC 6066, Section 3).
 *
 * @param onUnknown what a server does with a name that its own certificate does not have
 */
public record SniRules(OnUnknown onUnknown) {
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
