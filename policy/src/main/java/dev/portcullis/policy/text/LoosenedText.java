package dev.portcullis.policy.text;

import dev.portcullis.policy.Rules;
import java.time.LocalDate;

/**
 * What is said to somebody who loosens a rule where it can only be tightened: the exception to
 * write instead.
 *
 * @param expires the day that the example shows
 */
record LoosenedText(LocalDate expires) {
  private static final String HOST = "host.example";

  /** How long the exception of an example lasts. */
  static final int DAYS = 30;

  /** The lines of an exception, indented. */
  private String exception(String host, String line) {
    return "\n    [[exception]]\n    host = \""
        + host
        + "\"\n    "
        + line
        + "\n    reason = \"why\"\n    owner = \"who answers for it\"\n    expires = "
        + expires;
  }

  String ofName(RuleKey.Names<?> key, String spelling) {
    return exception(HOST, GrantText.line(key, spelling));
  }

  String ofValue(RuleKey<?> key, String value) {
    boolean nobody = key.rule().equals(Rules.NO_REFERENCE_IDENTITY);
    return exception(nobody ? "*" : HOST, "rules = [\"" + key.name() + "=" + value + "\"]");
  }
}
