package dev.portcullis.provider.delegate;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** Two engines joined in memory; keeps what each side put on the wire. */
final class EnginePair {

  private static final int BUFFER = 1 << 17;
  private static final int PATIENCE = 400;

  final SSLEngine client;
  final SSLEngine server;
  final ByteArrayOutputStream clientWire = new ByteArrayOutputStream();
  final ByteArrayOutputStream serverWire = new ByteArrayOutputStream();
  private final ByteBuffer toServer = ByteBuffer.allocate(BUFFER);
  private final ByteBuffer toClient = ByteBuffer.allocate(BUFFER);

  EnginePair(SSLEngine client, SSLEngine server) {
    this.client = client;
    this.server = server;
    client.setUseClientMode(true);
    server.setUseClientMode(false);
  }

  /** Runs both to the end of their handshakes. */
  void handshake() throws SSLException {
    client.beginHandshake();
    server.beginHandshake();
    for (int i = 0; i < PATIENCE; i++) {
      step(client, toServer, toClient, clientWire);
      step(server, toClient, toServer, serverWire);
      if (done(client) && done(server) && toServer.position() == 0 && toClient.position() == 0) {
        return;
      }
    }
    throw new SSLException(
        "no end: " + client.getHandshakeStatus() + " / " + server.getHandshakeStatus());
  }

  /** Passes on what both have to say after the handshake. */
  void settle() throws SSLException {
    for (int i = 0; i < 10; i++) {
      step(client, toServer, toClient, clientWire);
      step(server, toClient, toServer, serverWire);
    }
  }

  private static boolean done(SSLEngine engine) {
    return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
  }

  private static void step(
      SSLEngine engine, ByteBuffer out, ByteBuffer in, ByteArrayOutputStream wire)
      throws SSLException {
    switch (engine.getHandshakeStatus()) {
      case NEED_TASK -> {
        for (Runnable task; (task = engine.getDelegatedTask()) != null; ) {
          task.run();
        }
      }
      case NEED_WRAP -> {
        int before = out.position();
        engine.wrap(ByteBuffer.allocate(0), out);
        wire.write(out.array(), before, out.position() - before);
      }
      default -> {
        in.flip();
        ByteBuffer plain = ByteBuffer.allocate(BUFFER);
        engine.unwrap(in, plain);
        in.compact();
        if (plain.position() > 0) {
          throw new SSLException("application data in a handshake");
        }
      }
    }
  }

  /** Sends bytes from one side to the other; the answer is what arrived. */
  byte[] send(boolean fromClient, byte[] data) throws SSLException {
    SSLEngine from = fromClient ? client : server;
    SSLEngine to = fromClient ? server : client;
    ByteBuffer source = ByteBuffer.wrap(data);
    ByteArrayOutputStream arrived = new ByteArrayOutputStream();
    do {
      ByteBuffer wire = ByteBuffer.allocate(BUFFER);
      from.wrap(source, wire);
      wire.flip();
      while (wire.hasRemaining()) {
        ByteBuffer plain = ByteBuffer.allocate(BUFFER);
        SSLEngineResult result = to.unwrap(wire, plain);
        if (result.bytesConsumed() == 0) {
          throw new SSLException("stuck: " + result);
        }
        arrived.write(plain.array(), 0, plain.position());
      }
    } while (source.hasRemaining());
    return arrived.toByteArray();
  }

  byte[] clientHello() {
    byte[] wire = clientWire.toByteArray();
    int length = Short.toUnsignedInt(ByteBuffer.wrap(wire).getShort(3));
    return Arrays.copyOf(wire, 5 + length);
  }
}
