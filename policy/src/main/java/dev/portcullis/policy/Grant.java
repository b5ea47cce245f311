package dev.portcullis.policy;

import java.util.List;

/**
 * One rule that an exception loosens, and how far. Immutable.
 *
 * @param <T> the sort of value
 * @param rule a rule whose values have an order of strictness
 * @param value a word or a number that takes the place of the stricter one; names that are allowed
 *     as well
 */
public record Grant<T>(Rule<T> rule, T value) {
  /** Refuses rules of which no value is looser than another, and rules of a whole context. */
  public Grant {
    if (rule instanceof Rule.Word<?> word && word.isPreference()) {
      throw new IllegalArgumentException(rule.key() + " is a preference, set it where it belongs");
    }
    if (Rules.OF_A_CONTEXT.contains(rule)) {
      throw new IllegalArgumentException(
          rule.key()
              + " holds for a whole SSLContext and not for one host; extend a profile that"
              + " has it as you need it");
    }
  }

  /** Names that are allowed as well. */
  @SafeVarargs
  public static <E> Grant<List<E>> names(Rule.Names<E> rule, E... names) {
    return new Grant<>(rule, Distinct.copyOf(List.of(names)));
  }

  T join(ConnectionRules rules) {
    return rule.join(rule.of(rules), value);
  }

  /** Whether the rules already let pass all that this grants. */
  boolean isIdle(ConnectionRules rules) {
    return rule.isAsStrict(value, rule.of(rules));
  }
}
