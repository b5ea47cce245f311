package dev.portcullis.policy;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A rule of one role: its key, where its value lives in {@link ConnectionRules}, and which of two
 * values is the stricter. {@link Rules} lists them all.
 *
 * <p>Not responsible for how a value is written. Immutable.
 *
 * @param <T> the sort of value
 */
public sealed interface Rule<T> {
  /** Dotted key of the policy language, without a role. */
  String key();

  /** The value in given rules. */
  T of(ConnectionRules rules);

  /** Whether a value lets nothing pass that the other would not. */
  boolean isAsStrict(T value, T other);

  /** The wider of both: what either lets pass. */
  T join(T first, T second);

  /** The stricter of both: what both let pass. */
  T meet(T first, T second);

  /**
   * A list of names: fewer are stricter, the order is a preference and no matter of strictness.
   *
   * @param <E> what a name stands for
   * @param reading what the list says
   * @param unmeetable of a demand: what no peer can have, for two demands without a common name to
   *     meet in
   */
  record Names<E>(
      String key,
      Reading reading,
      Optional<E> unmeetable,
      Function<ConnectionRules, List<E>> getter)
      implements Rule<List<E>> {
    /** What a list says. */
    public enum Reading {
      /** What is allowed; an empty list allows nothing. */
      ALLOWS,
      /** What the connection must have one of; an empty list demands nothing. */
      DEMANDS,
      /** A pick from what another rule allows; no value is stricter than another. */
      PREFERS
    }

    static <E> Names<E> allowed(String key, Function<ConnectionRules, List<E>> getter) {
      return new Names<>(key, Reading.ALLOWS, Optional.empty(), getter);
    }

    static <E> Names<E> demanded(
        String key, E unmeetable, Function<ConnectionRules, List<E>> getter) {
      return new Names<>(key, Reading.DEMANDS, Optional.of(unmeetable), getter);
    }

    static <E> Names<E> preferred(String key, Function<ConnectionRules, List<E>> getter) {
      return new Names<>(key, Reading.PREFERS, Optional.empty(), getter);
    }

    /** Whether no list is stricter than another. */
    public boolean isPreference() {
      return reading == Reading.PREFERS;
    }

    private boolean isOpen(List<E> value) {
      return reading == Reading.DEMANDS && value.isEmpty();
    }

    @Override
    public List<E> of(ConnectionRules rules) {
      return getter.apply(rules);
    }

    @Override
    public boolean isAsStrict(List<E> value, List<E> other) {
      return isPreference() || isOpen(other) || (!isOpen(value) && other.containsAll(real(value)));
    }

    /** Without the one that nobody can have. */
    private List<E> real(List<E> value) {
      return unmeetable.isEmpty()
          ? value
          : value.stream().filter(e -> !e.equals(unmeetable.get())).toList();
    }

    @Override
    public List<E> join(List<E> first, List<E> second) {
      if (isOpen(first) || isOpen(second)) {
        return List.of();
      }
      List<E> both = Stream.concat(real(first).stream(), real(second).stream()).distinct().toList();
      return both.isEmpty() ? first : both;
    }

    @Override
    public List<E> meet(List<E> first, List<E> second) {
      if (isOpen(first) || isOpen(second)) {
        return isOpen(first) ? second : first;
      }
      List<E> common = first.stream().filter(second::contains).toList();
      return common.isEmpty() && unmeetable.isPresent() ? List.of(unmeetable.get()) : common;
    }
  }

  /**
   * One of a few words.
   *
   * @param <E> the words
   * @param words all of them
   */
  record Word<E extends PolicyWord>(
      String key, Order order, List<E> words, Function<ConnectionRules, E> getter)
      implements Rule<E> {
    /** Whether some words are stricter than others. */
    public enum Order {
      /** They are, in the order that they are listed in. */
      STRICTEST_FIRST,
      /** They are not: it is a preference, and every one may be chosen. */
      NONE
    }

    /** Copies the words. */
    public Word {
      words = List.copyOf(words);
    }

    /** Words of which each is stricter than those after it. */
    static <E extends Enum<E> & PolicyWord> Word<E> strictestFirst(
        String key, Class<E> words, Function<ConnectionRules, E> getter) {
      return new Word<>(key, Order.STRICTEST_FIRST, List.of(words.getEnumConstants()), getter);
    }

    /** Words of which none is stricter. */
    static <E extends Enum<E> & PolicyWord> Word<E> preference(
        String key, Class<E> words, Function<ConnectionRules, E> getter) {
      return new Word<>(key, Order.NONE, List.of(words.getEnumConstants()), getter);
    }

    /** Whether no word is stricter than another. */
    public boolean isPreference() {
      return order == Order.NONE;
    }

    /** The word that lets most pass. */
    public E loosest() {
      return words.get(words.size() - 1);
    }

    @Override
    public E of(ConnectionRules rules) {
      return getter.apply(rules);
    }

    @Override
    public boolean isAsStrict(E value, E other) {
      return isPreference() || words.indexOf(value) <= words.indexOf(other);
    }

    @Override
    public E join(E first, E second) {
      return isAsStrict(second, first) ? first : second;
    }

    @Override
    public E meet(E first, E second) {
      return isAsStrict(first, second) ? first : second;
    }
  }

  /** A whole number of some unit within [least..greatest]. */
  record Count(
      String key,
      Sense sense,
      int least,
      int greatest,
      String unit,
      Function<ConnectionRules, Integer> getter)
      implements Rule<Integer> {
    /** Which numbers are the stricter ones. */
    public enum Sense {
      /** A floor. */
      HIGHER,
      /** A ceiling. */
      LOWER,
      /** A ceiling, of which zero means that there is none. */
      LOWER_BUT_ZERO_IS_NONE
    }

    @Override
    public Integer of(ConnectionRules rules) {
      return getter.apply(rules);
    }

    @Override
    public boolean isAsStrict(Integer value, Integer other) {
      return switch (sense) {
        case HIGHER -> value >= other;
        case LOWER -> value <= other;
        case LOWER_BUT_ZERO_IS_NONE -> other == 0 || (value != 0 && value <= other);
      };
    }

    @Override
    public Integer join(Integer first, Integer second) {
      return isAsStrict(second, first) ? first : second;
    }

    @Override
    public Integer meet(Integer first, Integer second) {
      return isAsStrict(first, second) ? first : second;
    }
  }
}
