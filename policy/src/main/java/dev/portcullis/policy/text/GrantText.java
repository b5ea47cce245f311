package dev.portcullis.policy.text;

import dev.portcullis.policy.Grant;
import dev.portcullis.policy.Rule;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the grants of an exception are written: names in {@code allow}, everything else in {@code
 * rules}, as {@code keys.rsa-min=1024} or {@code keys.ec-curves+=secp521r1}. Both directions.
 */
final class GrantText {
  /** Lists whose names are allowed by their name alone. */
  private static final List<RuleKey.Names<?>> BY_NAME =
      List.of(
          RuleKeys.VERSIONS,
          RuleKeys.TLS13_SUITES,
          RuleKeys.TLS12_SUITES,
          RuleKeys.KEY_TYPES,
          RuleKeys.GROUPS_ALLOW,
          RuleKeys.HANDSHAKE_SCHEMES);

  private final Problems problems;
  private final Map<Rule<?>, Object> values = new LinkedHashMap<>();

  GrantText(Problems problems) {
    this.problems = problems;
  }

  /** Takes an entry of {@code allow}. */
  void allow(Value.Item item) {
    String name = ((Value.Text) item.value()).text();
    for (RuleKey.Names<?> key : BY_NAME) {
      if (take(key, name, item.place())) {
        return;
      }
    }
    problems.add(item.place(), "allow: " + unknown(name));
  }

  private static String unknown(String name) {
    for (RuleKey.Names<?> key : BY_NAME) {
      String never = key.vocabulary().never().apply(name);
      if (!never.isEmpty() && !never.contains("belongs into")) {
        return never;
      }
    }
    for (RuleKey.Names<?> key : BY_NAME) {
      Optional<String> alias = key.vocabulary().alias().apply(name);
      if (alias.isPresent()) {
        return Shown.quoted(name) + " is no IANA name; write '" + alias.get() + "'";
      }
    }
    return Shown.quoted(name)
        + " is no version, cipher suite, key type, group or handshake scheme; say other rules in"
        + " rules = [\"key=value\"]";
  }

  private <E> boolean take(RuleKey.Names<E> key, String name, Place place) {
    boolean never = !key.vocabulary().never().apply(name).isEmpty();
    Optional<E> element = never ? Optional.empty() : key.vocabulary().element(name);
    element.ifPresent(e -> add(key.rule(), e, "allow", name, place));
    return element.isPresent();
  }

  @SuppressWarnings("unchecked") // Each rule's values are of the rule's own type.
  private <E> void add(Rule.Names<E> rule, E element, String key, String name, Place place) {
    List<E> names = (List<E>) values.computeIfAbsent(rule, r -> new ArrayList<E>());
    if (names.contains(element)) {
      problems.add(place, key + ": " + Shown.quoted(name) + " is listed twice; remove one");
    } else {
      names.add(element);
    }
  }

  /** Takes an entry of {@code rules}. */
  void rule(Value.Item item) {
    String text = ((Value.Text) item.value()).text();
    int equals = text.indexOf('=');
    if (equals < 1) {
      problems.add(
          item.place(),
          "rules: %s must be \"key=value\", or \"key+=name\" for a list"
              .formatted(Shown.quoted(text)));
      return;
    }
    boolean adds = text.charAt(equals - 1) == '+';
    String key = text.substring(0, adds ? equals - 1 : equals).strip();
    String value = text.substring(equals + 1).strip();
    Optional<RuleKey<?>> rule = RuleKeys.byName(key);
    if (rule.isEmpty()) {
      List<String> known = RuleKeys.ALL.stream().map(RuleKey::name).toList();
      problems.add(
          item.place(),
          "rules: no rule is called "
              + Shown.quoted(key)
              + Suggestion.orElse(key, known, "; docs/policy-language.md lists them"));
    } else {
      take(rule.get(), adds, value, item.place());
    }
  }

  private void take(RuleKey<?> key, boolean adds, String value, Place place) {
    if (key instanceof RuleKey.Names<?> names) {
      takeName(names, adds, value, place);
    } else if (adds) {
      problems.add(
          place, "rules: %s is no list; write %s=%s".formatted(key.name(), key.name(), value));
    } else {
      takeValue(key, value, place);
    }
  }

  private <E> void takeName(RuleKey.Names<E> key, boolean adds, String name, Place place) {
    if (!adds) {
      problems.add(
          place, "rules: %s is a list; write %s+=%s".formatted(key.name(), key.name(), name));
      return;
    }
    if (key.rule().isPreference()) {
      problems.add(place, "rules: " + key.name() + " is a preference; allow the group instead");
      return;
    }
    key.element(new Value.Item(new Value.Text(name), place), problems)
        .ifPresent(element -> add(key.rule(), element, "rules", name, place));
  }

  private <T> void takeValue(RuleKey<T> key, String value, Place place) {
    boolean number = key instanceof RuleKey.Count && value.matches("[0-9]{1,9}");
    Value written = number ? new Value.Number(Long.parseLong(value)) : new Value.Text(value);
    Optional<T> read =
        key.read(new Setting(key.name(), written, place), Optional.empty(), problems);
    if (read.isPresent() && values.put(key.rule(), read.get()) != null) {
      problems.add(place, "rules: " + key.name() + " is said twice; remove one");
    }
  }

  /** What was taken; problems were added for what is no grant. */
  List<Grant<?>> grants(Place place) {
    List<Grant<?>> grants = new ArrayList<>();
    values.forEach(
        (rule, value) -> {
          try {
            grants.add(grant(rule, value));
          } catch (IllegalArgumentException e) {
            problems.add(place, "rules: " + e.getMessage());
          }
        });
    return grants;
  }

  @SuppressWarnings("unchecked") // Put there under this rule.
  private static <T> Grant<T> grant(Rule<T> rule, Object value) {
    T copy = (T) (value instanceof List<?> names ? List.copyOf(names) : value);
    return new Grant<>(rule, copy);
  }

  /** The line of an exception that allows one name. */
  static String line(RuleKey.Names<?> key, String spelling) {
    return BY_NAME.contains(key)
        ? "allow = [\"" + spelling + "\"]"
        : "rules = [\"" + key.name() + "+=" + spelling + "\"]";
  }

  /** The entries of {@code allow}. */
  static List<String> allowOf(List<Grant<?>> grants) {
    return grants.stream().flatMap(g -> names(g, true).stream()).toList();
  }

  /** The entries of {@code rules}. */
  static List<String> rulesOf(List<Grant<?>> grants) {
    return grants.stream().flatMap(g -> names(g, false).stream()).toList();
  }

  private static <T> List<String> names(Grant<T> grant, boolean byName) {
    RuleKey<T> key = RuleKeys.of(grant.rule());
    if (key instanceof RuleKey.Names<?> names) {
      return BY_NAME.contains(names) == byName
          ? spelt(names, (List<?>) grant.value(), byName)
          : List.of();
    }
    return byName ? List.of() : List.of(key.name() + "=" + key.spelt(grant.value()));
  }

  @SuppressWarnings("unchecked") // The grant's rule is the key's.
  private static <E> List<String> spelt(RuleKey.Names<E> key, List<?> elements, boolean byName) {
    String before = byName ? "" : key.name() + "+=";
    return elements.stream()
        .map(element -> before + key.vocabulary().spelling().apply((E) element))
        .toList();
  }
}
