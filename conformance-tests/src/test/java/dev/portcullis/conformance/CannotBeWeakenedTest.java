package dev.portcullis.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.jvm.AppJvm;
import dev.portcullis.conformance.jvm.RunningServer;
import dev.portcullis.conformance.jvm.Stage;
import dev.portcullis.conformance.peer.ClientPeer;
import dev.portcullis.conformance.pki.TestPki;
import dev.portcullis.conformance.scenario.Bypass;
import dev.portcullis.conformance.scenario.Peers;
import dev.portcullis.conformance.scenario.ServerBypass;
import dev.portcullis.conformance.scenario.Target;
import dev.portcullis.conformance.scenario.Verdict;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What careless programs do to switch checks off. Each attempt runs without a policy, where it
 * works, and under the policy, where it must not; the JDK's own limits are off in both.
 */
class CannotBeWeakenedTest {
  private static final String ACCEPT =
      """
      [[exception]]
      host = "*"
      rules = ["trust.application-managers=accept"]
      reason = "the other checks are tested"
      owner = "tests"
      expires = %s
      """
          .formatted(LocalDate.now(ZoneOffset.UTC).plusDays(60));

  static Stream<Arguments> clientAttempts() {
    return Stage.offAndOn()
        .map(Stage::lenient)
        .flatMap(stage -> Stream.of(Bypass.values()).map(bypass -> Arguments.of(stage, bypass)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("clientAttempts")
  void client_attempt_worksOnlyWithoutThePolicy(Stage stage, Bypass bypass) {
    Fields answer = AppJvm.shared(stage).run(bypass.command());
    Verdict verdict = Verdict.on(bypass, answer);
    if (stage.guard().on()) {
      verdict.refused().saying(bypass.reason());
    } else {
      verdict.connected();
    }
  }

  static Stream<Arguments> wrongNames() {
    return Stage.guarded()
        .map(stage -> stage.lenient().with(ACCEPT))
        .flatMap(
            stage ->
                Stream.of(Bypass.values())
                    .filter(Bypass::isAboutNames)
                    .map(bypass -> Arguments.of(stage, bypass)));
  }

  /** Where the administrator lets programs judge chains, the name is still checked. */
  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("wrongNames")
  void client_wrongNameWhileManagersAreAccepted_isRefusedForTheName(Stage stage, Bypass bypass) {
    Fields answer = AppJvm.shared(stage).run(bypass.command());
    Verdict.on(bypass, answer).refused().saying(bypass.fault());
  }

  /**
   * The same programs against a server that keeps every rule. The policy must not be in the way,
   * except where nobody vouches: an authority that neither the program nor the platform knows.
   */
  static Stream<Arguments> attemptsOnGoodServers() {
    return Stage.guarded()
        .map(Stage::lenient)
        .flatMap(stage -> Stream.of(Bypass.values()).map(bypass -> Arguments.of(stage, bypass)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("attemptsOnGoodServers")
  void client_attemptOnAGoodServer_connectsIfItCanBeVerified(Stage stage, Bypass bypass) {
    Fields answer = AppJvm.shared(stage).run(bypass.against(Target.GOOD));
    if (bypass.trustsTheAuthority() && bypass.namesItsPeer()) {
      Verdict.on(bypass, answer).connected();
    } else {
      Verdict.on(bypass, answer).refused();
    }
  }

  static Stream<Arguments> serverAttempts() {
    return Stage.offAndOn()
        .map(Stage::lenient)
        .flatMap(
            stage -> Stream.of(ServerBypass.values()).map(bypass -> Arguments.of(stage, bypass)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("serverAttempts")
  void server_attempt_worksOnlyWithoutThePolicy(Stage stage, ServerBypass bypass) {
    try (RunningServer server = AppJvm.shared(stage).serve(bypass.options())) {
      ClientPeer.Result result = bypass.connect(server.port());
      Fields seen = server.await();
      String expected = stage.guard().on() ? "refused" : "ok";
      assertEquals(expected, seen.get("outcome"), () -> seen + result.transcript());
      assertEquals(!stage.guard().on(), result.answered(), result::transcript);
    }
  }

  /**
   * A session made for one name must not vouch for another: first a name that the certificate has,
   * offered by SNI, then the same peer host without it.
   */
  @ParameterizedTest
  @MethodSource("dev.portcullis.conformance.jvm.Stage#guarded")
  void resumption_forAnotherHost_isRefused(Stage stage) {
    for (String arguments : new String[] {"-tls1_2", "-tls1_3"}) {
      int port = Peers.openSsl(TestPki.ECDSA, arguments);
      Fields first = layered(port, "evil.example", arguments).put("sni", "localhost");
      Verdict.on(arguments, AppJvm.shared(stage).run(first)).connected();
      Fields second = layered(port, "evil.example", arguments);
      Verdict.on(arguments, AppJvm.shared(stage).run(second)).refused();
      Fields third = layered(port, "localhost", arguments);
      Verdict.on(arguments, AppJvm.shared(stage).run(third)).connected();
      Fields fourth = layered(port, "evil.example", arguments).put("eia", "");
      Verdict.on(arguments, AppJvm.shared(stage).run(fourth)).refused();
    }
  }

  /** The hole itself: a plain JDK resumes, and never asks about the second name. */
  @ParameterizedTest
  @MethodSource("dev.portcullis.conformance.jvm.Stage#plain")
  void resumption_forAnotherHostWithoutAPolicy_isNotNoticed(Stage stage) {
    int port = Peers.openSsl(TestPki.ECDSA, "-tls1_2");
    Fields first = layered(port, "evil.example", "plain").put("sni", "localhost");
    Verdict.on(stage, AppJvm.shared(stage).run(first.put("eia", "HTTPS"))).connected();
    Fields second = layered(port, "evil.example", "plain");
    Verdict.on(stage, AppJvm.shared(stage).run(second.put("eia", "HTTPS"))).connected();
  }

  private static Fields layered(int port, String peerHost, String context) {
    return new Fields()
        .put("app", "socket")
        .put("open", "layered")
        .put("peer-host", peerHost)
        .put("port", port)
        .put("keep", "resumption " + context)
        .put("trust", TestPki.trustStore());
  }
}
