package dev.portcullis.provider.credentials;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Reads DER values one after the other (X.690): one-octet tags, definite lengths. Only what keys
 * and their envelopes need. Not thread-safe.
 */
final class DerReader {
  static final int INTEGER = 0x02;
  static final int OCTET_STRING = 0x04;
  static final int OBJECT_IDENTIFIER = 0x06;
  static final int SEQUENCE = 0x30;

  private static final int LONG_FORM = 0x80;
  private static final int MAX_LENGTH_OCTETS = 4;

  private final byte[] der;
  private final int end;
  private int next;

  DerReader(byte[] der) {
    this(der, 0, der.length);
  }

  private DerReader(byte[] der, int from, int end) {
    this.der = der;
    this.next = from;
    this.end = end;
  }

  boolean hasNext() {
    return next < end;
  }

  /** Whether the next value has this tag. */
  boolean isNext(int tag) {
    return hasNext() && (der[next] & 0xFF) == tag;
  }

  /** The next value, which must be a sequence or another constructed value of this tag. */
  DerReader enter(int tag) throws MalformedDerException {
    int from = open(tag);
    return new DerReader(der, from, next);
  }

  /** The content of the next value. */
  byte[] content(int tag) throws MalformedDerException {
    int from = open(tag);
    return Arrays.copyOfRange(der, from, next);
  }

  /** The next value, whatever it is, with tag and length. */
  byte[] whole() throws MalformedDerException {
    int from = next;
    if (!hasNext()) {
      throw new MalformedDerException("a value is missing");
    }
    open(der[next] & 0xFF);
    return Arrays.copyOfRange(der, from, next);
  }

  BigInteger integer() throws MalformedDerException {
    byte[] content = content(INTEGER);
    if (content.length == 0) {
      throw new MalformedDerException("an empty number");
    }
    return new BigInteger(content);
  }

  /** An integer within [0..2^31-1]. */
  int count() throws MalformedDerException {
    BigInteger value = integer();
    if (value.signum() < 0 || value.bitLength() >= Integer.SIZE) {
      throw new MalformedDerException("a number out of range");
    }
    return value.intValue();
  }

  /** An object identifier in dotted form. */
  String oid() throws MalformedDerException {
    byte[] content = content(OBJECT_IDENTIFIER);
    if (content.length == 0 || content[content.length - 1] < 0) {
      throw new MalformedDerException("a damaged object identifier");
    }
    StringBuilder dotted = new StringBuilder();
    BigInteger arc = BigInteger.ZERO;
    for (byte octet : content) {
      arc = arc.shiftLeft(7).or(BigInteger.valueOf(octet & 0x7F));
      if (octet >= 0) {
        dotted.append(dotted.length() == 0 ? firstArcs(arc) : "." + arc);
        arc = BigInteger.ZERO;
      }
    }
    return dotted.toString();
  }

  private static String firstArcs(BigInteger arc) {
    int first = Math.min(2, arc.min(BigInteger.valueOf(80)).intValue() / 40);
    return first + "." + arc.subtract(BigInteger.valueOf(40L * first));
  }

  /** Refuses anything after what was read. */
  void requireEnd() throws MalformedDerException {
    if (hasNext()) {
      throw new MalformedDerException("octets after the end");
    }
  }

  /** Moves behind the next value; returns where its content starts. */
  private int open(int tag) throws MalformedDerException {
    if (octet() != tag) {
      throw new MalformedDerException("another structure");
    }
    int length = length();
    if (length < 0 || length > end - next) {
      throw new MalformedDerException("a value that is cut off");
    }
    int from = next;
    next += length;
    return from;
  }

  private int length() throws MalformedDerException {
    int first = octet();
    if (first < LONG_FORM) {
      return first;
    }
    int count = first - LONG_FORM;
    if (count == 0 || count > MAX_LENGTH_OCTETS) {
      throw new MalformedDerException("an indefinite or oversized length");
    }
    int length = 0;
    for (int i = 0; i < count; i++) {
      length = length << 8 | octet();
    }
    return length;
  }

  private int octet() throws MalformedDerException {
    if (next >= end) {
      throw new MalformedDerException("an end in the middle of a value");
    }
    return der[next++] & 0xFF;
  }
}
