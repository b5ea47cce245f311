package dev.portcullis.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.jvm.AppJvm;
import dev.portcullis.conformance.jvm.Guard;
import dev.portcullis.conformance.jvm.Launch;
import dev.portcullis.conformance.jvm.RunningServer;
import dev.portcullis.conformance.jvm.Stage;
import dev.portcullis.conformance.peer.ClientPeer;
import dev.portcullis.conformance.pki.TestPki;
import dev.portcullis.conformance.scenario.Peers;
import dev.portcullis.conformance.scenario.Verdict;
import dev.portcullis.conformance.wire.Tap;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the names of versions mean, on connections with peers that are not Java. */
class VersionNamesTest {
  private static final Path CA = TestPki.authorityPem();
  private static final String OLD = " -cipher ALL:@SECLEVEL=0";

  /** Old names, and those that never meant a version. */
  private static final List<String> ANY_VERSION =
      List.of("SSLv23", "SSL", "SSLv2", "SSLv3", "TLS", "SSL_TLS", "TLSv1", "TLSv1.1");

  /** Servers by the highest version that they have in common with {@code intermediate}. */
  private static Map<String, Integer> servers() {
    return Map.of(
        "TLSv1.3", Peers.openSsl(TestPki.RSA, ""),
        "TLSv1.2", Peers.openSsl(TestPki.RSA, "-tls1_2"));
  }

  @ParameterizedTest
  @MethodSource("dev.portcullis.conformance.jvm.Stage#guarded")
  @Tag("seed-01")
  @Tag("seed-02")
  @Tag("seed-03")
  void client_oldName_negotiatesTheHighestVersionThatBothShare(Stage stage) {
    int tooOld = Peers.openSsl(TestPki.RSA, "-tls1" + OLD);
    for (String name : ANY_VERSION) {
      servers()
          .forEach(
              (version, port) ->
                  Verdict.on(name, visit(stage, name, port)).connected().with("protocol", version));
      Verdict.on(name, visit(stage, name, tooOld)).refused().saying("protocol_version");
    }
  }

  @ParameterizedTest
  @MethodSource("dev.portcullis.conformance.jvm.Stage#guarded")
  @Tag("seed-01")
  void server_sslv23_negotiatesTheHighestVersionThatBothShare(Stage stage) {
    Object[] options = {"kind", "socket", "keys", TestPki.RSA.keyStore(), "context", "SSLv23"};
    try (RunningServer server = AppJvm.shared(stage).serve(options)) {
      assertTrue(ClientPeer.openSsl(server.port(), CA).answered());
      assertEquals("TLSv1.3", server.await().get("protocol"));
      assertTrue(ClientPeer.openSsl(server.port(), CA, "-tls1_2").answered());
      assertEquals("TLSv1.2", server.await().get("protocol"));
      String[] tooOld = {"-tls1", "-cipher", "ALL:@SECLEVEL=0"};
      assertTrue(!ClientPeer.openSsl(server.port(), CA, tooOld).answered());
      assertEquals("refused", server.await().get("outcome"));
    }
  }

  static Stream<Stage> delegates() {
    return Stage.guarded().limit(2);
  }

  @ParameterizedTest
  @MethodSource("delegates")
  @Tag("seed-02")
  void sslNames_areServed_andLeaveAWarning(Stage stage) throws Exception {
    for (String name : List.of("SSLv2", "SSLv3")) {
      try (AppJvm jvm = AppJvm.start(Launch.of(stage))) {
        Fields context = jvm.run("context", "context", name);
        assertEquals("TLSv1.3,TLSv1.2", context.get("supported.protocols"), context::toString);
        assertTrue(heard(jvm, "SSLContext named " + name + ": "), jvm::transcript);
      }
    }
    try (AppJvm jvm = AppJvm.start(Launch.of(stage))) {
      jvm.run("context", "context", "SSLv23");
      assertTrue(!jvm.transcript().contains("An application asks"), jvm::transcript);
    }
  }

  @ParameterizedTest
  @MethodSource("dev.portcullis.conformance.jvm.Stage#guarded")
  @Tag("seed-03")
  void client_versionInsideThePolicy_isACeiling(Stage stage) {
    int newest = servers().get("TLSv1.3");
    Verdict.on("TLSv1.2", visit(stage, "TLSv1.2", newest)).connected().with("protocol", "TLSv1.2");
    Verdict.on("TLSv1.3", visit(stage, "TLSv1.3", newest)).connected().with("protocol", "TLSv1.3");
  }

