package dev.portcullis.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.jvm.AppJvm;
import dev.portcullis.conformance.jvm.Guard;
import dev.portcullis.conformance.jvm.RunningServer;
import dev.portcullis.conformance.jvm.Stage;
import dev.portcullis.conformance.peer.ClientPeer;
import dev.portcullis.conformance.pki.TestPki;
import dev.portcullis.conformance.scenario.Peers;
import dev.portcullis.conformance.scenario.Verdict;
import dev.portcullis.conformance.wire.ServerHello;
import dev.portcullis.conformance.wire.Tap;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Versions, suites and groups come out as the policy says, in its order, with peers that are not
 * Java; what the policy does not allow is refused, on a JDK that would have allowed it.
 */
class NegotiationTest {

  private static final int X25519 = 0x001d;
  private static final int SECP256R1 = 0x0017;
  private static final int SECP384R1 = 0x0018;
  private static final int X25519MLKEM768 = 0x11ec;
  private static final List<String> CLIENTS =
      List.of("socket", "engine", "https-url-connection", "http-client");

  /** The clients that can be told to enable everything. */
  private static final List<String> CONFIGURABLE_CLIENTS = List.of("socket", "engine");

  private static final List<String> SERVERS = List.of("socket", "engine");
  private static final Path CA = TestPki.authorityPem();

