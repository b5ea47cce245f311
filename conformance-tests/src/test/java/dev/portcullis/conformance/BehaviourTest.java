package dev.portcullis.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.jvm.AppJvm;
import dev.portcullis.conformance.jvm.Guard;
import dev.portcullis.conformance.jvm.RunningServer;
import dev.portcullis.conformance.jvm.Stage;
import dev.portcullis.conformance.pki.TestPki;
import dev.portcullis.conformance.scenario.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What the policy does not govern behaves as in SunJSSE: each case runs without a policy and with
 * it, and asserts the same. Differences that remain are in {@code docs/differences.md}.
 */
class BehaviourTest {

  private static final List<String> KINDS = List.of("socket", "engine");

  static Stream<Arguments> pairs() {
    return Stage.offAndOn()
        .flatMap(
            stage ->
                KINDS.stream()
                    .flatMap(
                        server ->
                            KINDS.stream().map(client -> Arguments.of(stage, server, client))));
  }

  @ParameterizedTest(name = "{0}, server {1}, client {2}")
  @MethodSource("pairs")
  void alpn_commonProtocol_isSeenAtBothEnds(Stage stage, String server, String client) {
    try (RunningServer running = serve(stage, server, "alpn", "http/1.1,acme")) {
      Fields answer = connect(stage, client, running, "alpn", "h2,http/1.1");
      Verdict.on(client, answer).connected().with("alpn", "http/1.1");
      assertEquals("http/1.1", running.await().get("alpn"));
    }
  }

  @ParameterizedTest(name = "{0}, server {1}, client {2}")
  @MethodSource("pairs")
  void alpn_noCommonProtocol_isRefused(Stage stage, String server, String client) {
    try (RunningServer running = serve(stage, server, "alpn", "acme")) {
      Fields answer = connect(stage, client, running, "alpn", "h2");
      Verdict.on(client, answer).refused();
      assertEquals("refused", running.await().get("outcome"));
    }
  }

  @ParameterizedTest(name = "{0}, server {1}, client {2}")
  @MethodSource("pairs")
  void clientAuthentication_needed_admitsOnlyTheVouchedFor(
      Stage stage, String server, String client) {
    String trust = TestPki.trustStore().toString();
    try (RunningServer running = serve(stage, server, "client-auth", "need", "trust", trust)) {
      Fields with = connect(stage, client, running, "keys", TestPki.CLIENT.keyStore());
      Verdict.on("with a certificate", with).connected();
      assertEquals("CN=a client", running.await().get("peer"));
      Verdict.on("without", connect(stage, client, running)).refused();
      assertEquals("refused", running.await().get("outcome"));
      Object stranger = TestPki.SELF_SIGNED.keyStore();
      connect(stage, client, running, "keys", stranger);
      assertEquals("refused", running.await().get("outcome"), "a stranger's certificate");
    }
  }

  @ParameterizedTest(name = "{0}, server {1}, client {2}")
  @MethodSource("pairs")
  void clientAuthentication_wanted_admitsTheAnonymousToo(
      Stage stage, String server, String client) {
    String trust = TestPki.trustStore().toString();
    try (RunningServer running = serve(stage, server, "client-auth", "want", "trust", trust)) {
      Verdict.on("without", connect(stage, client, running)).connected();
      assertEquals("", running.await().get("peer"));
      Fields with = connect(stage, client, running, "keys", TestPki.CLIENT.keyStore());
      Verdict.on("with a certificate", with).connected();
      assertEquals("CN=a client", running.await().get("peer"));
    }
  }

  @ParameterizedTest
  @MethodSource("dev.portcullis.conformance.jvm.Stage#offAndOn")
  void clientAuthentication_setOnTheListener_reachesAcceptedSockets(Stage stage) {
    Object[] options = {
      "configure", "listener", "client-auth", "need", "trust", TestPki.trustStore()
    };
    try (RunningServer running = serve(stage, "socket", options)) {
      Verdict.on("without", connect(stage, "socket", running)).refused();
      assertEquals("refused", running.await().get("outcome"));
      Fields with = connect(stage, "socket", running, "keys", TestPki.CLIENT.keyStore());
      Verdict.on("with a certificate", with).connected();
    }
  }

