package dev.portcullis.provider.wire;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * Watches the bytes that one side of a connection sends, until they are encrypted.
 *
 * <p>Bytes come in pieces of any size; {@link #next} gives the messages in order. It never blocks,
 * never changes what it is shown, needs memory for one message of at most 64 KiB, and fails with
 * {@link MalformedHelloException} alone. Not responsible for judging what was said. Not safe for
 * threads.
 */
public final class RecordReader {

  /** More than two hellos and a few alerts is no handshake, and would fill the queue. */
  private static final int MAX_MESSAGES = 16;

  private final Conversation conversation;
  private final Queue<WireMessage> messages = new ArrayDeque<>();
  private final RecordHeader header = new RecordHeader();
  private int payloadLeft;
  private int alertLevel = -1;
  private int count;
  private boolean started;
  private @Nullable Ssl2Record ssl2;
  private @Nullable String failure;

  public RecordReader(Sender sender) {
    this.conversation = new Conversation(sender);
  }

  /** Reads all that is left of {@code bytes}; its position stays where it is. */
  public void feed(ByteBuffer bytes) {
    ByteBuffer input = bytes.duplicate();
    try {
      while (input.hasRemaining() && !isFinished()) {
        step(input);
      }
    } catch (MalformedHelloException malformed) {
      stop(malformed);
    }
  }

  /**
   * Reads {@code length} bytes from {@code offset}.
   *
   * @throws IndexOutOfBoundsException if the array has no such stretch
   */
  public void feed(byte[] bytes, int offset, int length) {
    feed(ByteBuffer.wrap(bytes, offset, length));
  }

  /**
   * The next message, or null if none is complete.
   *
   * @throws MalformedHelloException after the last good message, now and on each later call, if the
   *     bytes were no TLS
   */
  public @Nullable WireMessage next() throws MalformedHelloException {
    WireMessage message = messages.poll();
    if (message == null && failure != null) {
      throw new MalformedHelloException(failure);
    }
    return message;
  }

  /** Whether more bytes change nothing: encryption has begun, or the bytes were malformed. */
  public boolean isFinished() {
    return failure != null || conversation.isEncrypted();
  }

  /** Whether a certificate was sent in plaintext since the last hello. */
  public boolean hasCertificate() {
    return conversation.hasCertificate();
  }

  private void step(ByteBuffer input) throws MalformedHelloException {
    if (ssl2 != null) {
      finishSsl2(ssl2, input);
    } else if (header.isComplete()) {
      payload(input);
    } else {
      header.add(input.get());
      if (header.isComplete()) {
        open();
      }
    }
  }

  private void open() throws MalformedHelloException {
    if (!started && conversation.mayStartWithSsl2() && Ssl2Record.isHeader(header.bytes())) {
      ssl2 = new Ssl2Record(header.bytes());
      return;
    }
    header.check();
    started = true;
    payloadLeft = header.length();
    conversation.record(header.type());
  }

  private void payload(ByteBuffer input) throws MalformedHelloException {
    int size = Math.min(payloadLeft, input.remaining());
    ByteBuffer part = input.slice(input.position(), size);
    input.position(input.position() + size);
    payloadLeft -= size;
    switch (header.type()) {
      case RecordHeader.HANDSHAKE -> handshake(part);
      case RecordHeader.ALERT -> alert(part);
      default -> changeCipherSpec(part);
    }
    if (payloadLeft == 0) {
      header.clear();
    }
  }

  private void handshake(ByteBuffer part) throws MalformedHelloException {
    while (part.hasRemaining() && !conversation.isEncrypted()) {
      WireMessage message = conversation.handshake(part, header.version());
      if (message != null) {
        add(message);
      }
    }
  }

  private void alert(ByteBuffer part) throws MalformedHelloException {
    while (part.hasRemaining()) {
      int value = part.get() & 0xff;
      if (alertLevel >= 0) {
        add(new Alert(alertLevel, value));
      }
      alertLevel = alertLevel < 0 ? value : -1;
    }
  }

  private void changeCipherSpec(ByteBuffer part) throws MalformedHelloException {
    if (part.get() != 1) {
      throw new MalformedHelloException(
          "change_cipher_spec must have the value 1 (RFC 5246, Section 7.1)");
    }
    conversation.changeCipherSpec();
  }

  private void finishSsl2(Ssl2Record record, ByteBuffer input) throws MalformedHelloException {
    if (record.take(input)) {
      add(conversation.ssl2(record.hello()));
      ssl2 = null;
      started = true;
      header.clear();
    }
  }

  private void add(WireMessage message) throws MalformedHelloException {
    if (++count > MAX_MESSAGES) {
      throw new MalformedHelloException(
          "more than " + MAX_MESSAGES + " hellos and alerts before encryption");
    }
    messages.add(message);
  }

  /** What looked like plaintext after a change_cipher_spec may have been encrypted. */
  private void stop(MalformedHelloException malformed) {
    if (!conversation.endsQuietly()) {
      failure = malformed.getMessage();
    }
  }
}
