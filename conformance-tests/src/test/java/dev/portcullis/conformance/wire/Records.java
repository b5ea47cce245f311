package dev.portcullis.conformance.wire;

import java.io.ByteArrayOutputStream;
import java.util.Optional;

/** The plaintext records at the start of a byte stream (RFC 9846, Section 5.1). */
final class Records {

  private static final int HEADER = 5;
  private static final int HANDSHAKE = 22;

  private Records() {}

  /** The first handshake message of the given type, without its header. */
  static Optional<byte[]> handshake(byte[] stream, int type) {
    Octets messages = new Octets(handshakeOctets(stream));
    try {
      while (messages.more()) {
        int found = messages.uint8();
        byte[] body = messages.take(messages.uint24());
        if (found == type) {
          return Optional.of(body);
        }
      }
    } catch (java.nio.BufferUnderflowException incomplete) {
      // the rest has not arrived, or is encrypted
    }
    return Optional.empty();
  }

  private static byte[] handshakeOctets(byte[] stream) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    int at = 0;
    while (at + HEADER <= stream.length && stream[at] == HANDSHAKE) {
      int length = (stream[at + 3] & 0xff) << 8 | stream[at + 4] & 0xff;
      int end = Math.min(at + HEADER + length, stream.length);
      all.write(stream, at + HEADER, end - at - HEADER);
      at = end;
    }
    return all.toByteArray();
  }
}
