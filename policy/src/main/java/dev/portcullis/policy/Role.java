package dev.portcullis.policy;

/** The side of a connection that a rule is for. */
public enum Role implements PolicyWord {
  /** The side that sends the ClientHello. */
  CLIENT("client"),
  /** The side that answers it. */
  SERVER("server");

  private final String word;

  Role(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
