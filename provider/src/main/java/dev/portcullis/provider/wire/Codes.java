package dev.portcullis.provider.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * Numbers in the order in which the peer sent them, each in [0..65535].
 *
 * <p>Knows no names: what a number means is the policy's vocabulary. Immutable.
 */
public final class Codes {

  /** No number: the list was empty, or there was no list. */
  public static final Codes NONE = new Codes(new int[0]);

  private final int[] values;

  private Codes(int[] values) {
    this.values = values;
  }

  /** The given numbers, in that order. */
  public static Codes of(int... values) {
    return values.length == 0 ? NONE : new Codes(values.clone());
  }

  /** Takes {@code values} over without a copy; nobody else may hold it. */
  static Codes owning(int[] values) {
    return values.length == 0 ? NONE : new Codes(values);
  }

  public int size() {
    return values.length;
  }

  public boolean isEmpty() {
    return values.length == 0;
  }

  /**
   * The number at {@code index}.
   *
   * @throws IndexOutOfBoundsException unless {@code index} is in [0..size())
   */
  public int get(int index) {
    return values[index];
  }

  public boolean contains(int code) {
    for (int value : values) {
      if (value == code) {
        return true;
      }
    }
    return false;
  }

  /** A new array. */
  public int[] toArray() {
    return values.clone();
  }

  boolean hasDuplicates() {
    int[] sorted = toArray();
    Arrays.sort(sorted);
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Codes codes && Arrays.equals(values, codes.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  /** As in {@code [0x1301, 0x1302]}. */
  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(", ", "[", "]");
    for (int value : values) {
      text.add(hex(value));
    }
    return text.toString();
  }

  /** As in {@code 0x0304}. */
  static String hex(int code) {
    return String.format(Locale.ROOT, "0x%04x", code);
  }
}
