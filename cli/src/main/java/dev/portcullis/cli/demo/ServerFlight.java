package dev.portcullis.cli.demo;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the plaintext handshake messages of a server say: version, cipher suite and group by their
 * IANA codes. Immutable.
 */
record ServerFlight(int version, int suite, OptionalInt group) {

  private static final int HANDSHAKE_RECORD = 22;
  private static final int SERVER_HELLO = 2;
  private static final int SERVER_KEY_EXCHANGE = 12;
  private static final int SUPPORTED_VERSIONS = 43;
  private static final int KEY_SHARE = 51;
  private static final int NAMED_CURVE = 3;
  private static final int RANDOM_OCTETS = 32;

  /**
   * Reads the octets that a server sent first; of several ServerHellos the last one counts (RFC
   * 9846, Section 4.1.4: the first was a HelloRetryRequest). Empty when there is none.
   */
  static Optional<ServerFlight> read(byte[] octets) {
    ByteBuffer messages = ByteBuffer.wrap(handshake(ByteBuffer.wrap(octets)));
    Optional<ServerFlight> flight = Optional.empty();
    try {
      while (messages.hasRemaining()) {
        int type = messages.get();
        ByteBuffer body = take(messages, (messages.get() & 0xff) << 16 | uint16(messages));
        if (type == SERVER_HELLO) {
          flight = Optional.of(serverHello(body));
        } else if (type == SERVER_KEY_EXCHANGE) {
          flight = flight.map(hello -> hello.withKeyExchange(body));
        }
      }
    } catch (BufferUnderflowException cutOff) {
      // what follows was not kept, or was never sent
    }
    return flight;
  }

  /** The contents of the plaintext handshake records, up to the first record of another type. */
  private static byte[] handshake(ByteBuffer records) {
    ByteArrayOutputStream messages = new ByteArrayOutputStream();
    while (records.remaining() > 5 && records.get(records.position()) == HANDSHAKE_RECORD) {
      records.position(records.position() + 3);
      int length = Math.min(uint16(records), records.remaining());
      byte[] content = new byte[length];
      records.get(content);
      messages.writeBytes(content);
    }
    return messages.toByteArray();
  }

  /** RFC 9846, Section 4.1.3; RFC 5246, Section 7.4.1.3; RFC 6101, Section 5.6.1.3. */
  private static ServerFlight serverHello(ByteBuffer body) {
    int version = uint16(body);
    take(body, RANDOM_OCTETS);
    take(body, body.get() & 0xff);
    int suite = uint16(body);
    body.get();
    OptionalInt group = OptionalInt.empty();
    ByteBuffer extensions = body.hasRemaining() ? take(body, uint16(body)) : body;
    while (extensions.hasRemaining()) {
      int type = uint16(extensions);
      ByteBuffer extension = take(extensions, uint16(extensions));
      if (type == SUPPORTED_VERSIONS) {
        version = uint16(extension);
      } else if (type == KEY_SHARE) {
        group = OptionalInt.of(uint16(extension));
      }
    }
    return new ServerFlight(version, suite, group);
  }

  /**
   * RFC 8422, Section 5.4. Finite-field parameters start with a length, whose first octet is 0 or
   * 1.
   */
  private ServerFlight withKeyExchange(ByteBuffer body) {
    return body.get() == NAMED_CURVE
        ? new ServerFlight(version, suite, OptionalInt.of(uint16(body)))
        : this;
  }

  private static int uint16(ByteBuffer buffer) {
    return buffer.getShort() & 0xffff;
  }

  private static ByteBuffer take(ByteBuffer buffer, int count) {
    if (count > buffer.remaining()) {
      throw new BufferUnderflowException();
    }
    ByteBuffer taken = buffer.slice(buffer.position(), count);
    buffer.position(buffer.position() + count);
    return taken;
  }
}
