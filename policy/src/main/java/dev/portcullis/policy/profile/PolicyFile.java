package dev.portcullis.policy.profile;

import dev.portcullis.policy.text.PolicySyntaxException;
import dev.portcullis.policy.text.Problem;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;

/** Reads the text of a policy file, with messages that say what to do. */
final class PolicyFile {
  /** A policy of every name there is has about 30 kB, one with 100,000 hosts some 8 MB. */
  static final int LIMIT_BYTES = 16 * 1024 * 1024;

  private PolicyFile() {}

  static String text(Path file) throws IOException, PolicySyntaxException {
    byte[] bytes = bytes(file);
    if (bytes.length > LIMIT_BYTES) {
      throw new IOException(
          "policy file %s is larger than %d bytes; is it a policy?".formatted(file, LIMIT_BYTES));
    }
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer text = CharBuffer.allocate(bytes.length);
    ByteBuffer input = ByteBuffer.wrap(bytes);
    CoderResult result = decoder.decode(input, text, true);
    text.flip();
    if (result.isError()) {
      throw notUtf8(file, text.toString(), bytes[input.position()] & 0xFF);
    }
    return text.toString();
  }

  private static byte[] bytes(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("policy file " + file + " is a directory; name a file in it");
    }
    try (InputStream input = Files.newInputStream(file)) {
      return input.readNBytes(LIMIT_BYTES + 1);
    } catch (NoSuchFileException e) {
      FileNotFoundException missing =
          new FileNotFoundException(
              "policy file " + file + " does not exist; create it or correct the path");
      missing.initCause(e);
      throw missing;
    } catch (AccessDeniedException e) {
      throw new IOException(
          "policy file " + file + " may not be read by this user; change its permissions", e);
    }
  }

  private static PolicySyntaxException notUtf8(Path file, String before, int octet) {
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    int column = before.length() - before.lastIndexOf('\n');
    String message = "byte 0x%02X is not UTF-8; save the file as UTF-8".formatted(octet);
    return new PolicySyntaxException(List.of(new Problem(file.toString(), line, column, message)));
  }
}
