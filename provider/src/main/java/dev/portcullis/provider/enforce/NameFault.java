package dev.portcullis.provider.enforce;

import org.jspecify.annotations.Nullable;

/**
 * Why a text is not a DNS name that may be compared: the grammar for names of both sides, apart
 * from wildcards. Letters, digits, hyphens and underscores; the underscore is in no host name of
 * RFC 1123, but in the names of many real hosts, and cannot be mistaken for anything else.
 */
enum NameFault {
  EMPTY("it is empty"),
  NUL("it contains a NUL octet"),
  NON_ASCII("it contains octets that are not ASCII (RFC 5280, Section 4.2.1.6)"),
  CHARACTER("only letters, digits, hyphens, underscores and dots make a DNS name"),
  TRAILING_DOT("it ends in a dot"),
  EMPTY_LABEL("it has an empty label"),
  LONG_LABEL("a label is longer than 63 octets (RFC 1035, Section 2.3.4)"),
  LONG_NAME("it is longer than 253 octets (RFC 1035, Section 2.3.4)"),
  HYPHEN("a label begins or ends with a hyphen (RFC 5890, Section 2.3.1)"),
  NUMERIC("its last label is a number, as only an IPv4 address has it (RFC 6943, Section 3.1.1)");

  final String rule;

  NameFault(String rule) {
    this.rule = rule;
  }

  /** The first fault of a name, or null if it has none. Letters of either case are accepted. */
  static @Nullable NameFault of(String name) {
    if (name.isEmpty()) {
      return EMPTY;
    }
    NameFault fault = ofCharacters(name);
    if (fault != null) {
      return fault;
    }
    if (name.endsWith(".")) {
      return name.length() == 1 || name.endsWith("..") ? EMPTY_LABEL : TRAILING_DOT;
    }
    return name.length() > DnsName.MAX_LENGTH ? LONG_NAME : ofLabels(name);
  }

  private static @Nullable NameFault ofCharacters(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!isNameCharacter(c)) {
        return c == 0 ? NUL : c > 0x7f ? NON_ASCII : CHARACTER;
      }
    }
    return null;
  }

  private static boolean isNameCharacter(char c) {
    int folded = AsciiCase.fold(c);
    return (folded >= 'a' && folded <= 'z') || isDigit(c) || c == '-' || c == '_' || c == '.';
  }

  private static @Nullable NameFault ofLabels(String name) {
    int start = 0;
    for (int dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', start)) {
      NameFault fault = ofLabel(name, start, dot);
      if (fault != null) {
        return fault;
      }
      start = dot + 1;
    }
    NameFault fault = ofLabel(name, start, name.length());
    return fault == null && isNumber(name.substring(start)) ? NUMERIC : fault;
  }

  private static @Nullable NameFault ofLabel(String name, int from, int to) {
    if (from == to) {
      return EMPTY_LABEL;
    }
    if (to - from > DnsName.MAX_LABEL) {
      return LONG_LABEL;
    }
    return name.charAt(from) == '-' || name.charAt(to - 1) == '-' ? HYPHEN : null;
  }

  // Decimal, octal and 0x: everything that inet_aton would read as part of an address.
  private static boolean isNumber(String label) {
    if (label.startsWith("0x") || label.startsWith("0X")) {
      return isNumber(label, 2, 16);
    }
    return isNumber(label, 0, 10);
  }

  private static boolean isNumber(String label, int from, int radix) {
    for (int i = from; i < label.length(); i++) {
      char c = label.charAt(i);
      if (radix == 10 ? !isDigit(c) : Character.digit(c, radix) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }
}
