package dev.portcullis.cli.demo;

/** How a field looks on a terminal with colour; the words say the same without. */
enum Style {
  PLAIN(""),
  HEADING("1"),
  GOOD("32"),
  BAD("1;31");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /** {@code text} between the ECMA-48 sequences of this style, or as it is. */
  String paint(String text, boolean colour) {
    boolean plain = !colour || code.isEmpty() || text.isBlank();
    return plain ? text : "\033[" + code + "m" + text + "\033[0m";
  }
}
