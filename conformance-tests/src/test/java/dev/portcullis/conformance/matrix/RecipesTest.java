package dev.portcullis.conformance.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.app.Main;
import dev.portcullis.conformance.jvm.AgentRun;
import dev.portcullis.conformance.jvm.Checkout;
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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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
  private static final String VARIABLE = "JAVA_TOOL_OPTIONS";
  private static final Pattern BLOCK = Pattern.compile("(?ms)^```(\\w*)\n(.*?)^```$");
  private static final Pattern TOOL_OPTIONS = Pattern.compile(VARIABLE + "=(\\S+)");

  @TempDir Path directory;
  private Path policy;

  /** The policy in the layout of a mounted ConfigMap. */
  @BeforeEach
  void mount() throws IOException {
    policy = Files.createDirectory(directory.resolve("etc"));
    mounted("..1", block("toml", "extends"));
    Files.createSymbolicLink(policy.resolve("..data"), Path.of("..1"));
    Files.createSymbolicLink(policy.resolve("policy.toml"), Path.of("..data/policy.toml"));
  }

  @Test
  void plainJar_byItsLine_isBehindThePolicy() throws Exception {
    AgentRun.manifestJar(directory, "Main-Class", Main.class);
    String line = block("sh", "-jar app.jar").lines().findFirst().orElseThrow();
    assertGuarded(run(java17(), Map.of(), line, directory.resolve("Main.jar")), "recipes");
  }

  @Test
  void springBoot_byItsLine_isBehindThePolicy() throws Exception {
    Path jar = FatJar.pack(directory.resolve("fat.jar"));
    String line =
        section("## Spring Boot").lines().filter(l -> l.startsWith("java ")).findAny().get();
    assertGuarded(run(newest(), Map.of(), line, jar), "recipes");
  }

  /** The policy of the next JVM is the one that the links lead to then. */
  @Test
  void container_linksReplacedBetweenTwoStarts_hasTheNewPolicy() throws Exception {
    AgentRun.manifestJar(directory, "Main-Class", Main.class);
    Path jar = directory.resolve("Main.jar");
    Map<String, String> environment = Map.of(VARIABLE, variable(block("dockerfile", "FROM")));
    String line = "java -jar /app/app.jar";
    assertGuarded(run(newest(), environment, line, jar), "recipes");

    mounted("..2", block("toml", "extends").replace("recipes", "replaced"));
    Path link = Files.createSymbolicLink(policy.resolve("..data_tmp"), Path.of("..2"));
    Files.move(link, policy.resolve("..data"), StandardCopyOption.ATOMIC_MOVE);
    assertGuarded(run(newest(), environment, line, jar), "replaced");

    Files.delete(policy.resolve("..data"));
    AgentRun none = run(newest(), environment, line, jar);
    assertEquals(1, none.exit(), none::output);
    assertTrue(none.output().contains("Portcullis stops this JVM before main: "), none::output);
  }

  @Test
  void jetty_withTheAgent_speaksHttp2UnderThePolicy() {
    assertTrue(section("## Jetty").contains(agent("java")), "the line of the page");
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
    assertTrue(section("## Kafka").contains(agent("KAFKA_OPTS=\"").stripTrailing()), "the page");
    Stage stage = Stage.of(newest(), Guard.BOUNCY_CASTLE).registered(Registration.AGENT);
    try (GroupJvms jvms = new GroupJvms()) {
      new Cell(KafkaRows.ALL.get(1), Check.RIGHT, stage).run(jvms);
      new Cell(KafkaRows.ALL.get(1), Check.OLD, stage.lenient()).run(jvms);
    }
  }

  @Test
  @EnabledIfSystemProperty(named = "portcullis.matrix", matches = "true")
  void tomcat_byItsSetenv_isBehindThePolicy() throws Exception {
    Matcher options = Pattern.compile("CATALINA_OPTS=\"(.*)\"").matcher(section("## Tomcat"));
    assertTrue(options.find());
    Path archive =
        new Group("tomcat")
            .classPath().stream().filter(p -> p.toString().endsWith(".zip")).findFirst().get();
    Path home = Tomcat.unpack(archive, directory.resolve("tomcat"));
    try (Tomcat tomcat = Tomcat.start(newest(), home, placed(options.group(1)), "")) {
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
        Arrays.stream(placed(line).split(" "))
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

  private String variable(String text) {
    Matcher matcher = TOOL_OPTIONS.matcher(text);
    assertTrue(matcher.find(), text);
    return placed(matcher.group(1));
  }

  /** With our directories. */
  private String placed(String text) {
    return text.replace("/opt/portcullis/portcullis.jar", Checkout.jar().orElseThrow().toString())
        .replace("/etc/portcullis/", policy + "/");
  }

  private static String agent(String before) {
    String space = before.equals("java") ? " " : "";
    return before + space + "-javaagent:/opt/portcullis/portcullis.jar=/etc/portcullis/policy.toml";
  }

  private void mounted(String name, String text) throws IOException {
    Path version = Files.createDirectory(policy.resolve(name));
    Files.writeString(version.resolve("policy.toml"), text);
  }

  private static String page() {
    try {
      return Files.readString(Checkout.root().resolve("docs/recipes.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String section(String heading) {
    String page = page();
    int start = page.indexOf("\n" + heading + "\n");
    int end = page.indexOf("\n## ", start + 1);
    return page.substring(start, end < 0 ? page.length() : end);
  }

  private static String block(String kind, String having) {
    return BLOCK
        .matcher(page())
        .results()
        .filter(block -> block.group(1).equals(kind) && block.group(2).contains(having))
        .findFirst()
        .orElseThrow()
        .group(2);
  }

  private static Jdk java17() {
    return JdkFinder.all().get(0);
  }

  private static Jdk newest() {
    List<Jdk> all = JdkFinder.all();
    return all.get(all.size() - 1);
  }
}
