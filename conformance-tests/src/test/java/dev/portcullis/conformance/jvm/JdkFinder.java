package dev.portcullis.conformance.jvm;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.lang.Runtime.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Finds the Java installations of this machine on which Portcullis must work: one for each feature
 * release from 17 on.
 *
 * <p>It looks where this JVM lives and next to it, where {@code JAVA_HOME}, {@code JAVA_HOME_*} and
 * {@code JDK_*} point and next to that, and where SDKMAN and IntelliJ put theirs. It does not start
 * any of them: the {@code release} file says what an installation is. Stateless.
 */
public final class JdkFinder {

  /** The first release on which Portcullis runs. */
  public static final int OLDEST = 17;

  private JdkFinder() {}

  /**
   * The installations, ordered by feature release. The one that runs this code stands for its own
   * release; of several others of one release the newest update does.
   */
  public static List<Jdk> all() {
    Path own = Path.of(System.getProperty("java.home"));
    Map<Integer, Jdk> byFeature = new TreeMap<>();
    read(own).ifPresent(jdk -> byFeature.put(jdk.feature(), jdk));
    candidates(own).stream()
        .flatMap(home -> read(home).stream())
        .filter(jdk -> jdk.feature() >= OLDEST)
        .sorted(Comparator.comparing((Jdk jdk) -> Version.parse(jdk.version())).reversed())
        .forEach(jdk -> byFeature.putIfAbsent(jdk.feature(), jdk));
    return List.copyOf(byFeature.values());
  }

  /** {@link #all()} without the installation that runs this code. */
  public static List<Jdk> others() {
    int own = Runtime.version().feature();
    return all().stream().filter(jdk -> jdk.feature() != own).toList();
  }

  /**
   * {@link #all()} with {@code -Pmatrix}; else one of them, chosen by this text, so that the tests
   * of a class are spread over all.
   */
  public static Stream<Jdk> inTurn(String text) {
    List<Jdk> all = all();
    return Boolean.getBoolean("portcullis.matrix")
        ? all.stream()
        : Stream.of(all.get(Math.floorMod(text.hashCode(), all.size())));
  }

  private static Set<Path> candidates(Path own) {
    List<Path> named = new ArrayList<>(List.of(own));
    System.getenv().entrySet().stream()
        .filter(variable -> variable.getKey().matches("JAVA_HOME(_.*)?|JDK_.*"))
        .filter(variable -> !variable.getValue().isBlank())
        .forEach(variable -> named.add(Path.of(variable.getValue())));
    Set<Path> all = new LinkedHashSet<>(named);
    named.forEach(home -> all.addAll(children(home.toAbsolutePath().getParent())));
    Path user = Path.of(System.getProperty("user.home"));
    all.addAll(children(user.resolve(".sdkman").resolve("candidates").resolve("java")));
    all.addAll(children(user.resolve(".jdks")));
    return all;
  }

  private static Collection<Path> children(Path directory) {
    if (directory == null || !Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(directory)) {
      return entries.sorted().toList();
    } catch (IOException unreadable) {
      return List.of(); // a directory that is closed to us holds no Java for us
    }
  }

  /** What is installed at {@code home}; empty when that is no Java, or one older than 9. */
  static Optional<Jdk> read(Path home) {
    Path release = home.resolve("release");
    if (!Files.isExecutable(home.resolve("bin").resolve("java")) || !Files.isReadable(release)) {
      return Optional.empty();
    }
    try (Reader reader = Files.newBufferedReader(release)) {
      Properties facts = new Properties();
      facts.load(reader);
      String version = facts.getProperty("JAVA_VERSION", "1.0").replace("\"", "");
      return version.startsWith("1.")
          ? Optional.empty() // 1.8.0_412 and older
          : Optional.of(new Jdk(Version.parse(version).feature(), version, home.toRealPath()));
    } catch (IOException failure) {
      throw new UncheckedIOException("cannot read " + release, failure);
    }
  }
}
