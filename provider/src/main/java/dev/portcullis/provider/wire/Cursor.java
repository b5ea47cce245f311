package dev.portcullis.provider.wire;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * Reads a structure of TLS from a stretch of bytes that it never leaves (RFC 5246, Section 4).
 *
 * <p>Each method names the field, so that a failure does. The bytes are not copied and must not
 * change meanwhile. Not safe for threads.
 */
final class Cursor {
  private static final int NO_TYPE = -1;

  private final byte[] bytes;
  private final int end;
  private final String structure;
  private final int type;
  private int position;

  Cursor(byte[] bytes, int from, int to, String structure) {
    this(bytes, from, to, structure, NO_TYPE);
  }

  private Cursor(byte[] bytes, int from, int to, String structure, int type) {
    this.bytes = bytes;
    this.position = from;
    this.end = to;
    this.structure = structure;
    this.type = type;
  }

  boolean hasRemaining() {
    return position < end;
  }

  int remaining() {
    return end - position;
  }

  /** One byte, in [0..255]. */
  int one(String field) throws MalformedHelloException {
    need(1, field);
    return bytes[position++] & 0xff;
  }

  /** Two bytes, in [0..65535]. */
  int two(String field) throws MalformedHelloException {
    need(2, field);
    int high = bytes[position++] & 0xff;
    return (high << 8) | (bytes[position++] & 0xff);
  }

  /** A vector with a length of one byte. */
  Cursor shortVector(String field, int min, int max) throws MalformedHelloException {
    needLength(1, field);
    return vector(one(field), field, min, max);
  }

  /** A vector with a length of two bytes. */
  Cursor vector(String field, int min) throws MalformedHelloException {
    needLength(2, field);
    return vector(two(field), field, min, 0xffff);
  }

  /** The next {@code length} bytes as a structure of their own. */
  Cursor part(int length, String field) throws MalformedHelloException {
    need(length, field);
    position += length;
    return new Cursor(bytes, position - length, position, field);
  }

  /** The body of an extension; words are found for it only if it is malformed. */
  Cursor extension(int length, int extensionType) throws MalformedHelloException {
    if (length > remaining()) {
      need(length, "extension " + extensionType);
    }
    position += length;
    return new Cursor(bytes, position - length, position, "extension", extensionType);
  }

  /** The next {@code length} bytes as lower-case hex digits. */
  String hex(int length, String field) throws MalformedHelloException {
    need(length, field);
    position += length;
    return HexFormat.of().formatHex(bytes, position - length, position);
  }

  /** All that is left, one character per byte: peers may send any byte in a name. */
  String text() {
    String text = new String(bytes, position, end - position, StandardCharsets.ISO_8859_1);
    position = end;
    return text;
  }

  /** All that is left as numbers of {@code width} bytes each, 1 or 2. */
  Codes codes(int width) throws MalformedHelloException {
    if (remaining() % width != 0) {
      throw fail("holds " + remaining() + " bytes, which is no multiple of " + width);
    }
    int[] values = new int[remaining() / width];
    for (int i = 0; i < values.length; i++) {
      values[i] = width == 1 ? one(structure) : two(structure);
    }
    return Codes.owning(values);
  }

  /** Fails unless everything was read. */
  void end() throws MalformedHelloException {
    if (hasRemaining()) {
      throw fail("has " + remaining() + " bytes after its end");
    }
  }

  MalformedHelloException fail(String what) {
    String name = type == NO_TYPE ? structure : structure + " " + type;
    return new MalformedHelloException(name + " " + what);
  }

  private Cursor vector(int length, String field, int min, int max) throws MalformedHelloException {
    if (length < min || length > max) {
      throw fail(field + " says " + length + " bytes, allowed are [" + min + ".." + max + "]");
    }
    return part(length, field);
  }

  private void needLength(int width, String field) throws MalformedHelloException {
    if (width > remaining()) {
      need(width, field + " length");
    }
  }

  private void need(int length, String field) throws MalformedHelloException {
    if (length > remaining()) {
      throw fail(
          "ends early: " + field + " needs " + length + " bytes, " + remaining() + " are left");
    }
  }
}
