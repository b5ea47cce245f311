package dev.portcullis.provider.enforce;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One dNSName entry compared with a DNS reference identity (RFC 9525, Section 6.3), octet by octet.
 * Works on the certificate's octets: a match proves that the entry is well-formed, because the
 * reference is. Stateless.
 */
final class PresentedDnsName {
  private PresentedDnsName() {}

  /** Whether octets {@code [from..to)} are the name, ASCII letters in either case. */
  static boolean equalsName(byte[] der, int from, int to, String name) {
    return to - from == name.length() && endsWith(der, from, name, 0);
  }

  /**
   * Whether octets {@code [from..to)} are {@code *.} and all labels of the name but the first. Does
   * not ask whether such a wildcard is allowed.
   */
  static boolean coversName(byte[] der, int from, int to, String name) {
    int dot = name.indexOf('.');
    return dot > 0
        && to - from == 1 + name.length() - dot
        && der[from] == '*'
        && endsWith(der, from + 1, name, dot);
  }

  /** What keeps octets {@code [from..to)} from ever matching, or null. */
  static @Nullable String fault(byte[] der, int from, int to) {
    String text = new String(der, from, to - from, StandardCharsets.ISO_8859_1);
    String base = text.startsWith("*.") ? text.substring(2) : text;
    if (base.indexOf('*') >= 0) {
      return "a wildcard must be the whole left-most label of a longer name (RFC 9525, Section"
          + " 6.3)";
    }
    NameFault fault = NameFault.of(base);
    return fault == null ? null : fault.rule;
  }

  private static boolean endsWith(byte[] der, int from, String name, int first) {
    for (int i = first; i < name.length(); i++) {
      if (AsciiCase.fold(der[from + i - first] & 0xff) != name.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
