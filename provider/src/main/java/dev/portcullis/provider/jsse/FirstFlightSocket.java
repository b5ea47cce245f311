package dev.portcullis.provider.jsse;

import dev.portcullis.provider.wire.Ssl2Format;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Supplier;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * The plain socket below an accepted TLS socket. It watches the first octets of the client: a hello
 * in the format of SSLv2 is answered with an alert and goes no further. All else passes as it is.
 * As thread-safe as a socket.
 */
final class FirstFlightSocket extends TappedSocket {
  private volatile @Nullable Supplier<SSLException> refusal;
  private @Nullable InputStream watched;

  FirstFlightSocket(HandshakeTap tap) {
    super(tap);
  }

  /** Says what to throw for an old hello. */
  void refuseOldHelloWith(Supplier<SSLException> supplier) {
    refusal = supplier;
  }

  @Override
  public synchronized InputStream getInputStream() throws IOException {
    if (watched == null) {
      watched = new Watched(super.getInputStream());
    }
    return watched;
  }

  private void answerOldHello(InputStream in) throws IOException {
    getOutputStream().write(OldHello.alert());
    // Unread octets would turn the close into a reset, and the alert would be lost.
    in.skip(in.available());
    Supplier<SSLException> supplier = refusal;
    throw supplier == null ? new SSLException("ClientHello of SSLv2") : supplier.get();
  }

  private final class Watched extends FilterInputStream {
    private int seen;
    private byte first;

    Watched(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = in.read(target, offset, length);
      if (seen < Ssl2Format.OCTETS) {
        watch(target, offset, count);
      }
      return count;
    }

    private void watch(byte[] target, int offset, int count) throws IOException {
      for (int i = 0; i < count && seen < Ssl2Format.OCTETS; i++) {
        seen++;
        if (seen == 1) {
          first = target[offset + i];
        } else if (seen == Ssl2Format.OCTETS && Ssl2Format.begins(first, target[offset + i])) {
          answerOldHello(in);
        }
      }
    }
  }
}