  static Stream<Stage> compatible() {
    return Stage.all(Guard.BOUNCY_CASTLE, Guard.SUN_JSSE)
        .map(stage -> stage.profile("compatible@2026-11"));
  }

  /** The document's own sentence: TLSv1 and later, if the system supports it, and never SSL. */
  @ParameterizedTest
  @MethodSource("compatible")
  @Tag("seed-03")
  @Tag("seed-04")
  void compatible_isTlsv1AndLater_ifTheSystemSupportsIt(Stage stage) {
    Map<String, Integer> old =
        Map.of(
            "TLSv1", Peers.openSsl(TestPki.ECDSA, "-tls1" + OLD),
            "TLSv1.1", Peers.openSsl(TestPki.ECDSA, "-tls1_1" + OLD));
    old.forEach(
        (version, port) -> {
          Verdict.on("supported " + version, visit(stage.lenient(), "TLS", port))
              .connected()
              .with("protocol", version);
          Verdict.on("not supported " + version, visit(stage, "TLS", port)).refused();
        });
    servers()
        .forEach(
            (version, port) ->
                Verdict.on(version, visit(stage, "SSLv23", port))
                    .connected()
                    .with("protocol", version));
  }

  /**
   * Below TLS 1.2 SunJSSE looks for the signature MD5andSHA1withRSA in the list of providers, where
   * only SunJSSE itself has it. When this goes, the note in docs/seeds.md goes.
   */
  @ParameterizedTest
  @MethodSource("compatible")
  @Tag("seed-04")
  void compatible_tlsv1WithRsa_needsBouncyCastle(Stage stage) {
    Fields answer = visit(stage.lenient(), "TLS", Peers.openSsl(TestPki.RSA, "-tls1" + OLD));
    if (stage.guard() == Guard.BOUNCY_CASTLE) {
      Verdict.on(stage, answer).connected().with("protocol", "TLSv1");
    } else {
      Verdict.on(stage, answer).refused().saying("MD5andSHA1withRSA");
    }
  }

  @ParameterizedTest
  @MethodSource("compatible")
  @Tag("seed-02")
  @Tag("seed-04")
  void compatible_peerWithSsl3Only_isRefused(Stage stage) {
    Object[] options = {"kind", "socket", "keys", TestPki.RSA.keyStore(), "protocols", "SSLv3"};
    AppJvm old = AppJvm.shared(stage.lenient().off());
    try (RunningServer server = old.serve(options)) {
      for (String name : List.of("SSLv3", "SSLv23", "TLS")) {
        Verdict.on(name, visit(stage.lenient(), name, server.port())).refused();
        assertEquals("refused", server.await().get("outcome"));
      }
    }
  }

  /** RFC 6066, Section 3: literal addresses are not permitted in SNI. */
  @ParameterizedTest
  @MethodSource("dev.portcullis.conformance.jvm.Stage#guarded")
  @Tag("seed-06")
  void serverName_isSentForNames_andNeverForAddresses(Stage stage) throws Exception {
    List<String> clients = List.of("socket", "engine", "https-url-connection", "http-client");
    for (String client : clients) {
      assertEquals(Optional.of("localhost"), serverName(stage, client, "localhost"), client);
      assertEquals(Optional.empty(), serverName(stage, client, "127.0.0.1"), client);
    }
    for (String opening : List.of("direct", "layered", "unconnected")) {
      String named = opening + " by name";
      assertEquals(
          Optional.of("localhost"),
          serverName(stage, "socket", "localhost", "open", opening),
          named);
      assertEquals(
          Optional.empty(), serverName(stage, "socket", "127.0.0.1", "open", opening), opening);
    }
  }

  private static Optional<String> serverName(
      Stage stage, String client, String host, Object... more) throws Exception {
    try (Tap tap = Tap.before(Peers.nginx(TestPki.ECDSA, ""))) {
      Stream<Object> common =
          Stream.of("host", host, "port", tap.port(), "trust", TestPki.trustStore());
      Fields answer =
          AppJvm.shared(stage).run(client, Stream.concat(common, Stream.of(more)).toArray());
      Verdict.on(client + " " + host, answer).connected();
      return tap.next().clientHello().serverName();
    }
  }

  private static Fields visit(Stage stage, String context, int port) {
    return AppJvm.shared(stage)
        .run("socket", "context", context, "port", port, "trust", TestPki.trustStore());
  }

  /** The log comes over another stream than the answers. */
  private static boolean heard(AppJvm jvm, String text) throws InterruptedException {
    for (int i = 0; i < 100 && !jvm.transcript().contains(text); i++) {
      Thread.sleep(20);
    }
    return jvm.transcript().contains(text);
  }
}
