package dev.portcullis.conformance.jvm;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where things lie: the product under test, the applications, the sample file. The build says so
 * with {@code portcullis.root} and {@code portcullis.jar}; a run from an IDE finds them itself, and
 * takes class directories where the drop-in jar has not been built.
 */
public final class Checkout {

  private Checkout() {}

  /** The top directory of the repository. */
  public static Path root() {
    String given = System.getProperty("portcullis.root");
    if (given != null) {
      return Path.of(given);
    }
    Path here = Path.of("").toAbsolutePath();
    return Stream.iterate(here, dir -> dir != null, Path::getParent)
        .filter(dir -> Files.isDirectory(dir.resolve("conformance-tests")))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("No checkout above " + here));
  }

  /** The file that the product ships and users name in {@code -Djava.security.properties}. */
  public static Path sample() {
    return root().resolve("java.security.sample");
  }

  /** The drop-in jar, or what it is made of. */
  public static List<Path> product() {
    return jar().map(List::of).orElseGet(Checkout::classDirectories);
  }

  /** The drop-in jar, if it was built. */
  public static Optional<Path> jar() {
    String given = System.getProperty("portcullis.jar");
    Path jar = given != null ? Path.of(given) : root().resolve("cli/target/portcullis.jar");
    return Optional.of(jar).filter(Files::isRegularFile);
  }

  /** The classes of {@code dev.portcullis.conformance.app}, and nothing of the product. */
  public static Path applications() {
    return ownPath().filter(path -> path.endsWith("test-classes")).findFirst().orElseThrow();
  }

  /** What the running JVM has of a library, such as {@code bctls}. */
  public static List<Path> library(String prefix) {
    return ownPath().filter(path -> path.getFileName().toString().startsWith(prefix)).toList();
  }

  private static List<Path> classDirectories() {
    return Stream.concat(
            Stream.of("policy", "provider").map(room -> root().resolve(room + "/target/classes")),
            Stream.of("bctls", "bcprov", "bcutil", "guava", "failureaccess", "tomlj", "jspecify")
                .flatMap(library -> library(library).stream()))
        .toList();
  }

  private static Stream<Path> ownPath() {
    String path = System.getProperty("surefire.test.class.path");
    String used = path != null ? path : System.getProperty("java.class.path");
    return Stream.of(used.split(File.pathSeparator)).map(Path::of);
  }
}
