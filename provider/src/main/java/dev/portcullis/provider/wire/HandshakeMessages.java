package dev.portcullis.provider.wire;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Puts handshake messages together from the pieces in which records carry them.
 *
 * <p>Keeps the bytes of the wanted types alone, at most {@link #LIMIT} of them, and only as they
 * arrive; everything else is counted and dropped. Not safe for threads.
 */
final class HandshakeMessages {

  /** Longest message that is read, in bytes. */
  static final int LIMIT = 1 << 16;

  private static final int HEADER = 4;

  /** Whether a message of this type is to be kept. */
  interface Wanted {
    boolean test(int type) throws MalformedHelloException;
  }

  private final Wanted wanted;
  private final byte[] header = new byte[HEADER];
  private int headerLength;
  private byte[] body = new byte[0];
  private int length;
  private int received;
  private boolean kept;

  HandshakeMessages(Wanted wanted) {
    this.wanted = wanted;
  }

  /** Takes bytes up to the end of a message; true if a wanted one is complete. */
  boolean take(ByteBuffer payload) throws MalformedHelloException {
    while (payload.hasRemaining() && headerLength < HEADER) {
      header[headerLength++] = payload.get();
      if (headerLength == HEADER) {
        open();
      }
    }
    if (headerLength < HEADER) {
      return false;
    }
    receive(payload);
    return close();
  }

  /** Whether the next byte starts a new message. */
  boolean isBetweenMessages() {
    return headerLength == 0;
  }

  /** Type of the message that {@link #take} last completed. */
  int type() {
    return header[0] & 0xff;
  }

  /** Body of the message that {@link #take} last completed; valid until the next call. */
  Cursor body(String name) {
    return new Cursor(body, 0, length, name);
  }

  private void open() throws MalformedHelloException {
    length = ((header[1] & 0xff) << 16) | ((header[2] & 0xff) << 8) | (header[3] & 0xff);
    received = 0;
    kept = wanted.test(type());
    if (kept && length > LIMIT) {
      throw new MalformedHelloException(
          "handshake message "
              + type()
              + " says "
              + length
              + " bytes, at most "
              + LIMIT
              + " are read");
    }
  }

  private void receive(ByteBuffer payload) {
    int size = Math.min(payload.remaining(), length - received);
    if (kept) {
      reserve(received + size);
      payload.get(body, received, size);
    } else {
      payload.position(payload.position() + size);
    }
    received += size;
  }

  /** Doubles, so that one byte per record costs no copy each, and grows only with what arrived. */
  private void reserve(int size) {
    if (size > body.length) {
      body = Arrays.copyOf(body, Math.min(LIMIT, Math.max(size, 2 * body.length)));
    }
  }

  private boolean close() {
    if (received < length) {
      return false;
    }
    headerLength = 0;
    return kept;
  }
}
