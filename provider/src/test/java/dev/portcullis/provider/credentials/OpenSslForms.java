package dev.portcullis.provider.credentials;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;

/** Files that the machine's openssl wrote, made once per JVM by {@code forms.sh}. */
public final class OpenSslForms {
  public static final String PASSWORD = "secret";

  private static final Path DIRECTORY = make();

  private OpenSslForms() {}

  /** A file of the script. */
  public static Path file(String name) {
    return DIRECTORY.resolve(name);
  }

  static byte[] bytes(String name) throws IOException {
    return Files.readAllBytes(file(name));
  }

  /** Names of all forms of private keys. */
  static List<String> keys() {
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".form"))
          .map(name -> name.substring(0, name.length() - ".form".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Certificate of the key in that form. */
  static Path certificate(String form) throws IOException {
    return file(Files.readString(file(form + ".kind")).strip() + ".crt");
  }

  private static Path make() {
    try (InputStream script =
        Objects.requireNonNull(OpenSslForms.class.getResourceAsStream("forms.sh"))) {
      Path directory = Files.createTempDirectory("openssl-forms");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
      Process bash = new ProcessBuilder("bash", "-s").directory(directory.toFile()).start();
      bash.getOutputStream().write(script.readAllBytes());
      bash.getOutputStream().close();
      Assertions.assertTrue(bash.waitFor(60, TimeUnit.SECONDS), "openssl takes too long");
      Path log = directory.resolve("openssl.log");
      Assertions.assertEquals(0, bash.exitValue(), () -> read(log));
      return directory;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.list(directory)) {
      files.forEach(file -> file.toFile().delete());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    directory.toFile().delete();
  }
}
