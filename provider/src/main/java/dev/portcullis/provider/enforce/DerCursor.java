package dev.portcullis.provider.enforce;

/**
 * Reads tag and length of DER values one after the other, without copying (X.690, Sections 8.1 and
 * 10.1). Only what certificate extensions need: one-octet tags, definite minimal lengths below
 * 2^24. Not thread-safe.
 */
final class DerCursor {
  private final byte[] der;
  private final int end;
  private int next;
  private int tag;
  private int from;

  DerCursor(byte[] der, int from, int end) {
    this.der = der;
    this.end = end;
    this.next = from;
  }

  boolean hasNext() {
    return next < end;
  }

  /** Moves to the next value. */
  void advance() throws MalformedNamesException {
    tag = octet();
    if ((tag & 0x1f) == 0x1f) {
      throw new MalformedNamesException("a tag of more than one octet");
    }
    int length = length();
    if (length > end - next) {
      throw new MalformedNamesException("a length that leaves the enclosing value");
    }
    from = next;
    next += length;
  }

  /** Moves to the next value, which must have this tag and nothing after it. */
  void advanceToOnly(int expectedTag, String name) throws MalformedNamesException {
    if (!hasNext()) {
      throw new MalformedNamesException("no " + name);
    }
    advance();
    if (tag != expectedTag) {
      throw new MalformedNamesException("no " + name);
    }
    if (hasNext()) {
      throw new MalformedNamesException("octets after the " + name);
    }
  }

  /** Identifier octet of the current value, with its class and form bits. */
  int tag() {
    return tag;
  }

  /** First content octet of the current value. */
  int from() {
    return from;
  }

  /** End of the current value, exclusive. */
  int to() {
    return next;
  }

  private int length() throws MalformedNamesException {
    int first = octet();
    if (first < 0x80) {
      return first;
    }
    int count = first & 0x7f;
    if (count == 0 || count > 3) {
      throw new MalformedNamesException("an indefinite or oversized length");
    }
    int length = 0;
    for (int i = 0; i < count; i++) {
      length = length << 8 | octet();
    }
    if (length < 0x80 || length >>> (8 * (count - 1)) == 0) {
      throw new MalformedNamesException("a length that is not minimal");
    }
    return length;
  }

  private int octet() throws MalformedNamesException {
    if (next >= end) {
      throw new MalformedNamesException("an end in the middle of a value");
    }
    return der[next++] & 0xff;
  }
}
