package dev.portcullis.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.conformance.app.EarlierAgent;
import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.jvm.AgentRun;
import dev.portcullis.conformance.jvm.AppJvm;
import dev.portcullis.conformance.jvm.Launch;
import dev.portcullis.conformance.jvm.Stage;
import dev.portcullis.conformance.pki.TestPki;
import dev.portcullis.conformance.scenario.Target;
import dev.portcullis.conformance.scenario.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The agent catches contexts that the list of providers cannot: those of provider objects. Each is
 * used with a manager that accepts all, against a server of another name.
 */
class AgentTest {

  private static final Map<String, AppJvm> RUNNING = new TreeMap<>();

  /** How a program comes by its context, and the provider's name that it must still see. */
  private static final Map<String, String> WAYS =
      new TreeMap<>(
          Map.of(
              "object=bouncy-castle", "BCJSSE",
              "object=conscrypt", "Conscrypt",
              "object=sunjsse-listed", "SunJSSE",
              "object=sunjsse-made", "SunJSSE",
              "object=sunjsse-captured", "SunJSSE",
              "object=selecting", "SunJSSE",
              "provider=SunJSSE", "SunJSSE"));

  @TempDir static Path directory;

  @AfterAll
  static void stop() {
    RUNNING.values().forEach(AppJvm::close);
  }

  static Stream<Arguments> waysOffAndOn() {
    return Stage.offAndOn()
        .flatMap(stage -> WAYS.keySet().stream().map(way -> Arguments.of(stage, way)));
  }

  static Stream<Arguments> waysOn() {
    return Stage.guarded()
        .flatMap(stage -> WAYS.keySet().stream().map(way -> Arguments.of(stage, way)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("waysOffAndOn")
  void wrongName_acceptAllManager_connectsOnlyWithoutTheAgent(Stage stage, String way)
      throws IOException {
    Fields command = command("socket", way, Target.WRONG_HOST).put("trust", "accept-all-extended");
    Verdict verdict = Verdict.on(way, jvm(stage).run(command));
    if (stage.guard().on()) {
      verdict.refused().saying("rule      trust.application-managers");
    } else {
      verdict.connected();
    }
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("waysOn")
  void goodServer_knownAuthority_connects(Stage stage, String way) throws IOException {
    Fields command = command("socket", way, Target.GOOD).put("trust", TestPki.trustStore());
    Verdict.on(way, jvm(stage).run(command)).connected();
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("waysOn")
  void wrongName_knownAuthority_isRefusedForTheName(Stage stage, String way) throws IOException {
    Fields command = command("socket", way, Target.WRONG_HOST).put("trust", TestPki.trustStore());
    Verdict.on(way, jvm(stage).run(command)).refused().saying(Target.WRONG_HOST.fault());
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("waysOn")
  void context_anyWay_namesTheProviderThatWasAskedFor(Stage stage, String way) throws IOException {
    Fields answer = jvm(stage).run(command("context", way, Target.GOOD));
    assertEquals(WAYS.get(way), answer.get("provider"), answer::toString);
    assertEquals("TLSv1.3,TLSv1.2", answer.get("default.protocols"), answer::toString);
  }

  /** The class is the application's, but its Spi is a JSSE's. */
  @ParameterizedTest
  @MethodSource("dev.portcullis.conformance.jvm.Stage#offAndOn")
  void ownContext_withTheSpiOfAJsse_connectsOnlyWithoutTheAgent(Stage stage) throws IOException {
    Fields command =
        command("socket", "object=conscrypt-spi", Target.WRONG_HOST)
            .put("trust", "accept-all-extended");
    Verdict verdict = Verdict.on(stage, jvm(stage).run(command));
    if (stage.guard().on()) {
      verdict.refused().saying("rule      trust.application-managers");
    } else {
      verdict.connected();
    }
  }

  private static Fields command(String app, String way, Target target) {
    String[] pair = way.split("=");
    return new Fields().put("app", app).put("port", target.port()).put(pair[0], pair[1]);
  }

  private static synchronized AppJvm jvm(Stage stage) throws IOException {
    AppJvm running = RUNNING.get(stage.toString());
    if (running == null) {
      running = AppJvm.start(launch(stage));
      RUNNING.put(stage.toString(), running);
    }
    return running;
  }

  private static Launch launch(Stage stage) throws IOException {
    Path earlier = AgentRun.manifestJar(directory, "Premain-Class", EarlierAgent.class);
    Launch launch =
        Launch.plain(stage.jdk())
            .classPath(AgentRun.classPath())
            .option("--add-exports=java.base/sun.security.ssl=ALL-UNNAMED")
            .option("-javaagent:" + earlier);
    if (!stage.guard().on()) {
      return launch;
    }
    return launch.option(AgentRun.agent("=" + Launch.write("policy", ".toml", stage.policy())));
  }
}
