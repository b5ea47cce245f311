package dev.portcullis.provider.facts;

import java.util.Optional;

/**
 * One thing about a connection that was seen, that the connection does not have, or that could not
 * be seen. Nothing is ever guessed. Immutable.
 *
 * @param <T> what it is
 */
public sealed interface Fact<T> {
  /** It was seen. */
  static <T> Fact<T> of(T value) {
    return new Seen<>(value);
  }

  /** The connection has no such thing: no group in a resumed session of TLS 1.2, for one. */
  static <T> Fact<T> none() {
    @SuppressWarnings("unchecked") // holds no value
    Fact<T> none = (Fact<T>) None.ALIKE;
    return none;
  }

  /**
   * It could not be seen.
   *
   * @param reason why, for people
   */
  static <T> Fact<T> unknown(String reason) {
    return new Unknown<>(reason);
  }

  /** What was seen; empty if there is no such thing or it could not be seen. */
  default Optional<T> seen() {
    return Optional.empty();
  }

  /** Whether it could not be seen. */
  default boolean isUnknown() {
    return false;
  }

  /** A thing that was seen. Its text is that of its value. */
  record Seen<T>(T value) implements Fact<T> {
    @Override
    public Optional<T> seen() {
      return Optional.of(value);
    }

    @Override
    public String toString() {
      return value.toString();
    }
  }

  /** A thing that the connection does not have. Its text is {@code none}. */
  record None<T>() implements Fact<T> {
    private static final Fact<?> ALIKE = new None<>();

    @Override
    public String toString() {
      return "none";
    }
  }

  /** A thing that could not be seen. Its text is {@code unknown}. */
  record Unknown<T>(String reason) implements Fact<T> {
    @Override
    public boolean isUnknown() {
      return true;
    }

    @Override
    public String toString() {
      return "unknown";
    }
  }
}
