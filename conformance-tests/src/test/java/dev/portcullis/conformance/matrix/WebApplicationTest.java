package dev.portcullis.conformance.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.conformance.jvm.CliRun;
import dev.portcullis.conformance.jvm.Jdk;
import dev.portcullis.conformance.jvm.JdkFinder;
import dev.portcullis.conformance.matrix.Visitor.Manner;
import dev.portcullis.conformance.peer.BootApplication;
import dev.portcullis.conformance.peer.ClientPeer;
import dev.portcullis.conformance.peer.OpenConnection;
import dev.portcullis.conformance.pki.TestPki;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A Spring Boot web application as its users have it, a fat jar with {@code server.ssl.*}: by the
 * line of docs/recipes.md, and as in a container whose policy is replaced while it serves.
 */
class WebApplicationTest {

  private static final String HYBRID = "X25519MLKEM768";

  /** Tomcat's own list of suites has it; the policy has not ({@link TomcatTest}). */
  private static final String NOT_ALLOWED = "ECDHE-ECDSA-AES128-SHA";

  @TempDir Path directory;
  private Path jar;

  @BeforeEach
  void pack() throws IOException {
    jar = FatJar.pack(directory.resolve("app.jar"), FatJar.WEB_APPLICATION);
  }

  @Test
  void springBoot_byItsLine_isBehindThePolicy() throws Exception {
    MountedPolicy policy = mounted(RecipePage.block("toml", "extends"));
    String line = policy.placed(RecipePage.commandLine("## Spring Boot"));
    try (BootApplication application = start(JdkFinder.all().get(0), Map.of(), line)) {
      assertServes(application);
      ClientPeer.Result weak =
          ClientPeer.openSslWithoutChecks(application.port(), "-tls1_2", "-cipher", NOT_ALLOWED);
      assertTrue(weak.shows("handshake failure"), weak::transcript);
      assertTrue(connect(application).contains(HYBRID), application::transcript);
    }
  }

  @Test
  void container_linksSwappedUnderTheServer_obeysTheNewPolicyAndKeepsConnections()
      throws Exception {
    String text = RecipePage.block("toml", "watch");
    MountedPolicy policy = mounted(text);
    String options = policy.placed(RecipePage.variable(RecipePage.block("dockerfile", "FROM")));
    Map<String, String> environment = Map.of(RecipePage.VARIABLE, options);
    try (BootApplication application = start(newest(), environment, "java -jar /app/app.jar");
        OpenConnection open =
            OpenConnection.to(application.port(), TestPki.authorityPem(), "-tls1_2")) {
      policy.swap(text + "protocols.allow = [\"TLSv1.3\"]\n");
      application.awaitLog("was read again and is in force");
      assertOnlyTls13(application);
      open.ask();

      policy.swap(text + "protocols.allow = [\"TLSv1.4\"]\n");
      application.awaitLog("stays in force: what stands in its files now");
      assertTrue(application.transcript().contains("TLSv1.4"), application::transcript);
      assertOnlyTls13(application);
      open.ask();
    }
  }

  private static void assertOnlyTls13(BootApplication application) {
    assertServes(application);
    ClientPeer.Result old =
        ClientPeer.openSsl(application.port(), TestPki.authorityPem(), "-tls1_2");
    assertTrue(old.shows("alert protocol version"), old::transcript);
  }

  private static void assertServes(BootApplication application) {
    String outcome = WebVisitor.HTTP_2.visit(application.port(), Manner.CURRENT).get("outcome");
    assertEquals("ok", outcome, application::transcript);
  }

  private static String connect(BootApplication application) throws Exception {
    String authority = TestPki.authorityPem().toString();
    String peer = "localhost:" + application.port();
    return CliRun.of(newest(), "connect", peer, "--cafile", authority).out();
  }

  private MountedPolicy mounted(String text) throws IOException {
    return MountedPolicy.at(directory.resolve("etc"), text);
  }

  /** Starts our jar in the place of the line's. */
  private BootApplication start(Jdk jdk, Map<String, String> environment, String line) {
    List<String> arguments =
        Arrays.stream(line.split(" "))
            .skip(1)
            .map(word -> word.endsWith("app.jar") ? jar.toString() : word)
            .toList();
    return BootApplication.start(jdk, environment, arguments);
  }

  private static Jdk newest() {
    List<Jdk> all = JdkFinder.all();
    return all.get(all.size() - 1);
  }
}
