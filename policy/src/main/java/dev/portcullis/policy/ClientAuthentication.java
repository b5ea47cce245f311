package dev.portcullis.policy;

/** Whether a server asks its clients for certificates; an application may ask for more. */
public enum ClientAuthentication implements PolicyWord {
  /** The application decides. */
  NONE("none"),
  /** Clients are asked and may go without; a certificate that is shown must be good. */
  WANT("want"),
  /** Clients without a good certificate are refused. */
  NEED("need");

  private final String word;

  ClientAuthentication(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
