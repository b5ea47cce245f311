package dev.portcullis.conformance.matrix;

import dev.portcullis.conformance.jvm.Checkout;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A module {@code conformance-tests/matrix/NAME}: programs and the class path of the library that
 * they use, as Maven resolved it. Immutable.
 */
public record Group(String name) {

  /** The module's classes, then its libraries. */
  public List<Path> classPath() {
    List<Path> path = new ArrayList<>(List.of(directory().resolve("target/classes")));
    path.addAll(libraries());
    return path;
  }

  /** The version of a library, read off the name of its jar. */
  public String version(String artifact) {
    Pattern name = Pattern.compile(Pattern.quote(artifact) + "-(\\d[^-]*)\\.jar");
    return libraries().stream()
        .map(path -> name.matcher(path.getFileName().toString()))
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("no " + artifact + " in " + libraries()));
  }

  /** Whether its programs start fast: Kafka and Spring Boot take several seconds. */
  boolean quick() {
    return !name.equals("kafka") && !isFatJar();
  }

  /** Whether it is started as Spring Boot packs it. */
  boolean isFatJar() {
    return name.equals("boot");
  }

  private List<Path> libraries() {
    Path file = directory().resolve("target/classpath.txt");
    if (!Files.exists(file)) {
      throw new IllegalStateException(
          file + " is missing; run: mvn -pl conformance-tests/matrix/" + name + " -am compile");
    }
    try {
      String path = Files.readString(file).strip();
      return Stream.of(path.split(File.pathSeparator))
          .filter(entry -> !entry.isEmpty())
          .map(Path::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path directory() {
    return Checkout.root().resolve("conformance-tests/matrix").resolve(name);
  }
}
