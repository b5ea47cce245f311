package dev.portcullis.provider.jsse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.jspecify.annotations.Nullable;

/** A plain socket whose first octets in both directions are watched. As thread-safe as a socket. */
class TappedSocket extends Socket {
  private final HandshakeTap tap;
  private @Nullable InputStream in;
  private @Nullable OutputStream out;

  TappedSocket(HandshakeTap tap) {
    this.tap = tap;
  }

  final HandshakeTap tap() {
    return tap;
  }

  @Override
  public synchronized InputStream getInputStream() throws IOException {
    InputStream ofSocket = super.getInputStream();
    if (in == null) {
      in = TappedStreams.in(ofSocket, tap);
    }
    return in;
  }

  @Override
  public synchronized OutputStream getOutputStream() throws IOException {
    OutputStream ofSocket = super.getOutputStream();
    if (out == null) {
      out = TappedStreams.out(ofSocket, tap);
    }
    return out;
  }
}
