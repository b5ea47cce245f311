package dev.portcullis.policy.text;

import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.PolicyWord;
import dev.portcullis.policy.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A key of a role's tables: its name, its values, and where it lives in {@link ConnectionRules}.
 */
sealed interface RuleKey<T> {
  /** What is written. */
  Rule<T> rule();

  /** Dotted, without the role. */
  default String name() {
    return rule().key();
  }

  /** The value in given rules. */
  default T of(ConnectionRules rules) {
    return rule().of(rules);
  }

  /**
   * The value a setting stands for; empty if it stands for none, and then a problem was added.
   *
   * @param inherited what a list may be an edit of
   */
  Optional<T> read(Setting setting, Optional<T> inherited, Problems problems);

  /** A value as it is written, without quotes; lists with commas. */
  String spelt(T value);

  /** The same; the names of a list one by one. */
  default List<String> spellings(T value) {
    return List.of(spelt(value));
  }

  /** The lines of {@code key = value} in canonical form. */
  List<String> print(ConnectionRules rules);

  /** The part before the dot. */
  default String table() {
    return name().substring(0, name().indexOf('.'));
  }

  /** The part after the dot. */
  default String leaf() {
    return name().substring(name().indexOf('.') + 1);
  }

  /** A list of names. */
  record Names<E>(Rule.Names<E> rule, Vocabulary<E> vocabulary) implements RuleKey<List<E>> {

    @Override
    public Optional<List<E>> read(Setting setting, Optional<List<E>> inherited, Problems problems) {
      if (!(setting.value() instanceof Value.Items list)) {
        String example = setting.value() instanceof Value.Text text ? text.text() : "…";
        problems.add(
            setting.place(),
            "%s: must be a list of names, not %s; write [\"%s\"]"
                .formatted(name(), setting.value().shown(), example.replace("\"", "")));
        return Optional.empty();
      }
      if (list.items().isEmpty()) {
        problems.add(
            setting.place(),
            name()
                + ": the list is empty, which never means 'all'; name something or remove the key");
        return Optional.empty();
      }
      return ListEdit.isEdit(list)
          ? new ListEdit<>(this, setting, problems).read(list, inherited)
          : elements(list, problems);
    }

    private Optional<List<E>> elements(Value.Items list, Problems problems) {
      List<E> elements = new ArrayList<>();
      Set<E> seen = new HashSet<>();
      for (Value.Item item : list.items()) {
        Optional<E> element = element(item, problems);
        if (element.isPresent() && !seen.add(element.get())) {
          problems.add(
              item.place(), name() + ": " + quoted(element.get()) + " is listed twice; remove one");
        }
        element.ifPresent(elements::add);
      }
      boolean complete = elements.size() == list.items().size() && seen.size() == elements.size();
      return complete ? Optional.of(List.copyOf(elements)) : Optional.empty();
    }

    Optional<E> element(Value.Item item, Problems problems) {
      if (!(item.value() instanceof Value.Text text)) {
        problems.add(
            item.place(),
            "%s: must hold names in quotes, not %s".formatted(name(), item.value().shown()));
        return Optional.empty();
      }
      String never = vocabulary.never().apply(text.text());
      if (!never.isEmpty()) {
        problems.add(item.place(), name() + ": " + never);
        return Optional.empty();
      }
      Optional<E> element = vocabulary.element(text.text());
      if (element.isEmpty()) {
        problems.add(item.place(), name() + ": " + vocabulary.unknown(text.text()));
      }
      return element;
    }

    @Override
    public String spelt(List<E> elements) {
      return elements.stream().map(vocabulary.spelling()).collect(Collectors.joining(","));
    }

    @Override
    public List<String> spellings(List<E> elements) {
      return elements.stream().map(vocabulary.spelling()).toList();
    }

    /** The spelling of an element in quotes. */
    String quoted(E element) {
      return "'" + vocabulary.spelling().apply(element) + "'";
    }

    @Override
    public List<String> print(ConnectionRules rules) {
      List<E> elements = of(rules);
      if (elements.isEmpty()) {
        return List.of();
      }
      List<String> lines = new ArrayList<>();
      lines.add(leaf() + " = [");
      elements.forEach(e -> lines.add("  \"" + vocabulary.spelling().apply(e) + "\","));
      lines.add("]");
      return lines;
    }
  }

  /** One of a few words. */
  record Word<E extends PolicyWord>(Rule.Word<E> rule) implements RuleKey<E> {

    @Override
    public Optional<E> read(Setting setting, Optional<E> inherited, Problems problems) {
      return Words.read(name(), rule.words(), setting, problems);
    }

    @Override
    public String spelt(E word) {
      return word.word();
    }

    @Override
    public List<String> print(ConnectionRules rules) {
      return List.of(leaf() + " = \"" + of(rules).word() + "\"");
    }
  }

  /** A whole number. */
  record Count(Rule.Count rule) implements RuleKey<Integer> {

    @Override
    public Optional<Integer> read(Setting setting, Optional<Integer> inherited, Problems problems) {
      if (!(setting.value() instanceof Value.Number value)) {
        problems.add(
            setting.place(),
            "%s: must be a whole number of %s [%d..%d], not %s"
                .formatted(
                    name(), rule.unit(), rule.least(), rule.greatest(), setting.value().shown()));
        return Optional.empty();
      }
      if (value.number() < rule.least() || value.number() > rule.greatest()) {
        problems.add(
            setting.place(),
            "%s: %d is outside [%d..%d] %s"
                .formatted(name(), value.number(), rule.least(), rule.greatest(), rule.unit()));
        return Optional.empty();
      }
      return Optional.of((int) value.number());
    }

    @Override
    public String spelt(Integer count) {
      return count.toString();
    }

    @Override
    public List<String> print(ConnectionRules rules) {
      return List.of(leaf() + " = " + of(rules));
    }
  }

  /** All words of an enum. */
  static <E extends Enum<E> & PolicyWord> List<E> words(Class<E> type) {
    return Arrays.asList(type.getEnumConstants());
  }
}
