package dev.portcullis.conformance;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.jvm.AppJvm;
import dev.portcullis.conformance.jvm.Guard;
import dev.portcullis.conformance.jvm.Jdk;
import dev.portcullis.conformance.jvm.JdkFinder;
import dev.portcullis.conformance.jvm.Launch;
import dev.portcullis.conformance.jvm.Registration;
import dev.portcullis.conformance.jvm.Stage;
import dev.portcullis.conformance.pki.TestPki;
import dev.portcullis.conformance.scenario.Target;
import dev.portcullis.conformance.scenario.Verdict;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way to register works, answers every name, and leaves what is not TLS alone. */
class RegistrationTest {

  private static final String PORTCULLIS = "Portcullis";

  /** Names an application may ask for; one that is not served is a way round the policy. */
  private static final List<String> CONTEXTS =
      List.of(
          "SSL",
          "SSLv2",
          "SSLv3",
          "SSLv23",
          "TLS",
          "TLSv1",
          "TLSv1.1",
          "TLSv1.2",
          "TLSv1.3",
          "Default",
          "SSL_TLS",
          "SSL_TLSv2",
          "tls",
          "sslv23");

  private static final List<String> DATAGRAM = List.of("DTLS", "DTLSv1.0", "DTLSv1.2");
  private static final List<String> KEY_MANAGERS = List.of("SunX509", "NewSunX509", "PKIX");
  private static final List<String> TRUST_MANAGERS =
      List.of("PKIX", "SunX509", "SunPKIX", "X509", "X.509");

  static Stream<Stage> ways() {
    return Stage.guarded()
        .flatMap(stage -> Stream.of(Registration.values()).map(stage::registered))
        .filter(stage -> Boolean.getBoolean("portcullis.matrix") || hasItsTurn(stage));
  }

  /** Names do not depend on the delegate: each way on each JDK with one of them. */
  private static boolean hasItsTurn(Stage stage) {
    int turn = stage.registration().ordinal() + JdkFinder.all().indexOf(stage.jdk());
    return stage.guard() == (turn % 2 == 0 ? Guard.BOUNCY_CASTLE : Guard.SUN_JSSE);
  }

  @ParameterizedTest
  @MethodSource("ways")
  @Tag("seed-01")
  @Tag("seed-02")
  @Tag("seed-03")
  void everyName_anyWay_isServedByPortcullis(Stage stage) {
    AppJvm jvm = AppJvm.shared(stage);
    assertAll(
        CONTEXTS.stream()
            .map(name -> () -> assertServed(jvm, "get-instance", "context", name, PORTCULLIS)));
    assertAll(
        KEY_MANAGERS.stream()
            .map(
                name ->
                    () -> assertServed(jvm, "key-managers", "algorithm", name, PORTCULLIS + " 1")));
    assertAll(
        TRUST_MANAGERS.stream()
            .map(
                name ->
                    () ->
                        assertServed(jvm, "trust-managers", "algorithm", name, PORTCULLIS + " 1")));
    assertServed(jvm, "get-default", "", "", PORTCULLIS);
  }

  private static void assertServed(
      AppJvm jvm, String entry, String option, String name, String expected) {
    Fields answer = jvm.run("entry-point", "entry", entry, option, name);
    assertEquals(expected, answer.get("object"), () -> entry + " " + name + answer);
  }

  /**
   * DTLS is the platform's under the policy, or refused with a reason; never another provider's.
   */
  @ParameterizedTest
  @MethodSource("ways")
  void datagramNames_anyWay_areNeverAnotherProviders(Stage stage) {
    for (String name : DATAGRAM) {
      Fields answer =
          AppJvm.shared(stage).run("entry-point", "entry", "get-instance", "context", name);
      boolean ours = answer.get("object").equals(PORTCULLIS);
      boolean refused = answer.get("error").equals("java.security.ProviderException");
      assertTrue(ours || refused, () -> name + answer);
    }
  }

