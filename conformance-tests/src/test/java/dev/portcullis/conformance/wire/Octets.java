package dev.portcullis.conformance.wire;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Reads the presentation language of TLS (RFC 9846, Section 3). Not thread-safe. */
final class Octets {

  private final ByteBuffer rest;

  Octets(byte[] octets) {
    rest = ByteBuffer.wrap(octets);
  }

  boolean more() {
    return rest.hasRemaining();
  }

  int uint8() {
    return rest.get() & 0xff;
  }

  int uint16() {
    return rest.getShort() & 0xffff;
  }

  int uint24() {
    return uint8() << 16 | uint16();
  }

  byte[] take(int length) {
    byte[] octets = new byte[length];
    rest.get(octets);
    return octets;
  }

  /** A vector with a length of one octet. */
  Octets vector8() {
    return new Octets(take(uint8()));
  }

  /** A vector with a length of two octets. */
  Octets vector16() {
    return new Octets(take(uint16()));
  }

  List<Integer> allUint16() {
    List<Integer> numbers = new ArrayList<>();
    while (more()) {
      numbers.add(uint16());
    }
    return numbers;
  }
}
