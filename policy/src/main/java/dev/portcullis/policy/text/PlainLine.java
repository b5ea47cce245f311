package dev.portcullis.policy.text;

import java.time.DateTimeException;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One line of {@link PlainToml}, read from left to right. Not thread-safe. */
final class PlainLine {
  private static final int MAX_DIGITS = 18;
  private static final int DATE_LENGTH = "2026-11-25".length();

  private final String text;
  private int at;

  PlainLine(String line) {
    text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }

  /** From 1. */
  int column() {
    return at + 1;
  }

  void skipBlanks() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
  }

  /** Whether nothing is left but a comment. */
  boolean isOver() {
    return at == text.length() || text.charAt(at) == '#';
  }

  /** Whether what is left, a comment, has no character that TOML forbids. */
  boolean isSound() {
    for (int i = at; i < text.length(); i++) {
      if (!isPlain(text.charAt(i)) && text.charAt(i) != '\t') {
        return false;
      }
    }
    return true;
  }

  /** Whether the line ends here, but for blanks and a comment. */
  boolean endsHere() {
    skipBlanks();
    return isOver() && isSound();
  }

  boolean startsTable() {
    return text.startsWith("[", at);
  }

  /** Passes over a mark, if it stands here. */
  boolean take(String mark) {
    boolean here = text.startsWith(mark, at);
    at += here ? mark.length() : 0;
    return here;
  }

  /** Passes over an equals sign and the blanks around it, if they stand here. */
  boolean takeEquals() {
    skipBlanks();
    boolean here = take("=");
    skipBlanks();
    return here;
  }

  /** A bare key; null if none stands here. */
  @Nullable String bareKey() {
    int start = at;
    while (at < text.length() && isOfKey(text.charAt(at))) {
      at++;
    }
    return at == start ? null : text.substring(start, at);
  }

  /** Bare keys with dots between them and no blanks; null if there are none. */
  @Nullable String dottedKey() {
    int start = at;
    do {
      if (bareKey() == null) {
        return null;
      }
    } while (take("."));
    return text.substring(start, at);
  }

  /** A text, number or date that ends the line; null if it is another value. */
  @Nullable Value value() {
    Value value;
    if (isText()) {
      String found = text();
      value = found == null ? null : new Value.Text(found);
    } else {
      int start = at;
      while (at < text.length() && isOfKey(text.charAt(at))) {
        at++;
      }
      value = numberOrDate(text.substring(start, at));
    }
    return value != null && endsHere() ? value : null;
  }

  boolean isText() {
    return at < text.length() && text.charAt(at) == '"';
  }

  /** A text in quotes; null if it is not closed, or has an escape but of quote and backslash. */
  @Nullable String text() {
    if (text.startsWith("\"\"\"", at)) {
      return null;
    }
    StringBuilder read = new StringBuilder();
    for (int i = at + 1; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        at = i + 1;
        return read.toString();
      }
      if (c == '\\') {
        i++;
        c = i < text.length() ? text.charAt(i) : 0;
        if (c != '"' && c != '\\') {
          return null;
        }
      }
      if (!isPlain(c)) {
        return null;
      }
      read.append(c);
    }
    return null;
  }

  private static @Nullable Value numberOrDate(String word) {
    if (isDigits(word) && word.length() <= MAX_DIGITS) {
      boolean leadingZero = word.length() > 1 && word.charAt(0) == '0';
      return leadingZero ? null : new Value.Number(Long.parseLong(word));
    }
    return word.length() == DATE_LENGTH && word.charAt(4) == '-' && word.charAt(7) == '-'
        ? date(word)
        : null;
  }

  private static @Nullable Value date(String word) {
    String year = word.substring(0, 4);
    String month = word.substring(5, 7);
    String day = word.substring(8);
    if (!isDigits(year) || !isDigits(month) || !isDigits(day)) {
      return null;
    }
    try {
      return new Value.Date(
          LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static boolean isDigits(String word) {
    return !word.isEmpty() && word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static boolean isOfKey(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }

  /** Neither a control nor half a character. */
  private static boolean isPlain(char c) {
    return c >= 0x20 && c != 0x7F && !Character.isSurrogate(c);
  }
}
