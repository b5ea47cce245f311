package dev.portcullis.provider.jsse;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** Two engines in memory, driven by their handshake status as a library drives them. */
final class Pump {
  private static final int SIZE = 100_000;
  private static final int MAX_STEPS = 200;

  final SSLEngine client;
  final SSLEngine server;
  private final ByteBuffer toServer = ByteBuffer.allocate(SIZE);
  private final ByteBuffer toClient = ByteBuffer.allocate(SIZE);

  Pump(SSLEngine client, SSLEngine server) {
    this.client = client;
    this.server = server;
    client.setUseClientMode(true);
    server.setUseClientMode(false);
  }

  /** Runs the handshake of both sides, and what follows it, to the end. */
  void handshake() throws SSLException {
    client.beginHandshake();
    server.beginHandshake();
    run();
  }

  /** Moves records until both sides are at rest. */
  void run() throws SSLException {
    for (int step = 0; step < MAX_STEPS; step++) {
      boolean moved = step(client, toServer, toClient) | step(server, toClient, toServer);
      if (!moved && idle(client) && idle(server)) {
        return;
      }
    }
    throw new SSLException("The handshake does not end: " + client + " " + server);
  }

  private static boolean idle(SSLEngine engine) {
    return engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING;
  }

  private static boolean step(SSLEngine engine, ByteBuffer out, ByteBuffer in) throws SSLException {
    runTasks(engine);
    if (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
      return engine.wrap(ByteBuffer.allocate(0), out).bytesProduced() > 0;
    }
    in.flip();
    SSLEngineResult result = engine.unwrap(in, ByteBuffer.allocate(SIZE));
    in.compact();
    return result.bytesConsumed() > 0;
  }

  /** Sends a text from client to server. */
  String sent(String text) throws SSLException {
    ByteBuffer plain = ByteBuffer.allocate(SIZE);
    client.wrap(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), toServer);
    toServer.flip();
    server.unwrap(toServer, plain);
    toServer.compact();
    plain.flip();
    return StandardCharsets.UTF_8.decode(plain).toString();
  }

  static void runTasks(SSLEngine engine) {
    Runnable task = engine.getDelegatedTask();
    while (task != null) {
      task.run();
      task = engine.getDelegatedTask();
    }
  }
}
