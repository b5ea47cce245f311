package dev.portcullis.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.jvm.AppJvm;
import dev.portcullis.conformance.jvm.RunningServer;
import dev.portcullis.conformance.jvm.Stage;
import dev.portcullis.conformance.pki.TestPki;
import dev.portcullis.conformance.scenario.Verdict;
import dev.portcullis.conformance.wire.OldHello;
import dev.portcullis.conformance.wire.RawClient;
import dev.portcullis.conformance.wire.ServerHello;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A server answers the hello of a client from another age with an alert and hangs up, at once, and
 * serves the next client. The program on top of it enables everything it can.
 */
class OldHelloTest {

  /** Less than the eight seconds after which the program gives a silent client up by itself. */
  private static final Duration PROMPTLY = Duration.ofSeconds(6);

  private static final int ALERT = 21;

  static Stream<Arguments> guarded() {
    return combine(Stage.guarded(), Stream.of(OldHello.values()).toList());
  }

  /** No JSSE ever spoke SSLv2 itself. */
  static Stream<Arguments> plain() {
    List<OldHello> spoken =
        Stream.of(OldHello.values()).filter(hello -> hello != OldHello.SSL_2).toList();
    return combine(Stage.plain(), spoken);
  }

  private static Stream<Arguments> combine(Stream<Stage> stages, List<OldHello> hellos) {
    return stages
        .map(Stage::lenient)
        .flatMap(
            stage ->
                Stream.of("socket", "engine")
                    .flatMap(
                        kind -> hellos.stream().map(hello -> Arguments.of(stage, kind, hello))));
  }

  @ParameterizedTest(name = "{0}, {1}, {2}")
  @MethodSource("guarded")
  @Tag("seed-04")
  void server_oldHello_getsAnAlertAndTheNextClientIsServed(Stage stage, String kind, OldHello hello)
      throws IOException {
    try (RunningServer server = careless(stage, kind)) {
      RawClient.Answer answer = RawClient.send(server.port(), hello.octets());
      assertTrue(answer.closed(), "connection left open: " + answer);
      assertTrue(answer.took().compareTo(PROMPTLY) < 0, "too slow: " + answer);
      assertEquals(ALERT, answer.firstOctet(), "no alert: " + answer);
      assertEquals("refused", server.await().get("outcome"));
      nextClientIsServed(stage, server);
    }
  }

  private static void nextClientIsServed(Stage stage, RunningServer server) {
    Fields next =
        AppJvm.shared(stage).run("socket", "port", server.port(), "trust", TestPki.trustStore());
    Verdict.on(stage, next).connected().with("protocol", "TLSv1.3");
    assertEquals("ok", server.await().get("outcome"));
  }

  /** The same program without a policy answers: the hellos are well-formed, the guard matters. */
  @ParameterizedTest(name = "{0}, {1}, {2}")
  @MethodSource("plain")
  void server_oldHelloWithoutAPolicy_isAnswered(Stage stage, String kind, OldHello hello)
      throws IOException {
    try (RunningServer server = careless(stage, kind)) {
      RawClient.Answer answer =
          RawClient.send(
              server.port(), hello.octets(), received -> ServerHello.in(received).isPresent());
      ServerHello chosen = ServerHello.in(answer.received()).orElseThrow();
      assertEquals(hello.version(), chosen.version());
    }
  }

  private static RunningServer careless(Stage stage, String kind) {
    String everything = "SSLv2Hello,SSLv3,TLSv1,TLSv1.1,TLSv1.2,TLSv1.3";
    return AppJvm.shared(stage)
        .serve("kind", kind, "keys", TestPki.RSA.keyStore(), "protocols", everything, "widen", "");
  }
}
