package dev.portcullis.policy.review;

import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.PeerPattern;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.Rule;
import dev.portcullis.policy.Rule.Names.Reading;
import dev.portcullis.policy.Rules;
import dev.portcullis.policy.review.Change.Effect;
import dev.portcullis.policy.text.RuleText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** In which rules two sets of rules differ. Pure. */
final class RuleChanges {
  private final Role role;
  private final Optional<PeerPattern> host;
  private final ConnectionRules first;
  private final ConnectionRules second;
  private final List<Change> found = new ArrayList<>();

  private RuleChanges(
      Role role, Optional<PeerPattern> host, ConnectionRules first, ConnectionRules second) {
    this.role = role;
    this.host = host;
    this.first = first;
    this.second = second;
  }

  static List<Change> of(
      Role role, Optional<PeerPattern> host, ConnectionRules first, ConnectionRules second) {
    RuleChanges changes = new RuleChanges(role, host, first, second);
    Rules.ALL.forEach(changes::compare);
    return changes.found;
  }

  private <T> void compare(Rule<T> rule) {
    T before = rule.of(first);
    T after = rule.of(second);
    if (before.equals(after)) {
      return;
    }
    if (rule instanceof Rule.Names<?> list && list.reading() == Reading.ALLOWS) {
      names(rule, rule.isAsStrict(after, before), rule.isAsStrict(before, after));
    } else {
      boolean comparable = rule.isAsStrict(after, before) != rule.isAsStrict(before, after);
      Effect effect = rule.isAsStrict(after, before) ? Effect.REFUSED : Effect.ALLOWED;
      add(rule, comparable ? effect : Effect.OTHER, spelt(first, rule), spelt(second, rule));
    }
  }

  /** Names that are gone, names that are new, and an order that is another. */
  private void names(Rule<?> rule, boolean asStrict, boolean asLoose) {
    List<String> before = spelt(first, rule);
    List<String> after = spelt(second, rule);
    if (asStrict && asLoose) {
      add(rule, Effect.OTHER, before, after);
      return;
    }
    if (!asStrict) {
      add(rule, Effect.ALLOWED, List.of(), without(after, before));
    }
    if (!asLoose) {
      add(rule, Effect.REFUSED, without(before, after), List.of());
    }
  }

  private static List<String> without(List<String> names, List<String> others) {
    return names.stream().filter(name -> !others.contains(name)).toList();
  }

  private static List<String> spelt(ConnectionRules rules, Rule<?> rule) {
    return RuleText.spelling(rule, rules);
  }

  private void add(Rule<?> rule, Effect effect, List<String> from, List<String> to) {
    found.add(new Change(Optional.of(role), host, rule.key(), effect, from, to));
  }
}
