package dev.portcullis.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.jvm.AppJvm;
import dev.portcullis.conformance.jvm.RunningServer;
import dev.portcullis.conformance.jvm.Stage;
import dev.portcullis.conformance.peer.ClientPeer;
import dev.portcullis.conformance.pki.TestPki;
import dev.portcullis.conformance.scenario.Verdict;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Servers with the JDK's own key managers and every kind of key, in TLS 1.3 and 1.2. */
class KeyManagersTest {

  static Stream<Arguments> servers() {
    return Stage.offAndOn()
        .flatMap(
            stage ->
                Stream.of(TestPki.RSA, TestPki.ECDSA, TestPki.ED25519)
                    .flatMap(
                        key ->
                            Stream.of("SunX509", "NewSunX509", "PKIX")
                                .map(managers -> Arguments.of(stage, key, managers))));
  }

  @ParameterizedTest(name = "{0}, {1}, {2}")
  @MethodSource("servers")
  void server_keyManagersOfTheJdk_serveEveryVersion(Stage stage, TestPki key, String managers) {
    AppJvm jvm = AppJvm.shared(stage);
    for (String kind : new String[] {"socket", "engine"}) {
      try (RunningServer server =
          jvm.serve("kind", kind, "keys", key.keyStore(), "key-managers", managers)) {
        answers(server, "-tls1_3");
        answers(server, "-tls1_2");
        Fields answer = jvm.run("socket", "port", server.port(), "trust", TestPki.trustStore());
        Verdict.on(kind, answer).connected().with("peer", "CN=localhost");
        server.await();
      }
    }
  }

  private static void answers(RunningServer server, String version) {
    ClientPeer.Result result = ClientPeer.openSsl(server.port(), TestPki.authorityPem(), version);
    Fields seen = server.await();
    assertTrue(result.answered(), () -> version + seen + result.transcript());
    assertEquals("ok", seen.get("outcome"));
  }

  @ParameterizedTest
  @MethodSource("dev.portcullis.conformance.jvm.Stage#offAndOn")
  void client_keyManagersOfTheJdk_authenticateIt(Stage stage) {
    AppJvm jvm = AppJvm.shared(stage);
    for (String kind : new String[] {"socket", "engine"}) {
      try (RunningServer server =
          jvm.serve(
              "kind",
              kind,
              "keys",
              TestPki.ECDSA.keyStore(),
              "trust",
              TestPki.trustStore(),
              "client-auth",
              "need")) {
        for (String client : new String[] {"socket", "engine", "http-client"}) {
          Fields answer =
              jvm.run(
                  client,
                  "port",
                  server.port(),
                  "trust",
                  TestPki.trustStore(),
                  "keys",
                  TestPki.CLIENT.keyStore());
          Verdict.on(client, answer).connected();
          assertEquals("CN=a client", server.await().get("peer"), client + " to " + kind);
        }
      }
    }
  }
}
