package dev.portcullis.policy.text;

import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.Contradiction;
import dev.portcullis.policy.Narrowing;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.Rule;
import dev.portcullis.policy.RuleValues;
import dev.portcullis.policy.Rules;
import dev.portcullis.policy.openssl.CipherList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Puts one role's rules together: what the text says, and what its parent says otherwise. */
final class RoleReading {
  private final Role role;
  private final SettingIndex settings;
  private final Optional<PolicyDocument> parent;
  private final Problems problems;
  private final RuleValues values = new RuleValues();
  private final List<String> missing = new ArrayList<>();
  private final List<BooleanSupplier> bounds = new ArrayList<>();
  private boolean sound = true;

  RoleReading(
      Role role, SettingIndex settings, Optional<PolicyDocument> parent, Problems problems) {
    this.role = role;
    this.settings = settings;
    this.parent = parent;
    this.problems = problems;
  }

  /** The rules, or empty with problems added or keys {@link #missing}. */
  Optional<ConnectionRules> rules() {
    RuleKeys.ALL.forEach(this::take);
    if (!sound || !missing.isEmpty() || !boundsAreSound()) {
      return Optional.empty();
    }
    parent.ifPresent(document -> new Narrowing(values, this::isInherited).narrow());
    ConnectionRules rules = values.assemble();
    List<Contradiction> contradictions = Contradiction.in(rules);
    contradictions.forEach(this::report);
    return contradictions.isEmpty() ? Optional.of(rules) : Optional.empty();
  }

  /** Names of keys that must be said and were not. */
  List<String> missing() {
    return missing;
  }

  private boolean isInherited(Rule<?> rule) {
    return settings.rule(role, RuleKeys.of(rule)).isEmpty();
  }

  private <T> void take(RuleKey<T> key) {
    Optional<Setting> setting = settings.rule(role, key);
    if (setting.filter(OpenSslSetting::is).isPresent()) {
      takeOpenSsl(new OpenSslSetting(setting.get(), role, problems));
    } else if (setting.isPresent()) {
      Optional<T> value = key.read(setting.get(), problems);
      value.ifPresent(v -> values.put(key.rule(), v));
      sound &= value.isPresent() && isNarrow(key, setting.get());
    } else if (parent.isPresent()) {
      values.put(key.rule(), key.of(parent.get().policy().rules(role)));
    } else if (key instanceof RuleKey.Names<?> names && RuleKeys.MAY_BE_ABSENT.contains(key)) {
      values.put(names.rule(), List.of());
    } else {
      missing.add(key.name());
    }
  }

  private void takeOpenSsl(OpenSslSetting setting) {
    Optional<CipherList> list = setting.read();
    Optional<List<CipherSuite>> suites = list.flatMap(l -> setting.suites(l, parent));
    suites.ifPresent(s -> values.put(Rules.TLS12_SUITES, s));
    sound &= suites.isPresent();
    list.ifPresent(l -> bounds.add(() -> setting.agreesWith(l, values.get(Rules.RSA_MIN))));
  }

  /** Whether every name of a list stands in the parent's list too. */
  private boolean isNarrow(RuleKey<?> key, Setting setting) {
    if (parent.isEmpty() || !(key instanceof RuleKey.Names<?> names)) {
      return true;
    }
    return isNarrow(names, setting, parent.get());
  }

  private <E> boolean isNarrow(RuleKey.Names<E> key, Setting setting, PolicyDocument from) {
    List<E> allowed = key.of(from.policy().rules(role));
    List<E> wider = values.get(key.rule()).stream().filter(e -> !allowed.contains(e)).toList();
    for (E element : wider) {
      problems.add(
          place(key, element, setting),
          "%s: %s is not in %s, and a child may only narrow; remove it or extend a wider profile"
              .formatted(key.name(), key.spelt(element), from.policy().id()),
          role);
    }
    return wider.isEmpty();
  }

  private static <E> Place place(RuleKey.Names<E> key, E element, Setting setting) {
    String spelling = key.vocabulary().spelling().apply(element);
    return setting.value() instanceof Value.Items list
        ? list.items().stream()
            .filter(item -> item.value().equals(new Value.Text(spelling)))
            .findFirst()
            .map(Value.Item::place)
            .orElse(setting.place())
        : setting.place();
  }

  private boolean boundsAreSound() {
    int least = values.get(Rules.RSA_MIN);
    int greatest = values.get(Rules.RSA_MAX);
    if (least > greatest) {
      String message = "%d is above keys.rsa-max = %d; lower it".formatted(least, greatest);
      report(new Contradiction(Rules.RSA_MIN.key(), message));
    }
    boolean listsAgree = bounds.stream().filter(bound -> !bound.getAsBoolean()).count() == 0;
    return least <= greatest && listsAgree;
  }

  private void report(Contradiction contradiction) {
    RuleKey<?> key = RuleKeys.byName(contradiction.key()).orElseThrow();
    String name =
        settings.rule(role, key).filter(OpenSslSetting::is).isPresent()
            ? OpenSslSetting.NAME
            : key.name();
    problems.add(settings.nearest(role, key), name + ": " + contradiction.message(), role);
  }
}
