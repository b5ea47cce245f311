package dev.portcullis.policy;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * The addresses that begin with the same bits: a literal address, or a block in CIDR notation (RFC
 * 4632, RFC 4291). Nothing is resolved. Immutable.
 *
 * @param octets length of an address: 4 or 16
 * @param bits how many leading bits count [0..octets*8]
 * @param value the address as a number, zero in all bits that do not count
 */
record IpPrefix(int octets, int bits, BigInteger value) {
  private static final int V4 = 4;
  private static final int V6 = 16;
  private static final int GROUPS = 8;

  /** The prefix that a text writes, or empty if it writes none. */
  static Optional<IpPrefix> parse(String text) {
    int slash = text.indexOf('/');
    String address = slash < 0 ? text : text.substring(0, slash);
    Optional<byte[]> octets = address.indexOf(':') < 0 ? v4(address) : v6(address);
    if (octets.isEmpty()) {
      return Optional.empty();
    }
    int length = octets.get().length;
    int bits = slash < 0 ? length * 8 : number(text.substring(slash + 1), length * 8);
    return bits < 0 ? Optional.empty() : Optional.of(of(octets.get(), bits));
  }

  /** The first bits of an address. */
  static IpPrefix of(byte[] address, int bits) {
    BigInteger value = new BigInteger(1, address);
    int free = address.length * 8 - bits;
    return new IpPrefix(address.length, bits, value.shiftRight(free).shiftLeft(free));
  }

  /** Whether the text has bits set that do not count: {@code 10.0.0.1/8}. */
  static boolean hasStrayBits(String text) {
    int slash = text.indexOf('/');
    return slash >= 0
        && parse(text.substring(0, slash))
            .filter(address -> !parse(text).orElseThrow().value.equals(address.value))
            .isPresent();
  }

  boolean isSingle() {
    return bits == octets * 8;
  }

  /** The last address of the block. */
  byte[] last() {
    int free = octets * 8 - bits;
    BigInteger address = value.or(BigInteger.ONE.shiftLeft(free).subtract(BigInteger.ONE));
    byte[] last = new byte[octets];
    for (int i = 0; i < octets; i++) {
      last[i] = address.shiftRight(8 * (octets - 1 - i)).byteValue();
    }
    return last;
  }

  private static Optional<byte[]> v4(String text) {
    String[] parts = text.split("\\.", -1);
    byte[] octets = new byte[V4];
    if (parts.length != V4) {
      return Optional.empty();
    }
    for (int i = 0; i < V4; i++) {
      int octet = number(parts[i], 255);
      if (octet < 0) {
        return Optional.empty();
      }
      octets[i] = (byte) octet;
    }
    return Optional.of(octets);
  }

  private static Optional<byte[]> v6(String text) {
    int gap = text.indexOf("::");
    List<Integer> head = new ArrayList<>();
    List<Integer> tail = new ArrayList<>();
    boolean sound =
        gap < 0
            ? groups(text, head)
            : groups(text.substring(0, gap), head) && groups(text.substring(gap + 2), tail);
    int said = head.size() + tail.size();
    if (!sound || (gap < 0 ? said != GROUPS : said >= GROUPS)) {
      return Optional.empty();
    }
    byte[] octets = new byte[V6];
    for (int i = 0; i < head.size(); i++) {
      put(octets, i, head.get(i));
    }
    for (int i = 0; i < tail.size(); i++) {
      put(octets, GROUPS - tail.size() + i, tail.get(i));
    }
    return Optional.of(octets);
  }

  private static void put(byte[] octets, int index, int group) {
    octets[index * 2] = (byte) (group >> 8);
    octets[index * 2 + 1] = (byte) group;
  }

  private static boolean groups(String text, List<Integer> groups) {
    if (text.isEmpty()) {
      return true;
    }
    for (String group : text.split(":", -1)) {
      if (group.isEmpty() || group.length() > 4 || !group.chars().allMatch(IpPrefix::isHex)) {
        return false;
      }
      groups.add(Integer.parseInt(group, 16));
    }
    return true;
  }

  private static boolean isHex(int c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  /** A decimal number without leading zeros [0..greatest], or -1. */
  private static int number(String text, int greatest) {
    if (text.isEmpty() || text.length() > 3 || !text.chars().allMatch(c -> c >= '0' && c <= '9')) {
      return -1;
    }
    int number = Integer.parseInt(text);
    boolean leadingZero = text.length() > 1 && text.charAt(0) == '0';
    return leadingZero || number > greatest ? -1 : number;
  }

  /** As it is written: IPv6 in full groups, without zeros in front and without a gap. */
  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(octets == V4 ? "." : ":");
    int width = octets == V4 ? 8 : 16;
    for (int shift = octets * 8 - width; shift >= 0; shift -= width) {
      int part = value.shiftRight(shift).intValue() & ((1 << width) - 1);
      text.add(octets == V4 ? Integer.toString(part) : Integer.toHexString(part));
    }
    return isSingle() ? text.toString() : text + "/" + bits;
  }
}
