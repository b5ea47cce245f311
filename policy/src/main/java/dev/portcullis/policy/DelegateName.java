package dev.portcullis.policy;

/** Who speaks TLS below the policy. */
public enum DelegateName implements PolicyWord {
  /** The private, never registered Bouncy Castle JSSE. */
  BOUNCY_CASTLE("BouncyCastle"),
  /** The JSSE of the JDK. */
  SUN_JSSE("SunJSSE");

  private final String word;

  DelegateName(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
