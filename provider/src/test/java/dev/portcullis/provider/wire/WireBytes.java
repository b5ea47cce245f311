package dev.portcullis.provider.wire;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * Bytes of TLS by hand, and what a reader makes of them. Does not use the code under test's parts.
 */
final class WireBytes {

  private WireBytes() {}

  /** Hex digits; blanks are for people. */
  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replaceAll("\\s", ""));
  }

  static byte[] record(int type, int version, byte[] payload) {
    return join(
        new byte[] {
          (byte) type,
          (byte) (version >> 8),
          (byte) version,
          (byte) (payload.length >> 8),
          (byte) payload.length
        },
        payload);
  }

  static byte[] handshake(int type, byte[] body) {
    byte[] header = {
      (byte) type, (byte) (body.length >> 16), (byte) (body.length >> 8), (byte) body.length
    };
    return join(header, body);
  }

  /** The same payload with each byte in a record of its own. */
  static byte[] bytePerRecord(byte[] record) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    int version = ((record[1] & 0xff) << 8) | (record[2] & 0xff);
    for (int i = 5; i < record.length; i++) {
      all.writeBytes(record(record[0], version, new byte[] {record[i]}));
    }
    return all.toByteArray();
  }

  static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  /** All messages in {@code bytes}, fed at once. */
  static List<WireMessage> read(Sender sender, byte[] bytes) throws MalformedHelloException {
    RecordReader reader = new RecordReader(sender);
    reader.feed(ByteBuffer.wrap(bytes));
    return drain(reader);
  }

  /** All messages in {@code bytes}, fed in pieces of {@code size} bytes. */
  static List<WireMessage> readInPieces(Sender sender, byte[] bytes, int size)
      throws MalformedHelloException {
    RecordReader reader = new RecordReader(sender);
    for (int from = 0; from < bytes.length; from += size) {
      reader.feed(bytes, from, Math.min(size, bytes.length - from));
    }
    return drain(reader);
  }

  static List<WireMessage> drain(RecordReader reader) throws MalformedHelloException {
    List<WireMessage> messages = new ArrayList<>();
    for (WireMessage message = reader.next(); message != null; message = reader.next()) {
      messages.add(message);
    }
    return messages;
  }
}
