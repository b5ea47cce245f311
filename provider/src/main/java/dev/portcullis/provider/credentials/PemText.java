package dev.portcullis.provider.credentials;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes a PEM text apart (RFC 7468; headers as in RFC 1421). Text between blocks is skipped, every
 * line ending is taken, and white space around lines. Knows no certificates and no keys. Not
 * thread-safe.
 */
final class PemText {
  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";

  private final String source;
  private final String[] lines;
  private final List<PemBlock> blocks = new ArrayList<>();
  private int next;

  private PemText(String source, String[] lines) {
    this.source = source;
    this.lines = lines;
  }

  /**
   * The blocks in order, at least one.
   *
   * @param source name of the file, for messages
   * @throws PemException if the text holds no block, or one that is damaged
   */
  static List<PemBlock> blocks(String source, byte[] bytes) throws PemException {
    OtherFormat.refuse(source, bytes);
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    PemText reader = new PemText(source, text.split("\r\n|\n|\r", -1));
    while (reader.next < reader.lines.length) {
      reader.line();
    }
    if (reader.blocks.isEmpty()) {
      throw new PemException(
          source, "no PEM block: there is no line that starts with -----BEGIN; is it the file?");
    }
    return reader.blocks;
  }

  private void line() throws PemException {
    String line = lines[next].strip();
    if (line.startsWith(END)) {
      throw new PemException(
          at(next), Label.shown(line) + " without a BEGIN line above it; copy the whole block");
    }
    if (line.startsWith(BEGIN)) {
      block(Label.of(BEGIN, line, at(next)));
    } else {
      next++;
    }
  }

  private void block(String label) throws PemException {
    int begin = next++;
    boolean encrypted = headers();
    StringBuilder base64 = new StringBuilder();
    for (; next < lines.length; next++) {
      String line = lines[next].strip();
      if (line.startsWith(DASHES)) {
        end(label, begin, line);
        blocks.add(new PemBlock(source, begin + 1, label, encrypted, decoded(base64, begin)));
        return;
      }
      append(line, base64);
    }
    throw new PemException(
        at(begin), label + " has no END line: the file is cut off; copy all of it");
  }

  /** Reads headers up to the empty line; tells whether they announce encryption. */
  private boolean headers() {
    if (next >= lines.length || lines[next].indexOf(':') < 0) {
      return false;
    }
    boolean encrypted = false;
    for (; next < lines.length && !lines[next].isBlank(); next++) {
      String line = lines[next].strip();
      if (line.startsWith(DASHES)) {
        return encrypted;
      }
      encrypted |= line.startsWith("Proc-Type:") && line.endsWith("ENCRYPTED");
    }
    return encrypted;
  }

  private void end(String label, int begin, String line) throws PemException {
    if (!line.startsWith(END)) {
      throw new PemException(
          at(next),
          "%s before the END line of %s (line %d): the file is cut off or mixed up; copy it again"
              .formatted(Label.shown(line), label, begin + 1));
    }
    String ended = Label.of(END, line, at(next));
    if (!ended.equals(label)) {
      throw new PemException(
          at(next),
          "END %s, but line %d begins %s; copy the file again".formatted(ended, begin + 1, label));
    }
    next++;
  }

  private void append(String line, StringBuilder base64) throws PemException {
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (!isBase64(c) && c != ' ' && c != '\t') {
        throw new PemException(
            at(next),
            "character 0x%02X at column %d is not base64; copy the file again"
                .formatted((int) c, i + 1));
      }
      if (isBase64(c)) {
        base64.append(c);
      }
    }
  }

  private static boolean isBase64(char c) {
    return (c >= 'A' && c <= 'Z')
        || (c >= 'a' && c <= 'z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/'
        || c == '=';
  }

  private byte[] decoded(CharSequence base64, int begin) throws PemException {
    byte[] content = tryDecode(base64.toString());
    if (content == null) {
      throw new PemException(
          at(begin), "the base64 of this block is cut off or damaged; copy the file again");
    }
    if (content.length == 0) {
      throw new PemException(at(begin), "the block is empty; copy the file again");
    }
    return content;
  }

  private static byte @Nullable [] tryDecode(String base64) {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private String at(int index) {
    return source + ":" + (index + 1);
  }
}
