package dev.portcullis.policy;

/** What becomes of a connection that breaks a rule. */
public enum Mode implements PolicyWord {
  /** It is refused. */
  ENFORCE("enforce"),
  /** It passes, and the operator is told what would have been refused. */
  REPORT("report");

  private final String word;

  Mode(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
