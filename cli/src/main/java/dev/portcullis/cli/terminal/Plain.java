package dev.portcullis.cli.terminal;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Text of somebody else, made fit to print. Stateless. */
public final class Plain {
  private Plain() {}

  /** Printable ASCII stays; all else, line ends too, becomes its number behind a backslash. */
  public static String line(String text) {
    return text.chars().mapToObj(Plain::shown).collect(Collectors.joining());
  }

  /**
   * What people read stays, whatever the script; what steers a terminal or hides becomes a number.
   */
  public static String words(String text) {
    return text.chars()
        .mapToObj(unit -> isWords(unit) ? String.valueOf((char) unit) : escaped(unit))
        .collect(Collectors.joining());
  }

  private static boolean isWords(int unit) {
    return switch (Character.getType(unit)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.PRIVATE_USE,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  /** A text of JSON (RFC 8259, Section 7) in ASCII, in quotation marks. */
  public static String json(String text) {
    return text.chars().mapToObj(Plain::quoted).collect(Collectors.joining("", "\"", "\""));
  }

  /** An array of such texts. */
  public static String json(List<String> texts) {
    return texts.stream().map(Plain::json).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String quoted(int unit) {
    return unit == '"' || unit == '\\' ? "\\" + (char) unit : shown(unit);
  }

  private static String shown(int unit) {
    boolean plain = unit >= ' ' && unit < 0x7f;
    return plain ? String.valueOf((char) unit) : escaped(unit);
  }

  private static String escaped(int unit) {
    return String.format(Locale.ROOT, "\\u%04x", unit);
  }
}
