package dev.portcullis.provider.wire;

import java.util.Locale;

/**
 * The first five bytes of a record: type, version, length (RFC 9846, Section 5.1). Reused for each
 * record. Not safe for threads.
 */
final class RecordHeader {

  static final int CHANGE_CIPHER_SPEC = 20;
  static final int ALERT = 21;
  static final int HANDSHAKE = 22;
  static final int APPLICATION_DATA = 23;

  private static final int MAX_FRAGMENT = 1 << 14;

  private final byte[] bytes = new byte[5];
  private int received;

  boolean isComplete() {
    return received == bytes.length;
  }

  void add(byte next) {
    bytes[received++] = next;
  }

  void clear() {
    received = 0;
  }

  int type() {
    return bytes[0] & 0xff;
  }

  int version() {
    return ((bytes[1] & 0xff) << 8) | (bytes[2] & 0xff);
  }

  int length() {
    return ((bytes[3] & 0xff) << 8) | (bytes[4] & 0xff);
  }

  /** The bytes themselves, for a format in which they mean something else. */
  byte[] bytes() {
    return bytes;
  }

  /** Fails unless this can be a record in plaintext, or one of application data. */
  void check() throws MalformedHelloException {
    if (type() < CHANGE_CIPHER_SPEC || type() > APPLICATION_DATA || bytes[1] != 3) {
      throw new MalformedHelloException("not a TLS record: it starts with " + start());
    }
    switch (type()) {
      case HANDSHAKE -> checkLength(1, MAX_FRAGMENT);
      case ALERT -> checkLength(2, 2);
      case CHANGE_CIPHER_SPEC -> checkLength(1, 1);
      default -> {
        // Application data is encrypted: its length is no business of this reader.
      }
    }
  }

  private void checkLength(int min, int max) throws MalformedHelloException {
    if (length() < min || length() > max) {
      throw new MalformedHelloException(
          String.format(
              Locale.ROOT,
              "record of type %d says %d bytes, allowed are [%d..%d]",
              type(),
              length(),
              min,
              max));
    }
  }

  private String start() {
    StringBuilder text = new StringBuilder();
    for (byte value : bytes) {
      text.append(String.format(Locale.ROOT, "%02x ", value));
    }
    return text.toString().trim();
  }
}
