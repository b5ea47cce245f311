package dev.portcullis.provider.enforce;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.StringJoiner;

/**
 * U-labels to A-labels, only where every edition of IDNA gives the same A-label. {@link IDN} knows
 * IDNA 2003, whose mappings (sharp s to ss, joiners to nothing, full-width to ASCII, other dots to
 * dots) lead to another host than those of today's browsers and resolvers. Therefore a label counts
 * only if its A-label leads back to it (RFC 5891, Section 4.4), apart from case and composition,
 * which all editions map alike. What is left is refused, and the A-label can be written instead.
 */
final class ULabels {
  private static final String ACE_PREFIX = "xn--";

  private ULabels() {}

  /** Replaces the labels that are not ASCII; the others stay as they are, unchecked. */
  static String toAscii(String host, String name) throws InvalidReferenceIdentityException {
    StringJoiner ascii = new StringJoiner(".");
    for (String label : name.split("\\.", -1)) {
      ascii.add(isAscii(label) ? label : aLabel(host, label));
    }
    return ascii.toString();
  }

  // The Kelvin sign folds to an ASCII letter: such a label is no U-label.
  static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static String aLabel(String host, String label) throws InvalidReferenceIdentityException {
    String folded = Normalizer.normalize(label, Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    try {
      String ascii = IDN.toASCII(folded, IDN.USE_STD3_ASCII_RULES);
      if (!isAscii(folded) && ascii.startsWith(ACE_PREFIX) && IDN.toUnicode(ascii).equals(folded)) {
        return ascii;
      }
    } catch (IllegalArgumentException noLabel) {
      // Told below: the exception's own message does not say which label.
    }
    throw new InvalidReferenceIdentityException(
        host,
        "the editions of IDNA do not agree on the A-label of " + Escaped.quoted(label),
        "write the name with its A-label (xn--...), as it stands in DNS (RFC 5890)");
  }
}
