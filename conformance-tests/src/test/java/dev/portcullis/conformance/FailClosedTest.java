package dev.portcullis.conformance;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.jvm.AppJvm;
import dev.portcullis.conformance.jvm.Jdk;
import dev.portcullis.conformance.jvm.JdkFinder;
import dev.portcullis.conformance.jvm.Launch;
import dev.portcullis.conformance.scenario.BrokenJar;
import dev.portcullis.conformance.scenario.BrokenPolicy;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is wrong, there is no TLS without the policy: every way into JSSE refuses, with the
 * reason, every time. What is not TLS goes on working.
 */
class FailClosedTest {

  /** The JVM gives up on a provider after 30 failures; ours must not count as one. */
  private static final int MORE_THAN_THE_JVM_TRIES = 35;

  private static final List<String> ENTRIES =
      List.of(
          "get-instance",
          "get-default",
          "socket-factory",
          "server-socket-factory",
          "https-url-connection",
          "http-client",
          "key-managers",
          "trust-managers");

  static Stream<Jdk> jdks() {
    return JdkFinder.all().stream();
  }

  static Stream<Arguments> brokenPolicies() {
    return jdks()
        .flatMap(jdk -> Stream.of(BrokenPolicy.values()).map(broken -> Arguments.of(jdk, broken)));
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("brokenPolicies")
  void brokenPolicy_everyEntryPoint_refusesWithTheReason(Jdk jdk, BrokenPolicy broken) {
    Launch launch = Launch.withProduct(jdk).sample().policy(broken.location());
    assertClosed(launch, broken.reasons());
  }

  @ParameterizedTest(name = "{0}, {1}")
  @MethodSource("brokenPolicies")
  void brokenPolicy_registeredByClass_refusesWithTheReason(Jdk jdk, BrokenPolicy broken) {
    String entry = "dev.portcullis.provider.PortcullisProvider " + broken.location();
    assertClosed(Launch.withProduct(jdk).edited(entry), broken.reasons());
  }

  /** SunJSSE stays in the list here, and still nobody falls through to it. */
  @ParameterizedTest
  @MethodSource("jdks")
  void brokenPolicy_insertedInCode_refusesWithTheReason(Jdk jdk) {
    BrokenPolicy broken = BrokenPolicy.MISSING;
    Launch launch =
        Launch.withProduct(jdk).option("-Dapp.registration=insert").policy(broken.location());
    assertClosed(launch, broken.reasons());
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void jarWithoutOneOfItsClasses_everyEntryPoint_refuses(Jdk jdk) {
    for (BrokenJar broken : BrokenJar.values()) {
      Launch launch = Launch.withProduct(jdk);
      assertClosed(
          launch.classPath(broken.without(launch.classPath())).sample(),
          List.of("Portcullis refuses all TLS: ", "damaged or doubled on the class path"));
    }
  }

  /** Nothing of ours is there to refuse; the sample leaves nobody else who could answer. */
  @ParameterizedTest
  @MethodSource("jdks")
  void jarMissing_everyEntryPoint_refuses(Jdk jdk) {
    assertClosed(Launch.plain(jdk).sample(), List.of());
  }

  private static void assertClosed(Launch launch, List<String> reasons) {
    try (AppJvm jvm = AppJvm.start(launch)) {
      assertAll(ENTRIES.stream().map(entry -> () -> assertRefuses(jvm, entry, reasons)));
      Fields again =
          jvm.run("entry-point", "entry", "get-instance", "times", MORE_THAN_THE_JVM_TRIES);
      assertEquals("1", again.get("count"), () -> "not the same every time" + again);
      assertAll(ENTRIES.stream().map(entry -> () -> assertRefuses(jvm, entry, reasons)));
      Fields digest = jvm.run("entry-point", "entry", "message-digest");
      assertEquals("SUN", digest.get("object"), () -> "not TLS, should work" + digest);
    }
  }

  private static void assertRefuses(AppJvm jvm, String entry, List<String> reasons) {
    Fields answer = jvm.run("entry-point", "entry", entry);
    assertEquals("refused", answer.get("outcome"), () -> entry + answer);
    assertFalse(
        answer.get("causes").contains("ConnectException"), () -> entry + " went on" + answer);
    for (String reason : reasons) {
      assertTrue(answer.get("causes").contains(reason), () -> entry + ": " + reason + answer);
    }
  }
}
