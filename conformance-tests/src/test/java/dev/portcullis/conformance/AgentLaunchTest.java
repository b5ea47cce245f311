package dev.portcullis.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.app.Main;
import dev.portcullis.conformance.app.NestedMain;
import dev.portcullis.conformance.jvm.AgentRun;
import dev.portcullis.conformance.jvm.Checkout;
import dev.portcullis.conformance.jvm.Jdk;
import dev.portcullis.conformance.jvm.JdkFinder;
import dev.portcullis.conformance.scenario.Target;
import dev.portcullis.conformance.scenario.Verdict;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ways to start a JVM with the agent, and what stops it from starting. */
class AgentLaunchTest {

  private static final Map<String, String> NO_VARIABLES = Map.of();
  private static final String REFUSAL = "rule      trust.application-managers";
  private static final String STOP = "Portcullis stops this JVM before main: ";

  @TempDir Path directory;

  static Stream<Jdk> jdks() {
    return JdkFinder.all().stream();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void dashJar_withTheAgent_isBehindThePolicy(Jdk jdk) throws Exception {
    String jar = AgentRun.manifestJar(directory, "Main-Class", Main.class).toString();
    Verdict.on("off", run(jdk, "-jar", jar).answer()).connected();
    Verdict.on("on", run(jdk, AgentRun.agent(""), "-jar", jar).answer()).refused().saying(REFUSAL);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void nestedLoader_thatSeesNothingOfOurs_isBehindThePolicy(Jdk jdk) throws Exception {
    String jar = AgentRun.manifestJar(directory, "Main-Class", NestedMain.class).toString();
    String nested = "-Dapp.nested=" + AgentRun.joinedClassPath();
    Verdict.on("off", run(jdk, nested, "-jar", jar).answer()).connected();
    Verdict.on("on", run(jdk, AgentRun.agent(""), nested, "-jar", jar).answer())
        .refused()
        .saying(REFUSAL);
  }

  /** The variable and the command line name the agent: it starts once. */
  @ParameterizedTest
  @MethodSource("jdks")
  void toolOptions_andTheSameOnTheCommandLine_areOneAgent(Jdk jdk) throws Exception {
    Map<String, String> variables = Map.of("JAVA_TOOL_OPTIONS", AgentRun.agent("=modern"));
    AgentRun run = AgentRun.of(jdk, variables, program(AgentRun.agent("=modern")), context());
    assertEquals("TLSv1.3", run.answer().get("default.protocols"), run::output);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void toolOptions_andAnotherPolicyOnTheCommandLine_stopTheJvm(Jdk jdk) throws Exception {
    Map<String, String> variables = Map.of("JAVA_TOOL_OPTIONS", AgentRun.agent("=modern"));
    AgentRun run = AgentRun.of(jdk, variables, program(AgentRun.agent("=legacy")), context());
    assertStopped(
        run,
        "two -javaagent options name different policies: modern and legacy; one of them may come"
            + " from JAVA_TOOL_OPTIONS or JDK_JAVA_OPTIONS");
  }

  /** The sample file finds us on the class path that the agent brings, and names the policy. */
  @ParameterizedTest
  @MethodSource("jdks")
  void sampleFile_andAnAgentWithoutPolicy_areOneProvider(Jdk jdk) throws Exception {
    List<String> options =
        program(
            AgentRun.agent(""),
            "-Djava.security.properties=" + Checkout.sample(),
            "-Dportcullis.policy=modern@2026-11");
    Fields services = AgentRun.of(jdk, NO_VARIABLES, options, app("services")).answer();
    List<String> ours =
        services.list("providers").stream()
            .filter(name -> name.matches("Portcullis|SunJSSE"))
            .toList();
    assertEquals(List.of("Portcullis", "SunJSSE"), ours, services::toString);
    Fields context = AgentRun.of(jdk, NO_VARIABLES, options, context()).answer();
    assertEquals("TLSv1.3", context.get("default.protocols"), context::toString);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void brokenPolicy_stopsTheJvmWithTheReason(Jdk jdk) throws Exception {
    Path missing = directory.resolve("missing.toml");
    AgentRun run =
        AgentRun.of(jdk, NO_VARIABLES, program(AgentRun.agent("=" + missing)), context());
    assertStopped(
        run,
        "Portcullis refuses all TLS: the policy '"
            + missing
            + "' named by the provider's argument cannot be used\npolicy file "
            + missing
            + " does not exist");
  }

  /** The JVM's own doing: whoever removes the jar does not get a JVM without a policy. */
  @ParameterizedTest
  @MethodSource("jdks")
  void missingAgentJar_stopsTheJvm(Jdk jdk) throws Exception {
    String option = "-javaagent:" + directory.resolve("portcullis.jar");
    AgentRun run = AgentRun.of(jdk, NO_VARIABLES, program(option), context());
    assertEquals(1, run.exit(), run::output);
    assertFalse(run.output().contains(Main.ANSWER), run::output);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void byteBuddy_withoutTheAgent_isNotLoaded(Jdk jdk) throws Exception {
    String product = Checkout.jar().orElseThrow().toString();
    String path = product + System.getProperty("path.separator") + AgentRun.joinedClassPath();
    List<String> options =
        List.of(
            "-Dapp.registration=install", "-Xlog:class+load", "-cp", path, Main.class.getName());
    AgentRun run = AgentRun.of(jdk, NO_VARIABLES, options, context());
    assertTrue(run.output().contains("dev.portcullis.provider.PortcullisProvider"), run::output);
    assertEquals(
        List.of(), run.output().lines().filter(line -> line.contains("bytebuddy")).toList());
  }

  private static void assertStopped(AgentRun run, String reason) {
    assertEquals(1, run.exit(), run::output);
    assertTrue(run.output().contains(STOP + reason), run::output);
    assertFalse(run.output().contains(Main.ANSWER), run::output);
  }

  /** A provider object, a manager that accepts all, a server of another name. */
  private static AgentRun run(Jdk jdk, String... options) throws Exception {
    Fields command =
        app("socket")
            .put("object", "bouncy-castle")
            .put("trust", "accept-all-extended")
            .put("port", Target.WRONG_HOST.port());
    return AgentRun.of(jdk, NO_VARIABLES, List.of(options), command);
  }

  private static List<String> program(String... options) {
    List<String> program = new ArrayList<>(List.of(options));
    program.addAll(List.of("-cp", AgentRun.joinedClassPath(), Main.class.getName()));
    return program;
  }

  private static Fields context() {
    return app("context").put("object", "conscrypt");
  }

  private static Fields app(String name) {
    return new Fields().put("app", name);
  }
}
