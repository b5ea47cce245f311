package dev.portcullis.policy.text;

import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.Narrowing;
import dev.portcullis.policy.PolicyWord;
import dev.portcullis.policy.Rule;
import dev.portcullis.policy.RuleValues;
import dev.portcullis.policy.Rules;
import java.util.List;
import java.util.Random;

/** Draws rules that are at least as strict as others in every key. */
final class Tightening {
  private final Random random;

  Tightening(Random random) {
    this.random = random;
  }

  /** Stricter in some keys that may differ from host to host, if that can be had. */
  ConnectionRules of(ConnectionRules rules) {
    for (int attempt = 0; attempt < 20; attempt++) {
      RuleValues values = RuleValues.of(rules);
      Rules.ALL.stream()
          .filter(rule -> !Rules.OF_A_CONTEXT.contains(rule) && random.nextInt(3) == 0)
          .forEach(rule -> tighten(rule, values));
      new Narrowing(values, rule -> true).narrow();
      ConnectionRules drawn = assembled(values, rules);
      if (PeerArbitraries.isSound(drawn)) {
        return drawn;
      }
    }
    return rules;
  }

  private static ConnectionRules assembled(RuleValues values, ConnectionRules otherwise) {
    try {
      return values.assemble();
    } catch (IllegalArgumentException e) {
      return otherwise; // Bounds that cross.
    }
  }

  private <T> void tighten(Rule<T> rule, RuleValues values) {
    if (rule instanceof Rule.Names<?> names) {
      tightenList(names, values);
    } else if (rule instanceof Rule.Word<?> word) {
      tightenWord(word, values);
    } else if (rule instanceof Rule.Count count) {
      values.put(count, stricter(count, values.get(count)));
    }
  }

  private <E> void tightenList(Rule.Names<E> rule, RuleValues values) {
    List<E> all = values.get(rule);
    if (!rule.isPreference() && !all.isEmpty()) {
      E kept = all.get(random.nextInt(all.size()));
      values.put(rule, all.stream().filter(e -> e.equals(kept) || random.nextInt(3) > 0).toList());
    }
  }

  private <E extends PolicyWord> void tightenWord(Rule.Word<E> rule, RuleValues values) {
    int last =
        rule.isPreference() ? rule.words().size() - 1 : rule.words().indexOf(values.get(rule));
    values.put(rule, rule.words().get(random.nextInt(last + 1)));
  }

  private int stricter(Rule.Count rule, int value) {
    return switch (rule.sense()) {
      case HIGHER -> value + random.nextInt(Math.min(1024, rule.greatest() - value) + 1);
      case LOWER -> value - random.nextInt(value - rule.least() + 1);
      case LOWER_BUT_ZERO_IS_NONE ->
          value == 0 ? random.nextInt(rule.greatest()) : 1 + random.nextInt(value);
    };
  }
}
