package dev.portcullis.conformance.archive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.conformance.jvm.Checkout;
import dev.portcullis.conformance.jvm.Jdk;
import dev.portcullis.conformance.jvm.JdkFinder;
import dev.portcullis.conformance.jvm.JvmRun;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The recipe of docs/benchmarks.md: classes come out of the archive, policies never do. */
class ClassArchiveTest {
  private static final Duration LIMIT = Duration.ofMinutes(3);
  private static final String BOTH = "Portcullis TLSv1.3,TLSv1.2 record 22";
  private static final String TLS13 = "Portcullis TLSv1.3 record 22";
  private static final String OUT_OF_THE_ARCHIVE = "source: shared objects file (top)";

  @TempDir Path directory;
  private Path product;
  private Path program;
  private Path policy;

  static Stream<Jdk> jdks() {
    return JdkFinder.all().stream();
  }

  /** JDKs whose cache takes one run to make (JEP 514). */
  static Stream<Jdk> jdksWithCache() {
    return jdks().filter(jdk -> jdk.feature() >= 25);
  }

  @BeforeEach
  void copy() throws IOException {
    product = directory.resolve("portcullis.jar");
    Files.copy(Checkout.jar().orElseThrow(), product);
    program = directory.resolve("program.jar");
    pack(FirstWords.class, program);
    policy = directory.resolve("policy.toml");
    write("intermediate");
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void archive_madeByTheRecipe_holdsOurClasses(Jdk jdk) throws Exception {
    assertEquals(BOTH, run(jdk, "-XX:ArchiveClassesAtExit=app.jsa"));
    assertEquals(BOTH, run(jdk, "-XX:SharedArchiveFile=app.jsa"));
    assertOutOfTheArchive();
  }

  @ParameterizedTest
  @MethodSource("jdksWithCache")
  void cache_madeByTheRecipe_holdsOurClasses(Jdk jdk) throws Exception {
    assertEquals(BOTH, run(jdk, "-XX:AOTCacheOutput=app.aot"));
    assertEquals(BOTH, run(jdk, "-XX:AOTCache=app.aot"));
    assertTrue(
        ours().filter(line -> line.contains("source: shared objects file")).count() > 200,
        this::loaded);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void policy_changedAfterTheArchive_isTheOneInForce(Jdk jdk) throws Exception {
    assertEquals(BOTH, run(jdk, "-XX:ArchiveClassesAtExit=app.jsa"));
    write("modern");
    assertEquals(TLS13, run(jdk, "-XX:SharedArchiveFile=app.jsa"));
    assertOutOfTheArchive();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void policy_brokenAfterTheArchive_refuses(Jdk jdk) throws Exception {
    assertEquals(BOTH, run(jdk, "-XX:ArchiveClassesAtExit=app.jsa"));
    write("no-such-profile");
    JvmRun run = start(jdk, "-XX:SharedArchiveFile=app.jsa");
    assertEquals(1, run.exit(), run::output);
    assertTrue(run.output().contains("Portcullis refuses all TLS: the policy"), run::output);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void jar_changedAfterTheArchive_isReadItself(Jdk jdk) throws Exception {
    assertEquals(BOTH, run(jdk, "-XX:ArchiveClassesAtExit=app.jsa"));
    Files.setLastModifiedTime(product, FileTime.from(Instant.now().plusSeconds(60)));
    String said = start(jdk, "-XX:SharedArchiveFile=app.jsa").output();
    assertTrue(said.contains(BOTH), said);
    assertEquals(0, ours().filter(line -> line.contains(OUT_OF_THE_ARCHIVE)).count());
    assertTrue(ours().count() > 200, this::loaded);
  }

  /** All but what the JVM makes for lambdas. */
  private void assertOutOfTheArchive() {
    List<String> others =
        ours()
            .filter(line -> !line.contains(OUT_OF_THE_ARCHIVE))
            .filter(line -> !line.contains("$$Lambda"))
            .toList();
    assertEquals(List.of(), others);
    assertTrue(ours().count() > 200, this::loaded);
  }

  /** Classes of ours that the last run loaded, as the JVM tells it. */
  private Stream<String> ours() {
    return loaded().lines().filter(line -> line.contains(" dev.portcullis.p"));
  }

  private String loaded() {
    try {
      return Files.readString(directory.resolve("loaded.txt"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String run(Jdk jdk, String option) throws Exception {
    JvmRun run = start(jdk, option);
    assertEquals(0, run.exit(), run::output);
    return run.output().lines().filter(line -> line.startsWith("Portcullis ")).findFirst().get();
  }

  private JvmRun start(Jdk jdk, String option) throws Exception {
    List<String> arguments = new ArrayList<>(List.of(option));
    if (!option.contains("Output") && !option.contains("AtExit")) {
      arguments.add("-Xlog:class+load:file=loaded.txt");
    }
    arguments.addAll(
        List.of(
            "-cp",
            "portcullis.jar" + File.pathSeparator + "program.jar",
            "-Djava.security.properties=" + Checkout.sample(),
            "-Dportcullis.policy=policy.toml",
            FirstWords.class.getName()));
    return JvmRun.of(jdk, directory, LIMIT, arguments);
  }

  private void write(String parent) throws IOException {
    Files.writeString(policy, "format = 1\nid = \"archived\"\nextends = \"" + parent + "\"\n");
  }

  private static void pack(Class<?> type, Path jar) throws IOException {
    String file = type.getName().replace('.', '/') + ".class";
    try (InputStream in = Objects.requireNonNull(type.getClassLoader().getResourceAsStream(file));
        JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry(file));
      in.transferTo(out);
      out.closeEntry();
    }
  }
}
