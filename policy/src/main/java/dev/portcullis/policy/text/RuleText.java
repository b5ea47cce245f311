package dev.portcullis.policy.text;

import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.EffectiveRules;
import dev.portcullis.policy.ExceptionRule;
import dev.portcullis.policy.Rule;
import dev.portcullis.policy.Rules;
import java.util.ArrayList;
import java.util.List;

/**
 * A rule as it is written, and where. Immutable.
 *
 * @param key dotted, without a role
 * @param form what is written behind it
 * @param values names, or the one word or number
 * @param origins where the value was written, then the exceptions that loosened it
 */
public record RuleText(String key, Form form, List<String> values, List<String> origins) {
  /** What a value is. */
  public enum Form {
    /** Any number of names. */
    LIST,
    /** One of a few words. */
    WORD,
    /** A whole number. */
    NUMBER
  }

  /** Copies the lists. */
  public RuleText {
    values = List.copyOf(values);
    origins = List.copyOf(origins);
  }

  /** Every rule of a connection, sorted by key. */
  public static List<RuleText> all(PolicyDocument document, EffectiveRules effective) {
    return Rules.ALL.stream().map(rule -> of(rule, document, effective)).toList();
  }

  /** How given rules spell a rule's value: the names of a list, else one text. */
  public static <T> List<String> spelling(Rule<T> rule, ConnectionRules rules) {
    return RuleKeys.of(rule).spellings(rule.of(rules));
  }

  /** What a rule's values are. */
  public static Form form(Rule<?> rule) {
    if (rule instanceof Rule.Names<?>) {
      return Form.LIST;
    }
    return rule instanceof Rule.Count ? Form.NUMBER : Form.WORD;
  }

  private static RuleText of(Rule<?> rule, PolicyDocument document, EffectiveRules effective) {
    List<String> origins = new ArrayList<>();
    origins.add(document.origin(effective, rule.key()));
    effective.exceptions().stream()
        .filter(exception -> grants(exception, rule))
        .map(document::origin)
        .forEach(origins::add);
    return new RuleText(rule.key(), form(rule), spelling(rule, effective.rules()), origins);
  }

  private static boolean grants(ExceptionRule exception, Rule<?> rule) {
    return exception.grants().stream().anyMatch(grant -> grant.rule().equals(rule));
  }
}
