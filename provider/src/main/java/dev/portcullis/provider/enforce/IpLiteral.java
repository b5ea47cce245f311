package dev.portcullis.provider.enforce;

import org.jspecify.annotations.Nullable;

/**
 * The strict textual forms of IP addresses: RFC 6943, Section 3.1.1 for IPv4, RFC 4291, Section 2.2
 * for IPv6, RFC 5952 for printing. Own code rather than Guava's {@code InetAddresses}, which reads
 * the digits of every script, folds a mapped address to IPv4 and would be loaded for each
 * connection to an address; a test compares the two. Stateless.
 */
final class IpLiteral {
  private static final int GROUPS = 8;

  private IpLiteral() {}

  /** Four decimal numbers [0..255] without leading zeros, or null. */
  static byte @Nullable [] parseV4(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return null;
    }
    byte[] octets = new byte[4];
    for (int i = 0; i < 4; i++) {
      int value = number(parts[i], 10, 3);
      if (value < 0 || value > 255 || (parts[i].length() > 1 && parts[i].charAt(0) == '0')) {
        return null;
      }
      octets[i] = (byte) value;
    }
    return octets;
  }

  /** Eight groups, at most one of the gaps {@code ::}, possibly IPv4 at the end; no zone. */
  static byte @Nullable [] parseV6(String text) {
    String hex = withoutDottedTail(text);
    if (hex == null) {
      return null;
    }
    int gap = hex.indexOf("::");
    if (gap < 0) {
      int[] groups = groups(hex);
      return groups != null && groups.length == GROUPS ? octets(groups, new int[0]) : null;
    }
    int[] head = groups(hex.substring(0, gap));
    int[] tail = groups(hex.substring(gap + 2));
    if (head == null || tail == null || head.length + tail.length >= GROUPS) {
      return null;
    }
    return octets(head, tail);
  }

  /** Dotted quad, or the canonical text of RFC 5952, Section 4. */
  static String format(byte[] octets) {
    return octets.length == 4 ? formatV4(octets, 0) : formatV6(octets);
  }

  // "::ffff:192.0.2.1" becomes "::ffff:c000:201".
  private static @Nullable String withoutDottedTail(String text) {
    int colon = text.lastIndexOf(':');
    if (text.indexOf('.') < 0) {
      return text;
    }
    byte[] v4 = colon < 0 ? null : parseV4(text.substring(colon + 1));
    return v4 == null
        ? null
        : text.substring(0, colon + 1) + hex(group(v4, 0)) + ":" + hex(group(v4, 2));
  }

  private static int @Nullable [] groups(String text) {
    if (text.isEmpty()) {
      return new int[0];
    }
    String[] parts = text.split(":", -1);
    int[] groups = new int[parts.length];
    for (int i = 0; i < parts.length; i++) {
      groups[i] = number(parts[i], 16, 4);
      if (groups[i] < 0) {
        return null;
      }
    }
    return groups;
  }

  // Integer.parseInt would accept signs and the digits of every script.
  private static int number(String text, int radix, int maxDigits) {
    if (text.isEmpty() || text.length() > maxDigits) {
      return -1;
    }
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      int digit = c < 0x80 ? Character.digit(c, radix) : -1;
      if (digit < 0) {
        return -1;
      }
      value = value * radix + digit;
    }
    return value;
  }

  private static byte[] octets(int[] head, int[] tail) {
    byte[] octets = new byte[2 * GROUPS];
    put(octets, 0, head);
    put(octets, GROUPS - tail.length, tail);
    return octets;
  }

  private static void put(byte[] octets, int first, int[] groups) {
    for (int i = 0; i < groups.length; i++) {
      octets[2 * (first + i)] = (byte) (groups[i] >> 8);
      octets[2 * (first + i) + 1] = (byte) groups[i];
    }
  }

  private static String formatV4(byte[] octets, int from) {
    return (octets[from] & 0xff)
        + "."
        + (octets[from + 1] & 0xff)
        + "."
        + (octets[from + 2] & 0xff)
        + "."
        + (octets[from + 3] & 0xff);
  }

  private static String formatV6(byte[] octets) {
    if (isMapped(octets)) {
      return "::ffff:" + formatV4(octets, 12);
    }
    int length = 1;
    int start = -1;
    for (int i = 0; i < GROUPS; i++) {
      int run = zeros(octets, i);
      if (run > length) {
        length = run;
        start = i;
      }
    }
    return start < 0
        ? join(octets, 0, GROUPS)
        : join(octets, 0, start) + "::" + join(octets, start + length, GROUPS);
  }

  private static boolean isMapped(byte[] octets) {
    return zeros(octets, 0) == 5 && group(octets, 10) == 0xffff;
  }

  private static int zeros(byte[] octets, int from) {
    int i = from;
    while (i < GROUPS && group(octets, 2 * i) == 0) {
      i++;
    }
    return i - from;
  }

  private static String join(byte[] octets, int from, int to) {
    StringBuilder out = new StringBuilder();
    for (int i = from; i < to; i++) {
      out.append(i > from ? ":" : "").append(hex(group(octets, 2 * i)));
    }
    return out.toString();
  }

  private static int group(byte[] octets, int at) {
    return (octets[at] & 0xff) << 8 | (octets[at + 1] & 0xff);
  }

  private static String hex(int group) {
    return Integer.toHexString(group);
  }
}
