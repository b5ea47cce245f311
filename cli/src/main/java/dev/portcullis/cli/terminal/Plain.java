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
    return plain ? String.valueOf((char) unit) : String.format(Locale.ROOT, "\\u%04x", unit);
  }
}
