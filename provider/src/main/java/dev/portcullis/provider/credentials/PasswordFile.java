package dev.portcullis.provider.credentials;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A password that is the first line of a file, in UTF-8, as {@code openssl -passin file:} has it.
 *
 * @param file its file
 */
public record PasswordFile(Path file) implements Password {
  @Override
  public char[] characters() throws PemException {
    byte[] bytes = PemFile.read(file);
    int end = 0;
    while (end < bytes.length && bytes[end] != '\n' && bytes[end] != '\r') {
      end++;
    }
    CharBuffer decoded = StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes, 0, end));
    char[] characters = new char[decoded.remaining()];
    decoded.get(characters);
    Arrays.fill(decoded.array(), '\0');
    Arrays.fill(bytes, (byte) 0);
    if (characters.length == 0) {
      throw new PemException(file + ":1", "the line is empty; write the password there");
    }
    return characters;
  }

  @Override
  public String remedy() {
    return "correct the password in " + file;
  }
}
