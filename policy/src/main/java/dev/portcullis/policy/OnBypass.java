package dev.portcullis.policy;

/** What happens when this JVM is set up so that programs can bypass the policy. */
public enum OnBypass implements PolicyWord {
  /** The operator is told; TLS works. */
  WARN("warn"),
  /** No TLS until the set-up is mended. */
  REFUSE("refuse");

  private final String word;

  OnBypass(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
