package dev.portcullis.policy;

import java.util.List;
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
   * @param preference whether the whole list is one: it picks from what another rule allows, and no
   *     value of it is stricter than another
   * @param <E> what a name stands for
   */
  record Names<E>(String key, boolean preference, Function<ConnectionRules, List<E>> getter)
      implements Rule<List<E>> {
    Names(String key, Function<ConnectionRules, List<E>> getter) {
      this(key, false, getter);
    }

    @Override
    public List<E> of(ConnectionRules rules) {
      return getter.apply(rules);
    }

    @Override
    public boolean isAsStrict(List<E> value, List<E> other) {
      return preference || other.containsAll(value);
    }

    @Override
    public List<E> join(List<E> first, List<E> second) {
      return Stream.concat(first.stream(), second.stream()).distinct().toList();
    }

    @Override
    public List<E> meet(List<E> first, List<E> second) {
      return first.stream().filter(second::contains).toList();
    }
  }

  /**
   * One of a few words.
   *
   * @param <E> the words
   * @param strictestFirst all words in order of strictness; empty if none is stricter than another,
   *     and every one may be chosen
   */
  record Word<E extends PolicyWord>(
      String key, List<E> strictestFirst, Function<ConnectionRules, E> getter) implements Rule<E> {
    /** Copies the order. */
    public Word {
      strictestFirst = List.copyOf(strictestFirst);
    }

    @Override
    public E of(ConnectionRules rules) {
      return getter.apply(rules);
    }

    @Override
    public boolean isAsStrict(E value, E other) {
      return strictestFirst.indexOf(value) <= strictestFirst.indexOf(other);
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

  /** A whole number. */
  record Count(String key, Sense sense, Function<ConnectionRules, Integer> getter)
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
