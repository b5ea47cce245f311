package dev.portcullis.policy.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads a list that edits the one it inherits: {@code "-X"} removes a name, {@code "+X"} prefers
 * one, moving it to the front. Names and edits are not mixed.
 */
final class ListEdit<E> {
  private final RuleKey.Names<E> key;
  private final Setting setting;
  private final Problems problems;

  ListEdit(RuleKey.Names<E> key, Setting setting, Problems problems) {
    this.key = key;
    this.setting = setting;
    this.problems = problems;
  }

  /** Whether any item of a list is an edit. */
  static boolean isEdit(Value.Items list) {
    return list.items().stream().anyMatch(ListEdit::isEdit);
  }

  private static boolean isEdit(Value.Item item) {
    return item.value() instanceof Value.Text text
        && (text.text().startsWith("-") || text.text().startsWith("+"));
  }

  /** The edited list, or empty with problems added. */
  Optional<List<E>> read(Value.Items list, Optional<List<E>> inherited) {
    if (inherited.isEmpty()) {
      problems.add(
          setting.place(),
          key.name()
              + ": \"+\" and \"-\" edit an inherited list and nothing is extended; list names");
      return Optional.empty();
    }
    List<E> preferred = new ArrayList<>();
    List<E> left = new ArrayList<>(inherited.get());
    boolean sound = true;
    for (Value.Item item : list.items()) {
      sound &= isEdit(item) ? take(item, preferred, left) : mixed(item);
    }
    if (sound && preferred.isEmpty() && left.isEmpty()) {
      problems.add(setting.place(), key.name() + ": nothing is left; remove fewer names");
      return Optional.empty();
    }
    preferred.addAll(left);
    return sound ? Optional.of(List.copyOf(preferred)) : Optional.empty();
  }

  private boolean mixed(Value.Item item) {
    problems.add(
        item.place(),
        key.name() + ": edits and plain names are mixed; write \"+…\" or \"-…\" for every name");
    return false;
  }

  private boolean take(Value.Item item, List<E> preferred, List<E> left) {
    String text = ((Value.Text) item.value()).text();
    Value.Item name = new Value.Item(new Value.Text(text.substring(1)), item.place());
    Optional<E> element = key.element(name, problems);
    if (element.isEmpty()) {
      return false;
    }
    boolean prefer = text.startsWith("+");
    if (left.remove(element.get())) {
      if (prefer) {
        preferred.add(element.get());
      }
      return true;
    }
    if (prefer && !preferred.contains(element.get())) {
      // Left in, so that it is refused as every name is that the parent does not have.
      preferred.add(element.get());
      return true;
    }
    problems.add(
        item.place(),
        key.name() + ": " + key.quoted(element.get()) + " is not in the inherited list; remove it");
    return false;
  }
}
