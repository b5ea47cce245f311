package dev.portcullis.conformance.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.jvm.AgentRun;
import dev.portcullis.conformance.jvm.Checkout;
import dev.portcullis.conformance.jvm.Jdk;
import dev.portcullis.conformance.jvm.JdkFinder;
import dev.portcullis.conformance.peer.ClientPeer;
import dev.portcullis.conformance.peer.Tomcat;
import dev.portcullis.conformance.pki.TestPki;
import dev.portcullis.conformance.scenario.Target;
import dev.portcullis.conformance.scenario.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tomcat from its archive, started by its script: its connector and the web application's own
 * connections, with the agent and with the sample file. The web application has foreign JSSEs in
 * {@code WEB-INF/lib} and nothing of ours.
 */
class TomcatTest {
  private static final String REFUSAL = "rule      trust.application-managers";
  private static final String ANSWER = "HTTP/1.1 200";
  private static final String NOT_ALLOWED = "ECDHE-ECDSA-AES128-SHA";

  @TempDir static Path directory;
  private static Path home;

  static Stream<Jdk> jdks(TestInfo test) {
    return JdkFinder.inTurn(test.getDisplayName());
  }

  @BeforeAll
  static void unpack() throws IOException {
    Path archive =
        new Group("tomcat")
            .classPath().stream()
                .filter(path -> path.toString().endsWith(".zip"))
                .findFirst()
                .orElseThrow();
    home = Tomcat.unpack(archive, directory.resolve("tomcat"));
    Path application = home.resolve("webapps/ROOT/WEB-INF");
    copy(Checkout.root().resolve("conformance-tests/matrix/tomcat/target/classes"), application);
    for (Path entry : AgentRun.classPath()) {
      copy(entry, application);
    }
  }

  @Test
  void tomcat_alone_letsPast() throws Exception {
    try (Tomcat tomcat = Tomcat.start(JdkFinder.all().get(0), home, "", "")) {
      Verdict.on("provider object", tomcat.run(reckless("bouncy-castle"))).connected();
      Verdict.on("default", tomcat.run(reckless(""))).connected();
      ClientPeer.Result weak = weak(tomcat);
      assertTrue(weak.shows(ANSWER), () -> weak.transcript() + tomcat.transcript());
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void tomcat_withTheAgent_isBehindThePolicy(Jdk jdk) throws Exception {
    try (Tomcat tomcat = Tomcat.start(jdk, home, AgentRun.agent(""), "")) {
      Verdict.on("provider object", tomcat.run(reckless("bouncy-castle")))
          .refused()
          .saying(REFUSAL);
      assertGuarded(tomcat);
    }
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void tomcat_withTheSampleFile_isBehindThePolicy(Jdk jdk) throws Exception {
    String jar = Checkout.jar().orElseThrow().toString();
    String option = "-Djava.security.properties=" + Checkout.sample();
    try (Tomcat tomcat = Tomcat.start(jdk, home, option, jar)) {
      assertGuarded(tomcat);
    }
  }

  private static void assertGuarded(Tomcat tomcat) throws Exception {
    Verdict.on("default", tomcat.run(reckless(""))).refused().saying(REFUSAL);
    Verdict.on("good", tomcat.run(careful())).connected();
    ClientPeer.Result good = ClientPeer.curl(tomcat.port(), TestPki.authorityPem());
    assertTrue(good.shows(ANSWER), () -> good.transcript() + tomcat.transcript());
    assertEquals(0, good.exitCode());
    ClientPeer.Result weak = weak(tomcat);
    assertTrue(weak.shows("handshake failure"), () -> weak.transcript() + tomcat.transcript());
  }

  /** Tomcat's own list of suites has it; the policy has not. */
  private static ClientPeer.Result weak(Tomcat tomcat) {
    return ClientPeer.openSslWithoutChecks(tomcat.port(), "-tls1_2", "-cipher", NOT_ALLOWED);
  }

  /** A manager that accepts all, on a server of another name. */
  private static Fields reckless(String object) {
    Fields command =
        new Fields()
            .put("app", "socket")
            .put("trust", "accept-all-extended")
            .put("port", Target.WRONG_HOST.port());
    return object.isEmpty() ? command : command.put("object", object);
  }

  private static Fields careful() {
    return new Fields()
        .put("app", "socket")
        .put("trust", TestPki.trustStore())
        .put("port", Target.GOOD.port());
  }

  private static void copy(Path from, Path application) throws IOException {
    if (Files.isRegularFile(from)) {
      Files.createDirectories(application.resolve("lib"));
      Files.copy(from, application.resolve("lib").resolve(from.getFileName()));
      return;
    }
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = from.relativize(file).toString();
        if (name.startsWith("dev/portcullis/conformance/app/") || name.contains("matrix/tomcat")) {
          Path to = application.resolve("classes").resolve(name);
          Files.createDirectories(to.getParent());
          Files.copy(file, to);
        }
      }
    }
  }
}
