package dev.portcullis.policy.text;

/** How text of unknown origin is shown in messages: quoted, on one line, at a bearable length. */
final class Shown {
  private static final int LIMIT = 80;

  private Shown() {}

  static String quoted(String text) {
    StringBuilder shown = new StringBuilder("'");
    text.codePoints().limit(LIMIT).forEach(c -> append(shown, c));
    return shown.append(text.codePointCount(0, text.length()) > LIMIT ? "…'" : "'").toString();
  }

  private static void append(StringBuilder shown, int codePoint) {
    if (isHarmless(codePoint)) {
      shown.appendCodePoint(codePoint);
    } else {
      shown.append("\\u{").append(Integer.toHexString(codePoint)).append('}');
    }
  }

  /** Line breaks and terminal controls forge log lines, bidirectional marks reorder them. */
  private static boolean isHarmless(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }
}
