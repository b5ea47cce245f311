package dev.portcullis.provider.wire;

import java.nio.ByteBuffer;

/**
 * The one record of SSLv2 that is read: a ClientHello behind a header of two bytes (RFC 6101,
 * Appendix E). Not safe for threads.
 */
final class Ssl2Record {

  private static final int CLIENT_HELLO = 1;

  /** Two bytes of length are not part of the record's length. */
  private static final int LENGTH_BYTES = 2;

  private final byte[] body;
  private int received;

  /** Takes the first five bytes of the connection. */
  Ssl2Record(byte[] start) throws MalformedHelloException {
    int length = ((start[0] & 0x7f) << 8) | (start[1] & 0xff);
    int known = start.length - LENGTH_BYTES;
    if (length < known) {
      throw new MalformedHelloException("SSLv2 record says " + length + " bytes, too few");
    }
    body = new byte[length];
    System.arraycopy(start, LENGTH_BYTES, body, 0, known);
    received = known;
  }

  /** A set high bit and the message type; no TLS record starts like that. */
  static boolean isHeader(byte[] start) {
    return Ssl2Format.begins(start[0], start[2]);
  }

  /** True if the record is complete. */
  boolean take(ByteBuffer input) {
    int size = Math.min(input.remaining(), body.length - received);
    input.get(body, received, size);
    received += size;
    return received == body.length;
  }

  ClientHello hello() throws MalformedHelloException {
    return Ssl2ClientHello.read(new Cursor(body, 1, body.length, "SSLv2 ClientHello"));
  }
}
