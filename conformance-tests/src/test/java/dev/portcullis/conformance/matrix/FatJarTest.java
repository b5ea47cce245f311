package dev.portcullis.conformance.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.jvm.AgentRun;
import dev.portcullis.conformance.jvm.Jdk;
import dev.portcullis.conformance.jvm.JdkFinder;
import dev.portcullis.conformance.scenario.Target;
import dev.portcullis.conformance.scenario.Verdict;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A fat jar as Spring Boot makes it, started by its own loader: classes in {@code
 * BOOT-INF/classes}, libraries as jars in {@code BOOT-INF/lib}, nothing of ours inside.
 */
class FatJarTest {
  private static final String REFUSAL = "rule      trust.application-managers";

  @TempDir static Path directory;

  static Stream<Jdk> jdks(TestInfo test) {
    return JdkFinder.inTurn(test.getDisplayName());
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void fatJar_withTheAgent_isBehindThePolicy(Jdk jdk) throws Exception {
    List<String> plain = List.of("-jar", FatJar.shared().toString());
    List<String> guarded = List.of(AgentRun.agent(""), "-jar", FatJar.shared().toString());
    Verdict.on("off", AgentRun.of(jdk, Map.of(), plain, bypass()).answer()).connected();
    Verdict.on("on", AgentRun.of(jdk, Map.of(), guarded, bypass()).answer())
        .refused()
        .saying(REFUSAL);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void fatJar_agentInToolOptions_isBehindThePolicy(Jdk jdk) throws Exception {
    Map<String, String> variables = Map.of("JAVA_TOOL_OPTIONS", AgentRun.agent("=modern@2026-11"));
    List<String> line = List.of("-jar", FatJar.shared().toString());
    Verdict.on("on", AgentRun.of(jdk, variables, line, bypass()).answer())
        .refused()
        .saying(REFUSAL);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void fatJar_policyThatCannotBeRead_stopsTheJvmWithTheReason(Jdk jdk) throws Exception {
    List<String> line =
        List.of(
            AgentRun.agent("=" + directory.resolve("none")), "-jar", FatJar.shared().toString());
    AgentRun run = AgentRun.of(jdk, Map.of(), line, bypass());
    assertEquals(1, run.exit(), run::output);
    assertTrue(run.output().contains("Portcullis stops this JVM before main: "), run::output);
    assertTrue(run.output().contains("does not exist"), run::output);
  }

  /** A provider object out of BOOT-INF/lib, a manager that accepts all, another's certificate. */
  private static Fields bypass() {
    return new Fields()
        .put("app", "socket")
        .put("object", "bouncy-castle")
        .put("trust", "accept-all-extended")
        .put("port", Target.WRONG_HOST.port());
  }
}
