package dev.portcullis.conformance.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/**
 * Drives an {@link SSLEngine} over a non-blocking channel, as network frameworks do: a selector
 * waits, wrap and unwrap do what the engine's status asks for. One thread at a time.
 */
final class EngineChannel implements AutoCloseable {

  private static final long TIMEOUT_MILLIS = 8000;

  private final SocketChannel channel;
  private final SSLEngine engine;
  private final Selector selector;
  private final SelectionKey key;
  private ByteBuffer fromNet;
  private ByteBuffer plain;
  private boolean netEnded;

  EngineChannel(SocketChannel channel, SSLEngine engine) throws IOException {
    this.channel = channel;
    this.engine = engine;
    channel.configureBlocking(false);
    selector = Selector.open();
    key = channel.register(selector, SelectionKey.OP_READ);
    fromNet = ByteBuffer.allocate(engine.getSession().getPacketBufferSize() * 2).flip();
    plain = ByteBuffer.allocate(engine.getSession().getApplicationBufferSize() * 2);
  }

  void handshake() throws IOException {
    engine.beginHandshake();
    while (pending(engine.getHandshakeStatus())) {
      step(engine.getHandshakeStatus());
    }
  }

  void write(byte[] octets) throws IOException {
    ByteBuffer source = ByteBuffer.wrap(octets);
    while (source.hasRemaining()) {
      wrap(source);
    }
  }

  /** Some plaintext; empty at the end. */
  byte[] read() throws IOException {
    while (plain.position() == 0 && !engine.isInboundDone() && !netEnded) {
      unwrap();
      runTasks();
      flushHandshake();
    }
    byte[] octets = new byte[plain.flip().remaining()];
    plain.get(octets);
    plain.clear();
    return octets;
  }

  byte[] readAll() throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] some = read(); some.length > 0; some = read()) {
      all.write(some);
    }
    return all.toByteArray();
  }

  /** Sends what the engine still has to say, such as an alert, then closes. */
  @Override
  public void close() throws IOException {
    try {
      engine.closeOutbound();
      for (int i = 0; i < 5 && !engine.isOutboundDone(); i++) {
        wrap(ByteBuffer.allocate(0));
      }
    } catch (IOException unsent) {
      // the connection is as good as closed
    } finally {
      selector.close();
      channel.close();
    }
  }

  private static boolean pending(HandshakeStatus status) {
    return status != HandshakeStatus.NOT_HANDSHAKING && status != HandshakeStatus.FINISHED;
  }

  private void step(HandshakeStatus status) throws IOException {
    switch (status) {
      case NEED_TASK -> runTasks();
      case NEED_WRAP -> wrap(ByteBuffer.allocate(0));
      default -> {
        if (netEnded) {
          throw new SSLException("The peer closed the connection during the handshake");
        }
        unwrap();
      }
    }
  }

  private void runTasks() {
    for (Runnable task = engine.getDelegatedTask(); task != null; ) {
      task.run();
      task = engine.getDelegatedTask();
    }
  }

  private void flushHandshake() throws IOException {
    while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP && !engine.isOutboundDone()) {
      wrap(ByteBuffer.allocate(0));
    }
  }

  private void wrap(ByteBuffer source) throws IOException {
    ByteBuffer net = ByteBuffer.allocate(engine.getSession().getPacketBufferSize() + 1024);
    SSLEngineResult result = engine.wrap(source, net);
    if (result.getStatus() == Status.CLOSED && source.hasRemaining()) {
      throw new SSLException("The engine is closed");
    }
    net.flip();
    while (net.hasRemaining()) {
      if (channel.write(net) == 0) {
        await(SelectionKey.OP_WRITE);
      }
    }
  }

  private void unwrap() throws IOException {
    SSLEngineResult result = engine.unwrap(fromNet, plain);
    switch (result.getStatus()) {
      case BUFFER_UNDERFLOW -> fill();
      case BUFFER_OVERFLOW -> plain = ByteBuffer.allocate(plain.capacity() * 2).put(plain.flip());
      default -> {} // OK and CLOSED show in the engine's own state
    }
  }

  private void fill() throws IOException {
    fromNet.compact();
    int count = channel.read(fromNet);
    if (count == 0) {
      await(SelectionKey.OP_READ);
      count = channel.read(fromNet);
    }
    fromNet.flip();
    if (count < 0) {
      netEnded = true;
    }
  }

  private void await(int operation) throws IOException {
    key.interestOps(operation);
    selector.selectedKeys().clear();
    if (selector.select(TIMEOUT_MILLIS) == 0) {
      throw new SocketTimeoutException("The peer is silent");
    }
  }
}
