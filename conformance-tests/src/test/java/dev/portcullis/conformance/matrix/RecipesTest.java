package dev.portcullis.conformance.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.app.Main;
import dev.portcullis.conformance.jvm.AgentRun;
import dev.portcullis.conformance.jvm.Guard;
import dev.portcullis.conformance.jvm.Jdk;
import dev.portcullis.conformance.jvm.JdkFinder;
import dev.portcullis.conformance.jvm.Registration;
import dev.portcullis.conformance.jvm.Stage;
import dev.portcullis.conformance.matrix.Visitor.Manner;
import dev.portcullis.conformance.peer.ClientPeer;
import dev.portcullis.conformance.peer.Tomcat;
import dev.portcullis.conformance.pki.TestPki;
import dev.portcullis.conformance.scenario.Target;
import dev.portcullis.conformance.scenario.Verdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** docs/recipes.md does what it says, with the lines that are in it. */
class RecipesTest {

  private static final String REFUSAL = "rule      trust.application-managers";
  @TempDir Path directory;
  private MountedPolicy policy;

  @BeforeEach
  void mount() throws IOException {
    policy = MountedPolicy.at(directory.resolve("etc"), RecipePage.block("toml", "extends"));
  }

  @Test
  void plainJar_byItsLine_isBehindThePolicy() throws Exception {
    AgentRun.manifestJar(directory, "Main-Class", Main.class);
    String line = RecipePage.commandLine("## java -jar");
    assertGuarded(run(java17(), Map.of(), line, directory.resolve("Main.jar")), "recipes");
  }

  /** A running container: {@link WebApplicationTest}. */
  @Test
  void container_withoutItsConfigMap_doesNotStart() throws Exception {
    AgentRun.manifestJar(directory, "Main-Class", Main.class);
    String options = RecipePage.variable(RecipePage.block("dockerfile", "FROM"));
    Map<String, String> environment = Map.of(RecipePage.VARIABLE, policy.placed(options));
    policy.unmount();
    AgentRun none = run(newest(), environment, "java -jar app.jar", directory.resolve("Main.jar"));
    assertEquals(1, none.exit(), none::output);
    assertTrue(none.output().contains("Portcullis stops this JVM before main: "), none::output);
  }

  @Test
  void jetty_withTheAgent_speaksHttp2UnderThePolicy() {
    assertTrue(RecipePage.section("## Jetty").contains(agent("java")), "the line of the page");
    Stage stage = Stage.of(newest(), Guard.BOUNCY_CASTLE).registered(Registration.AGENT);
    Row row =
        JettyRows.ALL.stream()
            .filter(r -> r.title().equals("Jetty, server, HTTP/2"))
            .findAny()
            .get();
    try (GroupJvms jvms = new GroupJvms()) {
      new Cell(row, Check.RIGHT, stage).run(jvms);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "portcullis.matrix", matches = "true")
  void kafka_withTheAgent_isBehindThePolicy() {
    assertTrue(
        RecipePage.section("## Kafka").contains(agent("KAFKA_OPTS=\"").stripTrailing()),
        "the page");
    Stage stage = Stage.of(newest(), Guard.BOUNCY_CASTLE).registered(Registration.AGENT);
    try (GroupJvms jvms = new GroupJvms()) {
      new Cell(KafkaRows.ALL.get(1), Check.RIGHT, stage).run(jvms);
      new Cell(KafkaRows.ALL.get(1), Check.OLD, stage.lenient()).run(jvms);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "portcullis.matrix", matches = "true")
  void tomcat_byItsSetenv_isBehindThePolicy() throws Exception {
    Matcher options =
        Pattern.compile("CATALINA_OPTS=\"(.*)\"").matcher(RecipePage.section("## Tomcat"));
    assertTrue(options.find());
    Path archive =
        new Group("tomcat")
            .classPath().stream().filter(p -> p.toString().endsWith(".zip")).findFirst().get();
    Path home = Tomcat.unpack(archive, directory.resolve("tomcat"));
    try (Tomcat tomcat = Tomcat.start(newest(), home, policy.placed(options.group(1)), "")) {
      ClientPeer.Result good = ClientPeer.curl(tomcat.port(), TestPki.authorityPem());
      assertTrue(good.shows("HTTP/1.1 404"), () -> good.transcript() + tomcat.transcript());
      assertEquals("refused", WebVisitor.HTTP_1.visit(tomcat.port(), Manner.OLD).get("outcome"));
    }
  }

  private static void assertGuarded(AgentRun run, String id) {
    Verdict.on(id, run.answer()).refused().saying(REFUSAL, "TLS policy " + id);
  }

  /** Runs the line with the jar in the place of {@code app.jar}. */
  private AgentRun run(Jdk jdk, Map<String, String> environment, String line, Path jar)
      throws Exception {
    List<String> words =
        Arrays.stream(policy.placed(line).split(" "))
            .skip(1)
            .map(word -> word.endsWith("app.jar") ? jar.toString() : word)
            .toList();
    Fields reckless =
        new Fields()
            .put("app", "socket")
            .put("trust", "accept-all-extended")
            .put("port", Target.WRONG_HOST.port());
    return AgentRun.of(jdk, environment, words, reckless);
  }

  private static String agent(String before) {
    String space = before.equals("java") ? " " : "";
    return before + space + "-javaagent:/opt/portcullis/portcullis.jar=/etc/portcullis/policy.toml";
  }

  private static Jdk java17() {
    return JdkFinder.all().get(0);
  }

  private static Jdk newest() {
    List<Jdk> all = JdkFinder.all();
    return all.get(all.size() - 1);
  }
}
