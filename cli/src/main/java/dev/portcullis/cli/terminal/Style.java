package dev.portcullis.cli.terminal;

/** How a field looks on a terminal with colour; the words say the same without. */
public enum Style {
  PLAIN(""),
  HEADING("1"),
  GOOD("32"),
  BAD("1;31");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /** {@code text} between the ECMA-48 sequences of this style, or as it is. */
  public String paint(String text, boolean colour) {
    boolean plain = !colour || code.isEmpty() || text.isBlank();
    return plain ? text : "\033[" + code + "m" + text + "\033[0m";
  }
}
