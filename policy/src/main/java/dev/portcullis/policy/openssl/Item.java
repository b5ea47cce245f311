package dev.portcullis.policy.openssl;

import java.util.List;

/**
 * One item of a cipher list, such as {@code !ECDHE+SHA1}.
 *
 * @param words at least one; those of {@code a+b} both
 * @param text as written
 * @param end whether a separator or the end of the list follows
 */
record Item(Operator operator, List<String> words, String text, End end) {
  enum End {
    SEPARATED,
    /** The next item begins right here, as in {@code DEFAULT@SECLEVEL=2}. */
    GLUED
  }

  Item {
    words = List.copyOf(words);
  }
}
