package dev.portcullis.conformance.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.jvm.AppJvm;
import dev.portcullis.conformance.jvm.Stage;
import dev.portcullis.conformance.pki.TestPki;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Kafka tries its stores with two engines in one process: the one exemption from naming a peer. */
class KafkaSelfTestTest {
  private static final Group GROUP = new Group("selftest");
  private static final String PROGRAM = "dev.portcullis.matrix.selftest.KafkaSelfTest";

  @ParameterizedTest
  @MethodSource("dev.portcullis.conformance.jvm.Stage#offAndOn")
  void sslFactory_configuredAndReconfigured_works(Stage stage) {
    try (AppJvm jvm = GroupJvms.start(GROUP, stage)) {
      for (String protocol : List.of("TLSv1.3", "TLSv1.2")) {
        for (String mode : List.of("SERVER", "CLIENT")) {
          assertWorks(stage, jvm.run(command(mode, protocol, TestPki.trustStore())));
          assertWorks(stage, jvm.run(command(mode, protocol, TestPki.trustStore()).put("eia", "")));
        }
      }
      assertStoresAreStillCompared(jvm);
    }
  }

  private static void assertWorks(Stage stage, Fields answer) {
    assertEquals("ok", answer.get("outcome"), answer::toString);
    boolean ours = answer.get("engine").startsWith("dev.portcullis.");
    assertEquals(stage.guard().on(), ours, answer::toString);
  }

  /** What the self-test is for: keys that the own trust store does not know. */
  private static void assertStoresAreStillCompared(AppJvm jvm) {
    Path foreign = TestPki.SELF_SIGNED.files().trustStore();
    Fields answer = jvm.run(command("SERVER", "TLSv1.3", foreign));
    assertEquals("refused", answer.get("outcome"), answer::toString);
    assertTrue(answer.get("causes").contains("SSL"), answer::toString);
  }

  private static Fields command(String mode, String protocol, Path trust) {
    return new Fields()
        .put("app", PROGRAM)
        .put("mode", mode)
        .put("protocol", protocol)
        .put("keys", TestPki.ECDSA.keyStore())
        .put("trust", trust);
  }
}
