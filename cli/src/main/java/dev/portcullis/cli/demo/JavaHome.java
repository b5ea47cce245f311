package dev.portcullis.cli.demo;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Properties;

/** Reads the version of a Java installation from its {@code release} file. Starts nothing. */
final class JavaHome {

  private JavaHome() {}

  /** Such as {@code 17.0.15}; empty when {@code home} is no Java installation. */
  static Optional<String> version(Path home) throws IOException {
    Path release = home.resolve("release");
    if (!Files.isDirectory(home.resolve("bin")) || !Files.isReadable(release)) {
      return Optional.empty();
    }
    try (Reader reader = Files.newBufferedReader(release)) {
      Properties facts = new Properties();
      facts.load(reader);
      return Optional.ofNullable(facts.getProperty("JAVA_VERSION")).map(v -> v.replace("\"", ""));
    }
  }
}
