package dev.portcullis.provider.wire;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * What one side has said so far, and from it whether its next bytes are plaintext.
 *
 * <p>The hard case is a change_cipher_spec: below TLS 1.3 everything after it is encrypted; in TLS
 * 1.3 it means nothing and a second hello may follow (RFC 9846, Section 5). Not responsible for
 * records. Not safe for threads.
 */
final class Conversation {

  private static final int CLIENT_HELLO = 1;
  private static final int SERVER_HELLO = 2;
  private static final int CERTIFICATE = 11;
  private static final int SERVER_KEY_EXCHANGE = 12;
  private static final int TLS_1_3 = 0x0304;

  private final Sender sender;
  private final HandshakeMessages handshake;
  private @Nullable WireMessage hello;
  private boolean onlyHelloSoFar;
  private boolean maybeEncrypted;
  private boolean encrypted;
  private boolean certificate;

  Conversation(Sender sender) {
    this.sender = sender;
    this.handshake = new HandshakeMessages(this::isWanted);
  }

  boolean isEncrypted() {
    return encrypted;
  }

  /** Whether a certificate followed the last hello: a session that is resumed shows none. */
  boolean hasCertificate() {
    return certificate;
  }

  boolean mayStartWithSsl2() {
    return sender == Sender.CLIENT;
  }

  /** A record of this type begins. */
  void record(int type) throws MalformedHelloException {
    if (type != RecordHeader.HANDSHAKE && !handshake.isBetweenMessages()) {
      throw new MalformedHelloException(
          "record of type " + type + " inside a handshake message (RFC 9846, Section 5.1)");
    }
    if (type == RecordHeader.APPLICATION_DATA) {
      endsPlaintext(type, true);
    }
  }

  /** A good change_cipher_spec was sent. */
  void changeCipherSpec() throws MalformedHelloException {
    endsPlaintext(RecordHeader.CHANGE_CIPHER_SPEC, !mayBeFollowedByHello());
  }

  /** Takes bytes up to the end of one message; null unless it is one that is read. */
  @Nullable WireMessage handshake(ByteBuffer payload, int recordVersion)
      throws MalformedHelloException {
    if (!handshake.take(payload)) {
      return null;
    }
    return switch (handshake.type()) {
      case CLIENT_HELLO -> said(ClientHello.read(recordVersion, handshake.body("ClientHello")));
      case SERVER_HELLO -> said(ServerHello.read(recordVersion, handshake.body("ServerHello")));
      default -> ServerKeyExchange.read(version(), handshake.body("ServerKeyExchange"));
    };
  }

  ClientHello ssl2(ClientHello ssl2Hello) {
    said(ssl2Hello);
    return ssl2Hello;
  }

  /** Whether what cannot be read may be ciphertext; if so it is taken for that. */
  boolean endsQuietly() {
    encrypted = encrypted || maybeEncrypted;
    return encrypted;
  }

  private WireMessage said(WireMessage message) {
    hello = message;
    onlyHelloSoFar = true;
    maybeEncrypted = false;
    encrypted =
        message instanceof ServerHello server
            && server.version() >= TLS_1_3
            && !server.isHelloRetryRequest();
    return message;
  }

  private void endsPlaintext(int type, boolean surely) throws MalformedHelloException {
    if (hello == null) {
      throw new MalformedHelloException("record of type " + type + " before any hello");
    }
    maybeEncrypted = sender == Sender.CLIENT;
    encrypted = surely;
  }

  private boolean mayBeFollowedByHello() {
    return sender == Sender.CLIENT
        ? onlyHelloSoFar
        : hello instanceof ServerHello server && server.isHelloRetryRequest();
  }

  private boolean isWanted(int type) throws MalformedHelloException {
    int helloType = sender == Sender.CLIENT ? CLIENT_HELLO : SERVER_HELLO;
    boolean isHello = type == helloType;
    if (!isHello && (maybeEncrypted || (hello == null && !isHelloRequest(type)))) {
      throw new MalformedHelloException(
          "handshake message " + type + " where only the hello " + helloType + " may stand");
    }
    onlyHelloSoFar = onlyHelloSoFar && isHello;
    certificate = type == CERTIFICATE || (certificate && !isHello);
    return isHello || isReadableKeyExchange(type);
  }

  /** A server may ask for a hello before it says its own (RFC 5246, Section 7.4.1.1). */
  private boolean isHelloRequest(int type) {
    return sender == Sender.SERVER && type == 0;
  }

  private int version() {
    return hello instanceof ServerHello server ? server.version() : 0;
  }

  private boolean isReadableKeyExchange(int type) {
    return type == SERVER_KEY_EXCHANGE
        && hello instanceof ServerHello server
        && ServerKeyExchange.isReadable(server.cipherSuite());
  }
}
