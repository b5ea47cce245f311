package dev.portcullis.policy;

import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Copies of collections for the records of a policy: unmodifiable, each element once. */
final class Distinct {
  private Distinct() {}

  static <T> List<T> copyOf(List<T> values) {
    List<T> copy = List.copyOf(values);
    Set<T> seen = new HashSet<>();
    for (T value : copy) {
      if (!seen.add(value)) {
        throw new IllegalArgumentException(value + " is listed twice");
      }
    }
    return copy;
  }

  /** In the order of the enum, so that the same set always prints the same. */
  static <E extends Enum<E>> Set<E> sorted(Set<E> values) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(new TreeSet<>(values)));
  }
}
