package dev.portcullis.policy.text;

/**
 * Something in a policy file that must be mended.
 *
 * @param source name of the file or profile
 * @param line [1..]
 * @param column [1..]
 * @param message value, rule and remedy
 */
public record Problem(String source, int line, int column, String message) {
  /** {@code source:line:column: message}, the form editors jump to. */
  @Override
  public String toString() {
    return source + ":" + line + ":" + column + ": " + message;
  }
}
