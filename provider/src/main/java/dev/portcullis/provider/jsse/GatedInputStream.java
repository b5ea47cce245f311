package dev.portcullis.provider.jsse;

import java.io.IOException;
import java.io.InputStream;

/** The plaintext of a peer, behind the gate. As thread-safe as the delegate's stream. */
final class GatedInputStream extends InputStream {
  private final PolicySslSocket socket;
  private final InputStream delegate;

  GatedInputStream(PolicySslSocket socket, InputStream delegate) {
    this.socket = socket;
    this.delegate = delegate;
  }

  @Override
  public int read() throws IOException {
    socket.ensureOpen();
    try {
      return delegate.read();
    } catch (IOException | IllegalStateException e) {
      throw socket.translated(e);
    }
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    socket.ensureOpen();
    try {
      return delegate.read(target, offset, length);
    } catch (IOException | IllegalStateException e) {
      throw socket.translated(e);
    }
  }

  @Override
  public int available() throws IOException {
    return delegate.available();
  }

  @Override
  public void close() throws IOException {
    delegate.close();
  }
}
