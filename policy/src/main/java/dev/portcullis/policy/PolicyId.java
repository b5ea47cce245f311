package dev.portcullis.policy;

import java.util.regex.Pattern;

/** The grammar of policy names: they stand in log lines, so nothing that could break one. */
public final class PolicyId {
  /** What a name may look like, in words. */
  public static final String RULE =
      "1 to 100 letters, digits and the characters . _ @ + -, starting with a letter or digit";

  /** The same as a regular expression for the whole text. */
  public static final String GRAMMAR = "[A-Za-z0-9][A-Za-z0-9._@+-]{0,99}";

  private static final Pattern PATTERN = Pattern.compile(GRAMMAR);

  private PolicyId() {}

  /** Whether the text is a policy name. */
  public static boolean isValid(String text) {
    return PATTERN.matcher(text).matches();
  }

  static String check(String text) {
    if (!isValid(text)) {
      throw new IllegalArgumentException("policy id '" + text + "' is not " + RULE);
    }
    return text;
  }
}
