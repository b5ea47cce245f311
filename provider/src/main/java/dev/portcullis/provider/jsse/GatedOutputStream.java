package dev.portcullis.provider.jsse;

import java.io.IOException;
import java.io.OutputStream;

/** The plaintext to a peer, behind the gate. As thread-safe as the delegate's stream. */
final class GatedOutputStream extends OutputStream {
  private final PolicySslSocket socket;
  private final OutputStream delegate;

  GatedOutputStream(PolicySslSocket socket, OutputStream delegate) {
    this.socket = socket;
    this.delegate = delegate;
  }

  @Override
  public void write(int octet) throws IOException {
    socket.ensureOpen();
    try {
      delegate.write(octet);
    } catch (IOException | IllegalStateException e) {
      throw socket.translated(e);
    }
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    socket.ensureOpen();
    try {
      delegate.write(source, offset, length);
    } catch (IOException | IllegalStateException e) {
      throw socket.translated(e);
    }
  }

  @Override
  public void flush() throws IOException {
    try {
      delegate.flush();
    } catch (IOException | IllegalStateException e) {
      throw socket.translated(e);
    }
  }

  @Override
  public void close() throws IOException {
    delegate.close();
  }
}
