package dev.portcullis.provider.jsse;

import dev.portcullis.provider.forwarding.ForwardingPlainSocket;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;

/**
 * A connected socket of the application over which TLS is layered: its first octets in both
 * directions are watched. As thread-safe as that socket.
 */
final class TappedLayer extends ForwardingPlainSocket {
  private final HandshakeTap tap;

  TappedLayer(Socket ofApplication, HandshakeTap tap) {
    super(ofApplication);
    this.tap = tap;
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return TappedStreams.in(delegate().getInputStream(), tap);
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    return TappedStreams.out(delegate().getOutputStream(), tap);
  }
}
