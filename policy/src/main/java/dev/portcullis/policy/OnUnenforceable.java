package dev.portcullis.policy;

/** What happens to a rule that the delegate on this JVM cannot enforce. */
public enum OnUnenforceable implements PolicyWord {
  /** No context is made. */
  REFUSE("refuse"),
  /** The context is made and the operator is told. */
  WARN("warn");

  private final String word;

  OnUnenforceable(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
