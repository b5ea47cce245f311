package dev.portcullis.provider.certificate;

import java.math.BigInteger;
import java.security.cert.CertificateParsingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One DER value: its identifier octet and its content (X.690, Section 8.1). Tags of one octet and
 * definite minimal lengths only. Immutable as long as nobody writes to the array below it.
 *
 * @param tag identifier octet [0..255], with its class and form bits
 * @param octets the array that holds the content
 * @param from first content octet
 * @param to end of the content, exclusive
 */
record Der(int tag, byte[] octets, int from, int to) {
  static final int BIT_STRING = 0x03;
  static final int INTEGER = 0x02;
  static final int OBJECT_IDENTIFIER = 0x06;
  static final int OCTET_STRING = 0x04;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;

  private static final int CONTEXT = 0x80;
  private static final int CONSTRUCTED = 0x20;
  private static final int LONGEST_LENGTH = 4;

  /** The value that begins at the first octet; what follows it is not looked at. */
  static Der first(byte[] encoded) throws CertificateParsingException {
    return at(encoded, 0, encoded.length);
  }

  /** Identifier octet of a context-specific primitive value [0..30]. */
  static int context(int number) {
    return CONTEXT | number;
  }

  /** Identifier octet of a context-specific constructed value [0..30]. */
  static int constructed(int number) {
    return CONTEXT | CONSTRUCTED | number;
  }

  boolean is(int expected) {
    return tag == expected;
  }

  /** This value, which must have the tag. */
  Der as(int expected, String name) throws CertificateParsingException {
    if (tag != expected) {
      throw new CertificateParsingException(
          "The certificate is malformed: tag %02x where the %s should be".formatted(tag, name));
    }
    return this;
  }

  /** The values in the content, one after the other. */
  List<Der> children() throws CertificateParsingException {
    List<Der> children = new ArrayList<>();
    int next = from;
    while (next < to) {
      Der child = at(octets, next, to);
      children.add(child);
      next = child.to;
    }
    return children;
  }

  /** The one value in the content. */
  Der only(String name) throws CertificateParsingException {
    List<Der> children = children();
    if (children.size() != 1) {
      throw new CertificateParsingException(
          "The certificate is malformed: %d values in the %s".formatted(children.size(), name));
    }
    return children.get(0);
  }

  /** Makes something of a value. */
  interface Reading<T> {
    T of(Der value) throws CertificateParsingException;
  }

  /**
   * What a reading makes of each of these. All are read before one that cannot be printed ends it:
   * OpenSSL takes a list whole, or not at all.
   */
  static <T> List<T> each(List<Der> values, Reading<List<T>> reading)
      throws CertificateParsingException {
    List<T> read = new ArrayList<>();
    UnprintableException unprintable = null;
    for (Der value : values) {
      try {
        read.addAll(reading.of(value));
      } catch (UnprintableException e) {
        unprintable = unprintable == null ? e : unprintable;
      }
    }
    if (unprintable != null) {
      throw unprintable;
    }
    return List.copyOf(read);
  }

  byte[] content() {
    return Arrays.copyOfRange(octets, from, to);
  }

  int length() {
    return to - from;
  }

  /** The number that an INTEGER holds. */
  BigInteger integer(String name) throws CertificateParsingException {
    if (as(INTEGER, name).length() == 0) {
      throw new CertificateParsingException("The certificate is malformed: empty " + name);
    }
    return new BigInteger(content());
  }

  private static Der at(byte[] octets, int start, int end) throws CertificateParsingException {
    if (end - start < 2 || (octets[start] & 0x1f) == 0x1f) {
      throw new CertificateParsingException(
          "The certificate is malformed: no tag and length of DER at octet " + start);
    }
    int first = octets[start + 1] & 0xff;
    int count = first < 0x80 ? 0 : first & 0x7f;
    int from = start + 2 + count;
    long length = count == 0 ? first : length(octets, start + 2, Math.min(from, end), count);
    if (from > end || length > end - from) {
      throw new CertificateParsingException(
          "The certificate is malformed: the value at octet " + start + " is cut off");
    }
    return new Der(octets[start] & 0xff, octets, from, from + (int) length);
  }

  private static long length(byte[] octets, int from, int to, int count)
      throws CertificateParsingException {
    long length = 0;
    for (int i = from; i < to && count <= LONGEST_LENGTH; i++) {
      length = length << 8 | (octets[i] & 0xff);
    }
    if (length < 0x80 || length >>> (8 * (count - 1)) == 0) {
      throw new CertificateParsingException(
          "The certificate is malformed: the length at octet " + (from - 1) + " is not DER");
    }
    return length;
  }
}
