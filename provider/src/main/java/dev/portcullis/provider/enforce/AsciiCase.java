package dev.portcullis.provider.enforce;

/**
 * Case folding of ASCII letters and of nothing else: DNS compares so (RFC 4343), and Unicode
 * folding would let two different names meet. Stateless.
 */
final class AsciiCase {
  private AsciiCase() {}

  static int fold(int c) {
    return c >= 'A' && c <= 'Z' ? c + ('a' - 'A') : c;
  }

  static boolean hasUpper(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) != fold(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  static String fold(String text) {
    if (!hasUpper(text)) {
      return text;
    }
    StringBuilder folded = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      folded.append((char) fold(text.charAt(i)));
    }
    return folded.toString();
  }
}
