package dev.portcullis.conformance.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.conformance.jvm.Jdk;
import dev.portcullis.conformance.jvm.JdkFinder;
import dev.portcullis.conformance.jvm.JvmRun;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs the unit tests of the library, as they were compiled, on every Java version of this machine
 * but the one of the build, on which Surefire has run them. Those tagged {@code any-jdk} are about
 * sources and texts, on which a Java version has no bearing.
 */
class EveryJdkRunsTheUnitTestsTest {

  private static final Path ROOT = Path.of(System.getProperty("portcullis.root"));
  private static final List<String> MODULES = List.of("policy", "provider");
  private static final Pattern PASSED = Pattern.compile("\\[ *(\\d+) tests successful *]");

  static Stream<Arguments> modulesOnOtherJdks() {
    return JdkFinder.others().stream()
        .flatMap(jdk -> MODULES.stream().map(module -> Arguments.of(module, jdk)));
  }

  @Test
  void buildingJdk_amongThoseFound_isListedOnce() {
    long same =
        JdkFinder.all().stream()
            .filter(jdk -> jdk.feature() == Runtime.version().feature())
            .count();
    assertEquals(1, same, () -> "of " + JdkFinder.all());
  }

  @ParameterizedTest(name = "{0} on {1}", allowZeroInvocations = true)
  @MethodSource("modulesOnOtherJdks")
  @Execution(ExecutionMode.CONCURRENT)
  void unitTests_otherJdk_pass(String module, Jdk jdk) throws Exception {
    Path directory = ROOT.resolve(module);
    JvmRun run = JvmRun.of(jdk, directory, Duration.ofMinutes(8), console(directory, jdk));
    assertEquals(0, run.exit(), run::output);
    Matcher passed = PASSED.matcher(run.output());
    assertTrue(passed.find() && Integer.parseInt(passed.group(1)) > 0, run::output);
  }

  private static List<String> console(Path module, Jdk jdk) throws IOException {
    Path target = module.resolve("target");
    String classPath =
        String.join(
            File.pathSeparator,
            System.getProperty("portcullis.junit-console"),
            target.resolve("test-classes").toString(),
            target.resolve("classes").toString(),
            Files.readString(target.resolve("test-classpath.txt")).strip());
    return List.of(
        "-cp", // not -jar: some tests start a JVM with the class path of their own
        classPath,
        "org.junit.platform.console.ConsoleLauncher",
        "execute",
        "--scan-class-path=" + target.resolve("test-classes"),
        "--include-classname=.*Test",
        "--exclude-tag=any-jdk",
        "--config=jqwik.database=" + target.resolve("jqwik-database-" + jdk.feature()),
        "--details=summary",
        "--disable-banner");
  }
}
