package dev.portcullis.benchmarks;

import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;

/** Two engines joined in memory: a connection without a network. Not thread-safe. */
final class Loopback {

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);
  private static final int ROUNDS = 100;

  private final SSLEngine client;
  private final SSLEngine server;
  private final ByteBuffer toServer;
  private final ByteBuffer toClient;
  private final ByteBuffer received;
  private long octets;

  Loopback(SSLEngine client, SSLEngine server) {
    this.client = client;
    this.server = server;
    this.toServer = ByteBuffer.allocate(2 * client.getSession().getPacketBufferSize());
    this.toClient = ByteBuffer.allocate(2 * server.getSession().getPacketBufferSize());
    this.received = ByteBuffer.allocate(client.getSession().getApplicationBufferSize());
  }

  /**
   * Runs the handshake to its end on both sides, tickets included.
   *
   * @throws SSLException what the engine that gave up said
   */
  void handshake() throws SSLException {
    begin();
    for (int round = 0; round < ROUNDS; round++) {
      if (advance()) {
        return;
      }
    }
    throw new SSLException("The handshake does not end; the client's state is " + state(client));
  }

  void begin() throws SSLException {
    client.beginHandshake();
    server.beginHandshake();
  }

  /** One flight each way; true when there was nothing left to say. */
  boolean advance() throws SSLException {
    boolean moved = step(client, toClient, toServer) | step(server, toServer, toClient);
    return !moved && isDone(client) && isDone(server);
  }

  SSLEngine client() {
    return client;
  }

  SSLEngine server() {
    return server;
  }

  /** What the server has said so far. */
  long octets() {
    return octets;
  }

  /**
   * One record each way.
   *
   * @throws SSLException also if it arrived in part
   */
  void exchange(ByteBuffer data, ByteBuffer heard, ByteBuffer wire) throws SSLException {
    transfer(client, server, data, heard, wire);
    transfer(server, client, data, heard, wire);
  }

  private static void transfer(
      SSLEngine from, SSLEngine to, ByteBuffer data, ByteBuffer heard, ByteBuffer wire)
      throws SSLException {
    data.clear();
    wire.clear();
    heard.clear();
    // Conscrypt and others make a second, small record of what fills one to the brim.
    while (data.hasRemaining() && from.wrap(data, wire).bytesConsumed() > 0) {}
    wire.flip();
    while (wire.hasRemaining() && to.unwrap(wire, heard).bytesConsumed() > 0) {}
    if (data.hasRemaining() || heard.position() != data.capacity()) {
      throw new SSLException("of " + data.capacity() + " octets " + heard.position() + " arrived");
    }
  }

  // Wraps what there is to say and unwraps what there is to hear; false when there was neither.
  private boolean step(SSLEngine engine, ByteBuffer from, ByteBuffer to) throws SSLException {
    runTasks(engine);
    boolean moved = false;
    while (state(engine) == HandshakeStatus.NEED_WRAP) {
      SSLEngineResult result = engine.wrap(NOTHING, to);
      moved |= result.bytesProduced() > 0;
      octets += engine == server ? result.bytesProduced() : 0;
      runTasks(engine);
    }
    from.flip();
    while (from.hasRemaining() && state(engine) != HandshakeStatus.NEED_WRAP) {
      SSLEngineResult result = engine.unwrap(from, received.clear());
      runTasks(engine);
      if (result.bytesConsumed() == 0 && state(engine) != HandshakeStatus.NEED_UNWRAP_AGAIN) {
        break;
      }
      moved = true;
    }
    from.compact();
    return moved;
  }

  private static void runTasks(SSLEngine engine) {
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
  }

  private static boolean isDone(SSLEngine engine) {
    return state(engine) == HandshakeStatus.NOT_HANDSHAKING;
  }

  private static HandshakeStatus state(SSLEngine engine) {
    return engine.getHandshakeStatus();
  }
}
