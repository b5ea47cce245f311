package dev.portcullis.conformance.peer;

import dev.portcullis.cli.pki.IssuedCertificate.OnDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A directory below the temporary one in which a server lives. Everybody may enter: servers that
 * are started as root go on as a user of their own. Immutable.
 */
record Quarters(Path directory) {

  static Quarters of(String name) {
    try {
      Path directory = Files.createTempDirectory("portcullis-" + name);
      Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxrwxrwx"));
      return new Quarters(directory);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path path(String name) {
    return directory.resolve(name);
  }

  Path write(String name, String text) throws IOException {
    return readable(Files.writeString(path(name), text));
  }

  /** A copy of the chain, which the server may read. */
  Path chain(OnDisk certificate) throws IOException {
    return readable(Files.copy(certificate.chainPem(), path("chain.pem")));
  }

  /** A copy of the key, which the server may read; it is worth nothing. */
  Path key(OnDisk certificate) throws IOException {
    return readable(Files.copy(certificate.keyPem(), path("key.pem")));
  }

  /** Whether this JVM runs as root, as on a bare machine. */
  static boolean root() {
    return System.getProperty("user.name").equals("root");
  }

  /** Runs a command in which nothing may go wrong. */
  static void run(List<String> command) {
    try (PeerProcess process = new PeerProcess(command)) {
      if (process.exitCode(120) != 0) {
        throw new IllegalStateException(command + " failed:\n" + process.transcript());
      }
    }
  }

  /** Hands everything over to a user of the operating system. */
  void giveTo(String user) throws IOException {
    UserPrincipal owner =
        directory.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(user);
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.toList()) {
        Files.setOwner(file, owner);
      }
    }
  }

  void clear() {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException stillWritten) {
      directory.toFile().deleteOnExit(); // the temporary directory is cleared by others
    }
  }

  private static Path readable(Path file) throws IOException {
    return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
  }
}
