package dev.portcullis.conformance.foreign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.jvm.AppJvm;
import dev.portcullis.conformance.jvm.RunningServer;
import dev.portcullis.conformance.jvm.Stage;
import dev.portcullis.conformance.peer.ClientPeer;
import dev.portcullis.conformance.peer.ServerPeer;
import dev.portcullis.conformance.pki.TestPki;
import dev.portcullis.conformance.scenario.Verdict;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Go, whose TLS is its own. The versions are the newest that the peer speaks. */
@EnabledIfSystemProperty(named = "portcullis.matrix", matches = "true")
class GoTest {

  static Stream<Arguments> stagesAndVersions() {
    Stream<Arguments> all =
        Stage.offAndOn()
            .map(Stage::lenient)
            .flatMap(stage -> Stream.of("1.3", "1.2", "1.0").map(v -> Arguments.of(stage, v)));
    Stream<Arguments> mended =
        Stage.guarded().map(stage -> Arguments.of(stage.profile("legacy@2026-11"), "1.2"));
    return Stream.concat(all, mended);
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("stagesAndVersions")
  void client_ofAGoServer_connectsAsThePolicySays(Stage stage, String version) {
    try (ServerPeer server = ServerPeer.go(TestPki.RSA.files(), version)) {
      Verdict verdict = Verdict.on("go " + version, visit(stage, server));
      if (mustConnect(stage, version)) {
        verdict.connected().with("protocol", version.equals("1.0") ? "TLSv1" : "TLSv" + version);
      } else {
        verdict.refused();
      }
    }
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("stagesAndVersions")
  void server_ofAGoClient_answersAsThePolicySays(Stage stage, String version) {
    try (RunningServer server = serve(stage)) {
      ClientPeer.Result result = ClientPeer.go(server.port(), TestPki.authorityPem(), version);
      assertEquals(mustConnect(stage, version), result.answered(), result::transcript);
    }
  }

  /** Go before 1.21, which Debian 12 has, knows no extended master secret (RFC 7627). */
  private static boolean mustConnect(Stage stage, String version) {
    return switch (version) {
      case "1.3" -> true;
      case "1.2" -> !stage.guard().on() || !stage.profile().equals(Stage.DEFAULT_PROFILE);
      default -> !stage.guard().on();
    };
  }

  /** Told to enable all that it can. */
  private static Fields visit(Stage stage, ServerPeer server) {
    String trust = TestPki.trustStore().toString();
    return AppJvm.shared(stage).run("socket", "port", server.port(), "trust", trust, "widen", "");
  }

  private static RunningServer serve(Stage stage) {
    return AppJvm.shared(stage)
        .serve("kind", "socket", "keys", TestPki.RSA.keyStore(), "widen", "");
  }
}
