package dev.portcullis.policy.text;

import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.Contradiction;
import dev.portcullis.policy.Narrowing;
import dev.portcullis.policy.Rule;
import dev.portcullis.policy.RuleValues;
import dev.portcullis.policy.Rules;
import dev.portcullis.policy.openssl.CipherList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Puts the rules of one role, or of one host, together: what the text says, and what it inherits
 * otherwise. What is said may only be as strict as what is inherited.
 */
final class RoleReading {
  private final Function<String, Optional<Setting>> said;
  private final Function<RuleKey<?>, Place> nearest;
  private final Optional<Base> base;
  private final LoosenedText loosened;
  private final BiConsumer<Place, String> report;
  private final RuleValues values = new RuleValues();
  private final List<String> missing = new ArrayList<>();
  private final List<BooleanSupplier> bounds = new ArrayList<>();
  private boolean sound = true;

  /**
   * What is inherited.
   *
   * @param name how messages call it
   */
  record Base(String name, ConnectionRules rules) {}

  /**
   * Reads.
   *
   * @param said the setting of a key
   * @param nearest where a problem of a key is shown
   * @param report takes problems
   */
  RoleReading(
      Function<String, Optional<Setting>> said,
      Function<RuleKey<?>, Place> nearest,
      Optional<Base> base,
      LoosenedText loosened,
      BiConsumer<Place, String> report) {
    this.said = said;
    this.nearest = nearest;
    this.base = base;
    this.loosened = loosened;
    this.report = report;
  }

  /** The rules, or empty with problems added or keys {@link #missing}. */
  Optional<ConnectionRules> rules() {
    RuleKeys.ALL.forEach(this::take);
    if (!sound || !missing.isEmpty() || !boundsAreSound()) {
      return Optional.empty();
    }
    base.ifPresent(inherited -> new Narrowing(values, this::isInherited).narrow());
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
    return said.apply(rule.key()).isEmpty();
  }

  private <T> void take(RuleKey<T> key) {
    Optional<Setting> setting = said.apply(key.name());
    Optional<T> inherited = base.map(from -> key.of(from.rules()));
    if (setting.filter(OpenSslSetting::is).isPresent()) {
      takeOpenSsl(new OpenSslSetting(setting.get(), report));
    } else if (setting.isPresent()) {
      Problems found = new Problems("");
      Optional<T> value = key.read(setting.get(), inherited, found);
      found.forEach(report);
      value.ifPresent(v -> values.put(key.rule(), v));
      sound &=
          value.isPresent()
              && (inherited.isEmpty()
                  || isAsStrict(key, value.get(), inherited.get(), setting.get()));
    } else if (inherited.isPresent()) {
      values.put(key.rule(), inherited.get());
    } else if (key instanceof RuleKey.Names<?> names && RuleKeys.MAY_BE_ABSENT.contains(key)) {
      values.put(names.rule(), List.of());
    } else {
      missing.add(key.name());
    }
  }

  private void takeOpenSsl(OpenSslSetting setting) {
    Optional<CipherList> list = setting.read();
    Optional<List<CipherSuite>> suites = list.flatMap(l -> setting.suites(l, base));
    suites.ifPresent(s -> values.put(Rules.TLS12_SUITES, s));
    sound &= suites.isPresent();
    list.ifPresent(l -> bounds.add(() -> setting.agreesWith(l, values.get(Rules.RSA_MIN))));
  }

  private <T> boolean isAsStrict(RuleKey<T> key, T value, T inherited, Setting setting) {
    if (key.rule().isAsStrict(value, inherited)) {
      return true;
    }
    if (key instanceof RuleKey.Names<?> names) {
      wider(names, setting);
    } else {
      looser(key, value, inherited, setting);
    }
    return false;
  }

  private <E> void wider(RuleKey.Names<E> key, Setting setting) {
    List<E> inherited = key.of(base.orElseThrow().rules());
    for (E element : values.get(key.rule())) {
      if (!inherited.contains(element)) {
        report.accept(
            place(key, element, setting),
            "%s: %s is not in %s, and a child may only tighten; remove it, extend a looser profile, or"
                    .formatted(key.name(), key.quoted(element), from())
                + " let single hosts have it for a time:"
                + loosened.ofName(key, key.vocabulary().spelling().apply(element)));
      }
    }
  }

  private <T> void looser(RuleKey<T> key, T value, T inherited, Setting setting) {
    boolean number = key instanceof RuleKey.Count;
    String shown = number ? key.spelt(value) : "\"" + key.spelt(value) + "\"";
    String strict = number ? key.spelt(inherited) : "\"" + key.spelt(inherited) + "\"";
    String remedy =
        Rules.OF_A_CONTEXT.contains(key.rule())
            ? "; remove it or extend a looser profile"
            : "; remove it, extend a looser profile, or let single hosts have it for a time:"
                + loosened.ofValue(key, key.spelt(value));
    report.accept(
        setting.place(),
        "%s: %s is looser than the %s of %s, and a child may only tighten"
                .formatted(key.name(), shown, strict, from())
            + remedy);
  }

  private String from() {
    return base.map(Base::name).orElse("");
  }

  private static <E> Place place(RuleKey.Names<E> key, E element, Setting setting) {
    String spelling = key.vocabulary().spelling().apply(element);
    return setting.value() instanceof Value.Items list
        ? list.items().stream()
            .filter(
                item ->
                    item.value().equals(new Value.Text(spelling))
                        || item.value().equals(new Value.Text("+" + spelling)))
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
        said.apply(key.name()).filter(OpenSslSetting::is).isPresent()
            ? OpenSslSetting.NAME
            : key.name();
    report.accept(nearest.apply(key), name + ": " + contradiction.message());
  }
}
