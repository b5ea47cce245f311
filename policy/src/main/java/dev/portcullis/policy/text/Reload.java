package dev.portcullis.policy.text;

import dev.portcullis.policy.PolicyWord;

/**
 * Whether a policy that is in force is read again. Not part of the policy's value, nor of its
 * canonical form: it changes nothing that is allowed.
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
