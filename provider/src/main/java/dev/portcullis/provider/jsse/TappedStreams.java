package dev.portcullis.provider.jsse;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;

/**
 * The octets below a delegate's socket, shown to a {@link HandshakeTap} until it has seen enough;
 * from then on one test of a field is all they cost. As thread-safe as the streams below.
 */
final class TappedStreams {
  private TappedStreams() {}

  static InputStream in(InputStream in, HandshakeTap tap) {
    return new In(in, tap);
  }

  static OutputStream out(OutputStream out, HandshakeTap tap) {
    return new Out(out, tap);
  }

  private static final class In extends FilterInputStream {
    private final HandshakeTap tap;
    private boolean watched = true;

    In(InputStream in, HandshakeTap tap) {
      super(in);
      this.tap = tap;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = in.read(target, offset, length);
      if (watched && count > 0) {
        watched = tap.isOpen();
        tap.inbound(ByteBuffer.wrap(target, offset, count));
      }
      return count;
    }
  }

  private static final class Out extends FilterOutputStream {
    private final HandshakeTap tap;
    private boolean watched = true;

    Out(OutputStream out, HandshakeTap tap) {
      super(out);
      this.tap = tap;
    }

    @Override
    public void write(int octet) throws IOException {
      write(new byte[] {(byte) octet}, 0, 1);
    }

    @Override
    public void write(byte[] source, int offset, int length) throws IOException {
      if (watched) {
        watched = tap.isOpen();
        tap.outbound(ByteBuffer.wrap(source, offset, length));
      }
      out.write(source, offset, length);
    }

    /** Without the flush of the super class: the stream below is the socket's own. */
    @Override
    public void close() throws IOException {
      out.close();
    }
  }
}
