package dev.portcullis.provider.wire;

import java.nio.ByteBuffer;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * Watches both sides of a connection until it is plain what they agreed on, and no longer.
 *
 * <p>Never changes or delays what it is shown, keeps one message of each side at most, and needs no
 * bytes once {@link #isFinished}. Not responsible for judging. Thread-safe: the two directions of a
 * connection may have a thread each.
 */
public final class HandshakeWatch {
  private static final int TLS_1_3 = 0x0304;

  private final RecordReader clientReader = new RecordReader(Sender.CLIENT);
  private final RecordReader serverReader = new RecordReader(Sender.SERVER);
  private @Nullable ClientHello client;
  private @Nullable ServerHello server;
  private OptionalInt group = OptionalInt.empty();
  private OptionalInt signatureScheme = OptionalInt.empty();
  private @Nullable String failure;

  /** Reads all that is left of {@code bytes}; its position stays where it is. */
  public synchronized void feed(Sender sender, ByteBuffer bytes) {
    if (isFinished()) {
      return;
    }
    RecordReader reader = sender == Sender.CLIENT ? clientReader : serverReader;
    reader.feed(bytes);
    try {
      for (WireMessage message = reader.next(); message != null; message = reader.next()) {
        take(message);
      }
    } catch (MalformedHelloException malformed) {
      failure = malformed.getMessage();
    }
  }

  /**
   * Whether more bytes change nothing. What the server says in plaintext comes last: its hello in
   * TLS 1.3, its change_cipher_spec before.
   */
  public synchronized boolean isFinished() {
    return failure != null || serverReader.isFinished();
  }

  /**
   * What was seen.
   *
   * @throws MalformedHelloException with the reason, if the handshake was not seen to its end
   */
  public synchronized SeenHandshake seen() throws MalformedHelloException {
    if (failure != null) {
      throw new MalformedHelloException(failure);
    }
    if (client == null || server == null || !serverReader.isFinished()) {
      throw new MalformedHelloException("the handshake was not seen to the end of its plaintext");
    }
    return new SeenHandshake(client, server, group, signatureScheme, isResumed(server));
  }

  /** Before TLS 1.3 a server that resumes sends no certificate, whatever its tickets look like. */
  private boolean isResumed(ServerHello hello) {
    return hello.version() >= TLS_1_3 ? hello.hasPreSharedKey() : !serverReader.hasCertificate();
  }

  private void take(WireMessage message) {
    if (message instanceof ClientHello hello && server == null) {
      client = hello;
    } else if (message instanceof ServerHello hello && !hello.isHelloRetryRequest()) {
      server = hello;
      group = hello.group();
    } else if (message instanceof ServerKeyExchange exchange) {
      group = OptionalInt.of(exchange.group());
      signatureScheme = exchange.signatureScheme();
    }
  }
}
