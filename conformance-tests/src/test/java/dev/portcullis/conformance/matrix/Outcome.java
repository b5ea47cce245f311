package dev.portcullis.conformance.matrix;

/** What came of a cell. */
public enum Outcome {
  WORKS("works"),
  REFUSED("refused"),
  /** The program has no way to do what the check asks for. */
  NOT_APPLICABLE("not applicable");

  private final String word;

  Outcome(String word) {
    this.word = word;
  }

  /** Its name in the results. */
  public String word() {
    return word;
  }
}
