package dev.portcullis.provider.jsse;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * What a server engine of this process has written and the client engine that it answers has not
 * read yet. The two are joined by the client's hello, whose random octets nobody else can know
 * before it is sent. Thread-safe.
 */
final class InProcessPipe {
  /** A flight with a long chain; a server that writes more is no self-test. */
  private static final int MAX_OCTETS = 1 << 18;

  private final byte[] hello;
  private byte[] unread = new byte[0];

  InProcessPipe(ByteBuffer hello) {
    this.hello = new byte[hello.remaining()];
    hello.get(this.hello);
  }

  /** Whether these are the octets of the client's hello. */
  boolean begins(ByteBuffer source) {
    return source.equals(ByteBuffer.wrap(hello));
  }

  synchronized void written(ByteBuffer octets) {
    int before = unread.length;
    if (before + octets.remaining() <= MAX_OCTETS) {
      unread = Arrays.copyOf(unread, before + octets.remaining());
      octets.get(unread, before, octets.remaining());
    }
  }

  /** Whether all of these octets, and in this order, come next. */
  synchronized boolean holds(ByteBuffer source) {
    int length = source.remaining();
    return length <= unread.length && source.equals(ByteBuffer.wrap(unread, 0, length));
  }

  synchronized void read(int octets) {
    unread = Arrays.copyOfRange(unread, octets, unread.length);
  }
}
