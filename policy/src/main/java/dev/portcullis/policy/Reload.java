package dev.portcullis.policy;

/**
 * Whether a policy that is in force is read again. It changes nothing that is allowed; the
 * canonical form says it where it is not {@link #NEVER}.
 */
public enum Reload implements PolicyWord {
  /** It is read once. */
  NEVER("never"),
  /** Its files are watched; when they change, it is read again. */
  WATCH("watch");

  private final String word;

  Reload(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }
}
