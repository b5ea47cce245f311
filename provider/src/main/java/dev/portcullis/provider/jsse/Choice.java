package dev.portcullis.provider.jsse;

import java.util.List;
import java.util.function.Function;

/** Values of one kind that may be used, and their names as JSSE wants them. Immutable. */
final class Choice<T> {
  private final List<T> values;
  private final String[] names;

  private Choice(List<T> values, String[] names) {
    this.values = values;
    this.names = names;
  }

  static <T> Choice<T> of(List<T> values, Function<T, String> nameOf) {
    String[] names = new String[values.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = nameOf.apply(values.get(i));
    }
    return new Choice<>(List.copyOf(values), names);
  }

  List<T> values() {
    return values;
  }

  /** A new array: JSSE's callers may write into theirs. */
  String[] names() {
    return names.clone();
  }
}