  @ParameterizedTest
  @MethodSource("ways")
  void whatIsNotTls_anyWay_staysTheJdks(Stage stage) {
    Fields answer = AppJvm.shared(stage).run("services");
    assertEquals("pkcs12 SUN", answer.get("key-store"), answer::toString);
    assertEquals("SUN", answer.get("jks"), answer::toString);
    assertEquals("true", answer.get("loaded"), answer::toString);
    Fields digest = AppJvm.shared(stage).run("entry-point", "entry", "message-digest");
    assertEquals("SUN", digest.get("object"), digest::toString);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void connections_anyWay_workAndAreChecked(Stage stage) {
    AppJvm jvm = AppJvm.shared(stage);
    for (String client : List.of("socket", "engine", "https-url-connection", "http-client")) {
      int good = Target.GOOD.port();
      int wrong = Target.WRONG_HOST.port();
      Verdict.on(client, jvm.run(client, "port", good, "trust", TestPki.trustStore())).connected();
      Verdict.on(client, jvm.run(client, "port", wrong, "trust", TestPki.trustStore())).refused();
    }
  }

  /** The default context takes its anchors from the properties, as in SunJSSE. */
  @ParameterizedTest
  @MethodSource("dev.portcullis.conformance.jvm.Stage#offAndOn")
  void defaultContext_propertiesOfTheJvm_areHonoured(Stage stage) {
    Launch launch =
        Launch.of(stage)
            .option("-Djavax.net.ssl.trustStore=" + TestPki.trustStore())
            .option("-Djavax.net.ssl.trustStorePassword=changeit");
    try (AppJvm jvm = AppJvm.start(launch)) {
      for (String client : List.of("socket", "https-url-connection", "http-client")) {
        Fields good = jvm.run(client, "factory", "default", "port", Target.GOOD.port());
        Verdict.on(client, good).connected();
        Fields bad = jvm.run(client, "factory", "default", "port", Target.SELF_SIGNED.port());
        Verdict.on(client, bad).refused();
      }
    }
  }

  static Stream<Stage> withoutSunJsse() {
    return ways().filter(stage -> stage.registration() != Registration.INSERT);
  }

  /** What stays when Portcullis leaves SunJSSE in the list is a finding of its own. */
  @ParameterizedTest
  @MethodSource("withoutSunJsse")
  void askingForSunJsseByName_isNoWayRound(Stage stage) {
    Fields answer =
        AppJvm.shared(stage)
            .run(
                "socket",
                "provider",
                "SunJSSE",
                "port",
                Target.WRONG_HOST.port(),
                "trust",
                TestPki.trustStore());
    assertEquals("refused", answer.get("outcome"), answer::toString);
  }

  static Stream<Jdk> jdks() {
    return JdkFinder.all().stream();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void sampleFile_asItIs_bootsWithTheDefaultProfile(Jdk jdk) {
    try (AppJvm jvm = AppJvm.start(Launch.withProduct(jdk).sample())) {
      Fields answer = jvm.run("services");
      List<String> providers = List.of(answer.get("providers").split(","));
      assertEquals(PORTCULLIS, providers.get(0), answer::toString);
      assertEquals("SunJSSE", providers.get(providers.size() - 1), answer::toString);
      Fields context = jvm.run("context");
      assertEquals("TLSv1.3,TLSv1.2", context.get("default.protocols"), context::toString);
      assertEquals("", complaints(jvm), "the sample must not make the JVM complain");
    }
  }

  private static String complaints(AppJvm jvm) {
    return String.join(
        "\n", jvm.transcript().lines().filter(line -> line.contains("invalid entry")).toList());
  }

  /** An argument in java.security wins over the property: the administrator's word counts. */
  @ParameterizedTest
  @MethodSource("jdks")
  void profileAsArgument_inJavaSecurity_isInForce(Jdk jdk) {
    Launch launch =
        Launch.withProduct(jdk).edited(PORTCULLIS + " modern@2026-11").policy("legacy@2026-11");
    try (AppJvm jvm = AppJvm.start(launch)) {
      Fields context = jvm.run("context");
      assertEquals("TLSv1.3", context.get("default.protocols"), context::toString);
    }
  }

  static Stream<Stage> plain() {
    return Stage.all(Guard.OFF);
  }

  @ParameterizedTest
  @MethodSource("plain")
  void withoutPortcullis_sameProgram_isServedBySunJsse(Stage stage) {
    assertServed(AppJvm.shared(stage), "get-instance", "context", "TLS", "SunJSSE");
  }
}
