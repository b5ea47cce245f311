package dev.portcullis.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.conformance.jvm.Checkout;
import dev.portcullis.conformance.jvm.Jdk;
import dev.portcullis.conformance.jvm.JdkFinder;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs every command of README.md, in its order and in one directory, as a reader would: the {@code
 * sh} blocks as they stand, after its {@code toml} block was saved as {@code policy.toml}.
 */
class ReadmeCommandsTest {

  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");

  /** Blocks that are not run, each with its reason. */
  private static final Map<String, String> NOT_RUN =
      Map.of("mvn verify\n", "it is the command that runs this test");

  /** What the commands print on every JDK, block by block; the demonstration has its own test. */
  private static final List<Pattern> OUTPUT =
      List.of(
          Pattern.compile("(?s).*All 40 outcomes are as expected\\.\n"),
          Pattern.compile(""),
          Pattern.compile("Portcullis version 0\\.1\\.0\n"),
          Pattern.compile("Portcullis version 0\\.1\\.0\n"),
          Pattern.compile("Portcullis version 0\\.1\\.0\n"),
          Pattern.compile("Portcullis version 0\\.1\\.0\n"),
          Pattern.compile(
              " *Provider name: Portcullis\n"
                  + "( *Provider name: (?!SunJSSE).*\n)+ *Provider name: SunJSSE\n"
                  + " *Provider information: Portcullis in the place of SunJSSE\n"),
          Pattern.compile("Portcullis version 0\\.1\\.0\n"));

  @TempDir Path directory;

  static Stream<Jdk> jdks() {
    return JdkFinder.all().stream();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void readme_everyCommand_succeedsAndPrintsWhatItSays(Jdk jdk) throws Exception {
    Path launcher = prepare();
    List<String> commands = blocks("sh").filter(block -> !NOT_RUN.containsKey(block)).toList();
    assertEquals(OUTPUT.size(), commands.size(), "each sh block needs its expected output");
    for (int i = 0; i < commands.size(); i++) {
      Run run = run(jdk, commands.get(i));
      assertEquals(0, run.exit(), commands.get(i) + run);
      assertTrue(OUTPUT.get(i).matcher(run.output()).matches(), commands.get(i) + run);
    }
    Files.delete(launcher); // or the extension warns of a link that leads out of its directory
  }

  @Test
  void readme_blocksThatAreNotRun_areStillThere() throws IOException {
    List<String> commands = blocks("sh").toList();
    assertTrue(commands.containsAll(NOT_RUN.keySet()), "stale exception: " + NOT_RUN);
  }

  @Test
  void readme_codeBlocks_areOfAKindThatIsTested() throws IOException {
    List<String> kinds = blocks().map(block -> block.group(1)).distinct().sorted().toList();
    assertEquals(List.of("sh", "toml"), kinds);
  }

  private record Run(int exit, String output) {}

  /** Returns the link by which {@code bin/portcullis} is found. */
  private Path prepare() throws IOException {
    Files.copy(Checkout.jar().orElseThrow(), directory.resolve("portcullis.jar"));
    Files.copy(Checkout.sample(), directory.resolve("java.security.sample"));
    Path launcher = Checkout.root().resolve("bin").resolve("portcullis");
    Files.createDirectory(directory.resolve("bin"));
    Files.writeString(directory.resolve("policy.toml"), blocks("toml").findFirst().orElseThrow());
    return Files.createSymbolicLink(directory.resolve("bin").resolve("portcullis"), launcher);
  }

  private Run run(Jdk jdk, String command) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder("sh", "-euc", command)
            .directory(directory.toFile())
            .redirectErrorStream(true);
    Map<String, String> environment = builder.environment();
    environment.put("JAVA_HOME", jdk.home().toString());
    environment.put("PATH", jdk.home().resolve("bin") + File.pathSeparator + System.getenv("PATH"));
    environment.keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "CLASSPATH"));
    Process process = builder.start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return new Run(process.waitFor(), output);
  }

  private static Stream<String> blocks(String kind) throws IOException {
    return blocks().filter(block -> block.group(1).equals(kind)).map(block -> block.group(2));
  }

  private static Stream<MatchResult> blocks() throws IOException {
    Matcher matcher = BLOCK.matcher(Files.readString(Checkout.root().resolve("README.md")));
    return matcher.results();
  }
}
