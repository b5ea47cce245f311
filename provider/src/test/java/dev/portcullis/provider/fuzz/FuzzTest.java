package dev.portcullis.provider.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A short slice of fuzzing for each target, in a JVM of its own: the seeds of the repository, then
 * what Jazzer makes of them. The profile {@code fuzz} makes it long.
 */
@Tag("any-jdk")
class FuzzTest {
  private static final int SECONDS = Integer.getInteger("portcullis.fuzz-seconds", 2);

  @TempDir private Path found;

  @ParameterizedTest
  @ValueSource(
      classes = {PolicyTarget.class, CipherListTarget.class, HelloTarget.class, PemTarget.class})
  void input_whatever_crashesAndHangsNothing(Class<?> target) throws Exception {
    Path log = Files.createTempFile("fuzz", ".log");
    Process jazzer =
        new ProcessBuilder(command(target))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = jazzer.waitFor(SECONDS + 120L, TimeUnit.SECONDS);
    if (!ended) {
      jazzer.destroyForcibly();
    }

    assertEquals(0, ended ? jazzer.exitValue() : -1, () -> tail(log));
    Files.delete(log);
  }

  private List<String> command(Class<?> target) throws URISyntaxException {
    Path seeds = Path.of(FuzzTest.class.getResource(target.getSimpleName()).toURI());
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx512m",
        "-cp",
        System.getProperty("java.class.path"),
        "com.code_intelligence.jazzer.Jazzer",
        "--target_class=" + target.getName(),
        "--instrumentation_includes=dev.portcullis.**",
        "--reproducer_path=" + found,
        "-artifact_prefix=" + found + "/",
        "-max_total_time=" + SECONDS,
        "-timeout=60",
        "-rss_limit_mb=1536",
        found.toString(),
        seeds.toString());
  }

  private static String tail(Path log) {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    } catch (IOException e) {
      return e.toString();
    }
  }
}