  @ParameterizedTest(name = "{0}, server {1}, client {2}")
  @MethodSource("pairs")
  @Tag("seed-06")
  void sniMatcher_decidesWhomTheServerAnswers(Stage stage, String server, String client) {
    try (RunningServer running = serve(stage, server, "matcher", "localhost")) {
      Fields right = connect(stage, client, running, "sni", "localhost");
      Verdict.on("the right name", right).connected();
      assertEquals("ok", running.await().get("outcome"));
      Fields wrong = connect(stage, client, running, "sni", "other.example");
      Verdict.on("another name", wrong).refused();
      assertEquals("refused", running.await().get("outcome"));
    }
  }

  @ParameterizedTest(name = "{0}, server {1}, client {2}")
  @MethodSource("pairs")
  void application_manyRecords_arriveWhole(Stage stage, String server, String client) {
    int body = 300_000;
    try (RunningServer running = serve(stage, server, "body", body)) {
      Fields answer = connect(stage, client, running);
      Verdict.on(client, answer).connected();
      assertTrue(answer.number("bytes", 0) > body, answer::toString);
      running.await();
    }
  }

  static Stream<Arguments> openings() {
    return Stage.offAndOn()
        .flatMap(
            stage ->
                Stream.of("direct", "unconnected", "layered", "address")
                    .map(opening -> Arguments.of(stage, opening)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("openings")
  @Tag("seed-12")
  void socket_anyWayOpened_connectsByNameAndByAddress(Stage stage, String opening) {
    try (RunningServer running = serve(stage, "socket")) {
      for (String host : List.of("localhost", "127.0.0.1")) {
        for (String handshake : List.of("explicit", "implicit")) {
          Fields answer =
              connect(
                  stage, "socket", running, "open", opening, "host", host, "handshake", handshake);
          Verdict.on(host + " " + handshake, answer).connected().with("listener.same", true);
          assertEquals("ok", running.await().get("outcome"));
        }
      }
    }
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("openings")
  @Tag("seed-12")
  void socket_readTimeout_leavesTheConnectionUsable(Stage stage, String opening) {
    try (RunningServer running = serve(stage, "socket")) {
      Fields answer = connect(stage, "socket", running, "open", opening, "idle-first", "");
      Verdict.on(opening, answer).connected().with("idle", "java.net.SocketTimeoutException");
      running.await();
    }
  }

  static Stream<Stage> halfClosing() {
    return Stage.all(Guard.OFF, Guard.SUN_JSSE);
  }

  @ParameterizedTest
  @MethodSource("halfClosing")
  void socket_halfClosed_stillReads(Stage stage) {
    try (RunningServer running = serve(stage, "socket")) {
      Verdict.on(stage, connect(stage, "socket", running, "half-close", "")).connected();
      running.await();
    }
  }

  static Stream<Stage> bouncyCastle() {
    return Stage.all(Guard.BOUNCY_CASTLE);
  }

  /** A known difference; when it goes, this test says so. */
  @ParameterizedTest
  @MethodSource("bouncyCastle")
  void socket_halfClosedUnderBouncyCastle_isNotSupported(Stage stage) {
    try (RunningServer running = serve(stage, "socket")) {
      Fields answer = connect(stage, "socket", running, "half-close", "");
      assertEquals(
          "java.lang.UnsupportedOperationException", answer.get("error"), answer::toString);
      running.await();
    }
  }

  static Stream<Stage> namesReadable() {
    return Stage.all(Guard.OFF, Guard.SUN_JSSE);
  }

  @ParameterizedTest
  @MethodSource("namesReadable")
  void server_requestedNames_areReadable(Stage stage) {
    for (String kind : KINDS) {
      try (RunningServer running = serve(stage, kind)) {
        connect(stage, "socket", running, "sni", "localhost");
        assertEquals("localhost", running.await().get("sni"));
      }
    }
  }

  private static RunningServer serve(Stage stage, String kind, Object... options) {
    Object[] all = join(List.of("kind", kind, "keys", TestPki.ECDSA.keyStore()), options);
    return AppJvm.shared(stage).serve(all);
  }

  private static Fields connect(
      Stage stage, String client, RunningServer server, Object... options) {
    List<Object> common = List.of("port", server.port(), "trust", TestPki.trustStore());
    return AppJvm.shared(stage).run(client, join(common, options));
  }

  private static Object[] join(List<Object> common, Object... options) {
    return Stream.concat(common.stream(), Stream.of(options)).toArray();
  }
}
