package dev.portcullis.conformance.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.jvm.AppJvm;
import dev.portcullis.conformance.jvm.Checkout;
import dev.portcullis.conformance.jvm.Guard;
import dev.portcullis.conformance.jvm.Jdk;
import dev.portcullis.conformance.jvm.JdkFinder;
import dev.portcullis.conformance.jvm.Stage;
import dev.portcullis.conformance.peer.ClientPeer;
import dev.portcullis.conformance.pki.TestPki;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What testssl.sh finds at Jetty under the default policy; docs/compatibility.md lists it. */
@EnabledIfSystemProperty(named = "portcullis.matrix", matches = "true")
class TestsslTest {

  private static final Pattern FINDING =
      Pattern.compile(
          "\"id\"\\s*:\\s*\"([^\"]*)\"[^}]*?\"severity\"\\s*:\\s*\"([A-Z]+)\"", Pattern.DOTALL);

  /** {@code WARN} is about the machine that tests. */
  private static final Set<String> FINE = Set.of("OK", "INFO", "WARN");

  @TempDir Path directory;

  static Stream<Stage> bothDelegates() {
    List<Jdk> all = JdkFinder.all();
    Jdk newest = all.get(all.size() - 1);
    return Stream.of(Guard.SUN_JSSE, Guard.BOUNCY_CASTLE).map(guard -> Stage.of(newest, guard));
  }

  @ParameterizedTest
  @MethodSource("bothDelegates")
  void jetty_underThePolicy_hasTheFindingsOfTheDocs(Stage stage) throws IOException {
    Path json = directory.resolve("findings.json");
    ClientPeer.Result result = scan(stage, json);
    Set<String> found = findings(Files.readString(json));
    boolean own = stage.guard() == Guard.BOUNCY_CASTLE;
    assertEquals(own ? documented() : Set.of(), found, result::transcript);
  }

  private static ClientPeer.Result scan(Stage stage, Path json) {
    try (AppJvm jvm = GroupJvms.start(new Group("jetty"), stage)) {
      Fields command =
          new Fields()
              .put("app", "dev.portcullis.matrix.jetty.JettyServer")
              .put("http", "2")
              .put("keys", TestPki.ECDSA.keyStore());
      int port = jvm.run(command).number("port", 0);
      return ClientPeer.testssl(port, json, "--fast", "-p", "-s", "-f", "-P", "-U");
    }
  }

  /** What is not fine, and of what severity. */
  private static Set<String> findings(String json) {
    Set<String> ids = new TreeSet<>();
    FINDING
        .matcher(json)
        .results()
        .filter(finding -> !FINE.contains(finding.group(2)))
        .forEach(finding -> ids.add(finding.group(1) + " " + finding.group(2)));
    assertTrue(json.contains("\"TLS1_3\""), json);
    return ids;
  }

  private static Set<String> documented() throws IOException {
    List<String> lines = Files.readAllLines(Checkout.root().resolve("docs/compatibility.md"));
    Set<String> ids = new TreeSet<>();
    Pattern row = Pattern.compile("\\| `(\\S+) ([A-Z]+)` \\|.*");
    lines.stream()
        .map(row::matcher)
        .filter(matcher -> matcher.matches())
        .forEach(matcher -> ids.add(matcher.group(1) + " " + matcher.group(2)));
    return ids;
  }
}
