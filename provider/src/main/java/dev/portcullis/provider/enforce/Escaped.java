package dev.portcullis.provider.enforce;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Text of a peer or an application made fit for one line of a log: printable ASCII stays, all else
 * becomes its number in hexadecimal behind a backslash, long texts are cut. Stateless.
 */
public final class Escaped {
  /** Longer than any DNS name with its quotation marks. */
  static final int LIMIT = 260;

  private static final String CUT = "...";

  private Escaped() {}

  /** Escapes a text that stands alone: printable ASCII stays, spaces and commas too. */
  public static String text(String text) {
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < Math.min(text.length(), LIMIT); i++) {
      char c = text.charAt(i);
      if (c == ' ' || c == ',') {
        out.append(c);
      } else {
        append(out, c, form(c));
      }
    }
    return out.append(text.length() > LIMIT ? CUT : "").toString();
  }

  /** Takes line breaks and terminal controls out of a sentence of ours; nothing is cut. */
  static String line(String sentence) {
    StringBuilder out = new StringBuilder(sentence.length());
    for (int i = 0; i < sentence.length(); i++) {
      char c = sentence.charAt(i);
      boolean harmless = c >= 0x20 && c < 0x7f;
      out.append(harmless ? String.valueOf(c) : String.format(Locale.ROOT, form(c), (int) c));
    }
    return out.toString();
  }

  /** Escapes a text, in double quotation marks. */
  static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < Math.min(text.length(), LIMIT); i++) {
      append(out, text.charAt(i), form(text.charAt(i)));
    }
    return out.append(text.length() > LIMIT ? CUT : "").append('"').toString();
  }

  /** Escapes octets {@code [from..to)}, each taken as one character. */
  static String octets(byte[] octets, int from, int to) {
    int end = Math.min(to, from + LIMIT);
    if (isPlain(octets, from, end)) {
      String text = new String(octets, from, end - from, StandardCharsets.US_ASCII);
      return end < to ? text + CUT : text;
    }
    StringBuilder out = new StringBuilder();
    for (int i = from; i < end; i++) {
      append(out, (char) (octets[i] & 0xff), "\\x%02x");
    }
    return out.append(end < to ? CUT : "").toString();
  }

  private static boolean isPlain(byte[] octets, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!isPlain((char) (octets[i] & 0xff))) {
        return false;
      }
    }
    return true;
  }

  private static String form(char c) {
    return c > 0xff ? "\\u%04x" : "\\x%02x";
  }

  private static void append(StringBuilder out, char c, String format) {
    if (isPlain(c)) {
      out.append(c);
      return;
    }
    out.append(String.format(Locale.ROOT, format, (int) c));
  }

  // A comma, a quotation mark or a backslash could forge the list in which the text is shown.
  private static boolean isPlain(char c) {
    return c > 0x20 && c < 0x7f && c != '\\' && c != '"' && c != ',';
  }
}