  /** A server, and what a client under {@code intermediate} must get from it. */
  private record GoodServer(String name, int port, String protocol, String suite, int group) {
    /** java.net.http of Java 17 waits for ever when s_server hangs up, with or without a policy. */
    List<String> clients() {
      return name.startsWith("openssl") ? CLIENTS.subList(0, 3) : CLIENTS;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<GoodServer> goodServers() {
    TestPki rsa = TestPki.RSA;
    TestPki ecdsa = TestPki.ECDSA;
    String aes13 = "TLS_AES_128_GCM_SHA256";
    String rsa12 = "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256";
    String ecdsa12 = "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256";
    String v12 = "ssl_protocols TLSv1.2;";
    return Stream.of(
        new GoodServer("openssl", Peers.openSsl(rsa, ""), "TLSv1.3", aes13, X25519),
        new GoodServer("openssl 1.2", Peers.openSsl(rsa, "-tls1_2"), "TLSv1.2", rsa12, 0),
        new GoodServer("openssl 1.2 ec", Peers.openSsl(ecdsa, "-tls1_2"), "TLSv1.2", ecdsa12, 0),
        new GoodServer(
            "openssl P-256", Peers.openSsl(ecdsa, "-groups P-256"), "TLSv1.3", aes13, SECP256R1),
        new GoodServer(
            "openssl P-384", Peers.openSsl(ecdsa, "-groups P-384"), "TLSv1.3", aes13, SECP384R1),
        new GoodServer(
            "openssl, its own order",
            Peers.openSsl(ecdsa, "-serverpref -ciphersuites TLS_CHACHA20_POLY1305_SHA256"),
            "TLSv1.3",
            "TLS_CHACHA20_POLY1305_SHA256",
            X25519),
        new GoodServer("gnutls", Peers.gnuTls(rsa, "NORMAL"), "TLSv1.3", aes13, X25519),
        new GoodServer(
            "gnutls 1.2", Peers.gnuTls(ecdsa, "NORMAL:-VERS-TLS1.3"), "TLSv1.2", ecdsa12, 0),
        new GoodServer("nginx", Peers.nginx(ecdsa, ""), "TLSv1.3", aes13, X25519),
        new GoodServer("nginx 1.2", Peers.nginx(rsa, v12), "TLSv1.2", rsa12, 0));
  }

  static Stream<Arguments> clientsAndGoodServers() {
    return Stage.guarded()
        .flatMap(stage -> goodServers().map(server -> Arguments.of(stage, server)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("clientsAndGoodServers")
  void client_peerWithinThePolicy_negotiatesItsFirstChoice(Stage stage, GoodServer server)
      throws Exception {
    try (Tap tap = Tap.before(server.port())) {
      for (String client : server.clients()) {
        Fields answer =
            AppJvm.shared(stage).run(client, "port", tap.port(), "trust", TestPki.trustStore());
        ServerHello hello = lastHello(tap, server);
        Verdict.on(client, answer)
            .connected()
            .with("protocol", server.protocol())
            .with("suite", server.suite());
        assertEquals(server.group(), hello.group(), client + ": group of the ServerHello");
      }
    }
  }

  private static ServerHello lastHello(Tap tap, GoodServer server) throws InterruptedException {
    ServerHello hello = tap.next().serverHello();
    assertEquals(server.protocol().equals("TLSv1.3") ? 0x0304 : 0x0303, hello.version());
    return hello;
  }

  /** A server that only offers what {@code intermediate} forbids. */
  private record BadServer(String name, int port) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static Stream<BadServer> badServers() {
    String old = " -cipher ALL:@SECLEVEL=0";
    TestPki rsa = TestPki.RSA;
    return Stream.of(
        new BadServer("TLS 1.0 only", Peers.openSsl(rsa, "-tls1" + old)),
        new BadServer("TLS 1.1 only", Peers.openSsl(rsa, "-tls1_1" + old)),
        new BadServer("RSA key exchange", Peers.openSsl(rsa, "-tls1_2 -cipher AES128-SHA")),
        new BadServer("DHE", Peers.openSsl(rsa, "-tls1_2 -cipher DHE-RSA-AES128-GCM-SHA256")),
        new BadServer("CBC", Peers.openSsl(rsa, "-tls1_2 -cipher ECDHE-RSA-AES128-SHA256")),
        new BadServer("P-521 only", Peers.openSsl(rsa, "-groups P-521")),
        new BadServer("gnutls, TLS 1.0 only", Peers.gnuTls(rsa, "LEGACY:-VERS-ALL:+VERS-TLS1.0")),
        new BadServer("nginx, CBC", Peers.nginx(rsa, nginxCbc())));
  }

  private static String nginxCbc() {
    return "ssl_protocols TLSv1.2; ssl_ciphers ECDHE-RSA-AES256-SHA384;";
  }

  static Stream<Arguments> clientsAndBadServers() {
    return Stage.offAndOn()
        .map(Stage::lenient)
        .flatMap(stage -> badServers().map(server -> Arguments.of(stage, server)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("clientsAndBadServers")
  void client_peerOutsideThePolicy_isRefusedOnlyUnderThePolicy(Stage stage, BadServer server) {
    boolean on = stage.guard().on();
    for (String client : on ? CLIENTS : CONFIGURABLE_CLIENTS) {
      String trust = TestPki.trustStore().toString();
      Fields answer =
          AppJvm.shared(stage)
              .run(client, "port", server.port(), "trust", trust, on ? "" : "widen", "");
      if (on) {
        Verdict.on(client, answer).refused();
      } else {
        Verdict.on(client, answer).connected();
      }
    }
  }

  static Stream<Stage> lenient() {
    return Stage.offAndOn().map(Stage::lenient);
  }

  /** OpenSSL no longer speaks SSLv3; a JDK whose safeties are off still does. */
  @ParameterizedTest
  @MethodSource("lenient")
  @Tag("seed-02")
  @Tag("seed-04")
  void client_peerWithSsl3Only_isRefusedOnlyUnderThePolicy(Stage stage) {
    String keys = TestPki.RSA.keyStore().toString();
    String trust = TestPki.trustStore().toString();
    AppJvm old = AppJvm.shared(stage.off());
    try (RunningServer server = old.serve("kind", "socket", "keys", keys, "protocols", "SSLv3")) {
      for (String client : CONFIGURABLE_CLIENTS) {
        Fields answer =
            AppJvm.shared(stage)
                .run(client, "port", server.port(), "trust", trust, "protocols", "SSLv3");
        if (stage.guard().on()) {
          Verdict.on(client, answer).refused();
        } else {
          Verdict.on(client, answer).connected().with("protocol", "SSLv3");
        }
        server.await();
      }
    }
  }

  /** A client that is not Java; it connects, or the policy refuses it. */
  private record OtherClient(String name, boolean allowed, Connect connect) {
    @Override
    public String toString() {
      return name;
    }
  }

  private interface Connect {
    ClientPeer.Result to(int port);
  }

  private static Stream<OtherClient> otherClients() {
    String old = "ALL:@SECLEVEL=0";
    return Stream.of(
        openSsl("openssl", true),
        openSsl("openssl 1.2", true, "-tls1_2"),
        openSsl("openssl P-384", true, "-groups", "P-384"),
        openSsl("openssl TLS 1.0", false, "-tls1", "-cipher", old),
        openSsl("openssl TLS 1.1", false, "-tls1_1", "-cipher", old),
        openSsl("openssl RSA key exchange", false, "-tls1_2", "-cipher", "AES128-SHA"),
        openSsl("openssl CBC", false, "-tls1_2", "-cipher", "ECDHE-RSA-AES128-SHA256"),
        openSsl("openssl P-521", false, "-groups", "P-521"),
        new OtherClient("gnutls", true, port -> ClientPeer.gnuTls(port, CA)),
        new OtherClient(
            "gnutls TLS 1.0", false, port -> gnuTls(port, "LEGACY:-VERS-ALL:+VERS-TLS1.0")),
        new OtherClient("curl", true, port -> ClientPeer.curl(port, CA)),
        new OtherClient("curl 1.2", true, port -> ClientPeer.curl(port, CA, "--tls-max", "1.2")),
        new OtherClient("curl 1.0", false, port -> ClientPeer.curl(port, CA, oldCurl())));
  }

  private static OtherClient openSsl(String name, boolean allowed, String... arguments) {
    return new OtherClient(name, allowed, port -> ClientPeer.openSsl(port, CA, arguments));
  }

  private static ClientPeer.Result gnuTls(int port, String priority) {
    return ClientPeer.gnuTls(port, CA, "--priority", priority);
  }

  private static String[] oldCurl() {
    return new String[] {"--tls-max", "1.0", "--tlsv1.0", "--ciphers", "ALL:@SECLEVEL=0"};
  }

  static Stream<Arguments> serversAndOtherClients() {
    return Stage.offAndOn()
        .map(Stage::lenient)
        .flatMap(stage -> otherClients().map(client -> Arguments.of(stage, client)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("serversAndOtherClients")
  void server_peerOfAnyKind_isRefusedOnlyUnderThePolicy(Stage stage, OtherClient client) {
    boolean expected = client.allowed() || !stage.guard().on();
    for (String kind : SERVERS) {
      try (RunningServer server = serve(stage, kind)) {
        ClientPeer.Result result = client.connect().to(server.port());
        Fields seen = server.await();
        assertEquals(expected, result.answered(), () -> kind + seen + result.transcript());
        assertEquals(expected ? "ok" : "refused", seen.get("outcome"), () -> kind + seen);
      }
    }
  }

  private static RunningServer serve(Stage stage, String kind) {
    String widen = stage.guard().on() ? "" : "widen";
    return AppJvm.shared(stage).serve("kind", kind, "keys", TestPki.RSA.keyStore(), widen, "");
  }

  @ParameterizedTest
  @MethodSource("dev.portcullis.conformance.jvm.Stage#guarded")
  void server_orderOfTheClient_decides(Stage stage) {
    String suites = "TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256";
    for (String kind : SERVERS) {
      try (RunningServer server = serve(stage, kind)) {
        ClientPeer.Result result =
            ClientPeer.openSsl(server.port(), CA, "-tls1_3", "-ciphersuites", suites);
        assertTrue(result.shows("Cipher is TLS_CHACHA20_POLY1305_SHA256"), result.transcript());
        server.await();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.portcullis.conformance.jvm.Stage#guarded")
  void server_orderOfThePolicy_decidesWhereThePolicySaysSo(Stage stage) {
    String suites = "ECDHE-RSA-CHACHA20-POLY1305:ECDHE-RSA-AES128-GCM-SHA256";
    for (String kind : SERVERS) {
      try (RunningServer server = serve(stage.profile("legacy@2026-11"), kind)) {
        ClientPeer.Result result =
            ClientPeer.openSsl(server.port(), CA, "-tls1_2", "-cipher", suites);
        assertTrue(result.shows("Cipher is ECDHE-RSA-AES128-GCM-SHA256"), result.transcript());
        server.await();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("dev.portcullis.conformance.jvm.Stage#guarded")
  void modern_peerWithTls12Only_isRefused(Stage stage) {
    Stage modern = stage.profile("modern@2026-11");
    int port = Peers.openSsl(TestPki.ECDSA, "-tls1_2");
    Fields answer =
        AppJvm.shared(modern).run("socket", "port", port, "trust", TestPki.trustStore());
    Verdict.on(modern, answer).refused();
    try (RunningServer server =
        AppJvm.shared(modern).serve("kind", "socket", "keys", TestPki.ECDSA.keyStore())) {
      assertFalse(ClientPeer.openSsl(server.port(), CA, "-tls1_2").answered());
      server.await();
      assertTrue(ClientPeer.openSsl(server.port(), CA, "-tls1_3").answered());
      server.await();
    }
  }

  static Stream<Stage> hybrid() {
    return Stage.all(Guard.BOUNCY_CASTLE);
  }

  /** Java 17 has no ML-KEM of its own, so this also shows who does the work. */
  @ParameterizedTest
  @MethodSource("hybrid")
  void bothEnds_bouncyCastle_agreeOnTheHybridGroupAtOnce(Stage stage) throws Exception {
    AppJvm jvm = AppJvm.shared(stage);
    for (String kind : SERVERS) {
      try (RunningServer server = serve(stage, kind);
          Tap tap = Tap.before(server.port())) {
        for (String client : CLIENTS) {
          Fields answer = jvm.run(client, "port", tap.port(), "trust", TestPki.trustStore());
          Verdict.on(client + " to " + kind, answer).connected().with("protocol", "TLSv1.3");
          ServerHello hello = tap.next().serverHello();
          assertEquals(new ServerHello(0x0304, 0x1301, X25519MLKEM768, false), hello);
          server.await();
        }
      }
    }
  }

  static Stream<Arguments> pairs() {
    return Stage.guarded().flatMap(one -> Stage.offAndOn().map(other -> Arguments.of(one, other)));
  }

  /** Every guard talks to every other, and to a plain JDK. */
  @ParameterizedTest(name = "client {0}, server {1}")
  @MethodSource("pairs")
  void bothEnds_anyPair_connect(Stage client, Stage server) {
    try (RunningServer running = serve(server, "engine")) {
      Fields answer =
          AppJvm.shared(client)
              .run("socket", "port", running.port(), "trust", TestPki.trustStore());
      Verdict.on(client, answer).connected().with("protocol", "TLSv1.3");
      assertEquals("ok", running.await().get("outcome"));
    }
  }
}
