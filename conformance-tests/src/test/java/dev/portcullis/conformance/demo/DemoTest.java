package dev.portcullis.conformance.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.conformance.jvm.Checkout;
import dev.portcullis.conformance.jvm.Jdk;
import dev.portcullis.conformance.jvm.JdkFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code bin/portcullis demo} as a user meets it. The table below is this test's own: the one in
 * the jar, against which the demonstration compares itself, could be wrong together with it.
 */
class DemoTest {

  private static final Path LAUNCHER = Checkout.root().resolve("bin").resolve("portcullis");

  /** Server, program, setting, outcome, whether the server read the request, version, group. */
  private static final String TABLE =
      """
      tls13 careful before connected true TLSv1.3 x25519
      tls13 careful after connected true TLSv1.3 x25519
      tls13 careless before connected true TLSv1.3 x25519
      tls13 careless after connected true TLSv1.3 x25519
      tls12 careful before connected true TLSv1.2 x25519
      tls12 careful after connected true TLSv1.2 x25519
      tls12 careless before connected true TLSv1.2 x25519
      tls12 careless after connected true TLSv1.2 x25519
      gated careful before connected true TLSv1.3 x25519
      gated careful after connected true TLSv1.3 X25519MLKEM768
      gated careless before connected true TLSv1.3 x25519
      gated careless after connected true TLSv1.3 X25519MLKEM768
      tls10 careful before refused false
      tls10 careful after refused false
      tls10 careless before connected true TLSv1 x25519
      tls10 careless after refused false
      ssl3 careful before refused false
      ssl3 careful after refused false
      ssl3 careless before connected true SSLv3 x25519
      ssl3 careless after refused false
      wrong-host careful before refused false TLSv1.3 x25519
      wrong-host careful after refused false TLSv1.3 x25519
      wrong-host careless before connected true TLSv1.3 x25519
      wrong-host careless after refused false TLSv1.3 x25519
      cn-only careful before connected true TLSv1.3 x25519
      cn-only careful after refused false TLSv1.3 x25519
      cn-only careless before connected true TLSv1.3 x25519
      cn-only careless after refused false TLSv1.3 x25519
      expired careful before refused false TLSv1.3 x25519
      expired careful after refused false TLSv1.3 x25519
      expired careless before connected true TLSv1.3 x25519
      expired careless after refused false TLSv1.3 x25519
      self-signed careful before refused false TLSv1.3 x25519
      self-signed careful after refused false TLSv1.3 x25519
      self-signed careless before connected true TLSv1.3 x25519
      self-signed careless after refused false TLSv1.3 x25519
      rsa1024 careful before connected true TLSv1.3 x25519
      rsa1024 careful after refused false TLSv1.3 x25519
      rsa1024 careless before connected true TLSv1.3 x25519
      rsa1024 careless after refused false TLSv1.3 x25519
      """;

  private static final Pattern VISIT =
      Pattern.compile(
          "\"server\": \"(.*?)\", \"program\": \"(.*?)\", \"setting\": \"(.*?)\", "
              + "\"outcome\": \"(.*?)\", \"requestRead\": (true|false)"
              + "(?:, \"reason\": \"(?:[^\"\\\\]|\\\\.)*\")?"
              + "(?:, \"version\": \"(.*?)\", \"suite\": \".*?\", \"group\": \"(.*?)\")?");

  @TempDir Path directory;

  static Stream<Jdk> jdks() {
    return JdkFinder.all().stream();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void demo_onThisJdk_letsThroughWhatTheTableSays(Jdk jdk) throws Exception {
    Run run = run(jdk, "--json");
    assertEquals(TABLE, table(run.output()));
    assertEquals(0, run.exit());
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void demo_programsOnAnotherJdk_saysWhichAndEndsWell(Jdk other) throws Exception {
    Run run = run(JdkFinder.all().get(0), "--jdk", other.home().toString());
    assertEquals(
        "Two unmodified programs on Java " + other.version(),
        run.output().lines().findFirst().get());
    assertEquals(
        "All 40 outcomes are as expected.", run.output().lines().reduce("", (a, line) -> line));
    assertEquals(0, run.exit());
  }

  @Test
  void demo_jdkThatIsNone_saysWhatToGive() throws Exception {
    Run run = run(JdkFinder.all().get(0), "--jdk", directory.toString());
    assertEquals(
        "--jdk: there is no Java in " + directory + "; give the directory above bin/java",
        run.output().lines().findFirst().get());
    assertEquals(2, run.exit());
  }

  private record Run(int exit, String output) {}

  private Run run(Jdk jdk, String... options) throws Exception {
    List<String> command =
        Stream.concat(Stream.of(LAUNCHER.toString(), "demo"), Stream.of(options)).toList();
    ProcessBuilder builder =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().put("JAVA_HOME", jdk.home().toString());
    builder.environment().remove("JAVA_TOOL_OPTIONS"); // would print a line
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }

  private static String table(String json) {
    return VISIT.matcher(json).results().map(DemoTest::row).collect(Collectors.joining());
  }

  private static String row(MatchResult visit) {
    return Stream.of(1, 2, 3, 4, 5, 6, 7)
        .map(visit::group)
        .filter(group -> group != null)
        .collect(Collectors.joining(" ", "", "\n"));
  }
}
