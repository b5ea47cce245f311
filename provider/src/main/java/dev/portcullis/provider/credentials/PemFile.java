package dev.portcullis.provider.credentials;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Octets of small files that an operator names, with messages that say what to do. Stateless. */
final class PemFile {
  /** All public CAs of the world make a quarter of a megabyte. */
  static final int LIMIT_BYTES = 16 << 20;

  private PemFile() {}

  /**
   * The whole file.
   *
   * @throws PemException if it is missing, no file, unreadable or larger than {@link #LIMIT_BYTES}
   */
  static byte[] read(Path file) throws PemException {
    String name = file.toString();
    if (Files.isDirectory(file)) {
      throw new PemException(name, "a directory; name a file in it");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      // A pipe would hold up every thread that wants TLS, for ever.
      throw new PemException(name, "neither a file nor a link to one; name a file");
    }
    try (InputStream input = Files.newInputStream(file)) {
      byte[] bytes = input.readNBytes(LIMIT_BYTES + 1);
      if (bytes.length > LIMIT_BYTES) {
        throw new PemException(name, "larger than " + LIMIT_BYTES + " bytes; is it a PEM file?");
      }
      return bytes;
    } catch (NoSuchFileException e) {
      throw new PemException(name, "does not exist; create it or correct the path", e);
    } catch (AccessDeniedException e) {
      throw new PemException(name, "may not be read by this user; change its permissions", e);
    } catch (PemException e) {
      throw e;
    } catch (IOException e) {
      throw new PemException(name, "cannot be read: " + e.getMessage(), e);
    }
  }
}
