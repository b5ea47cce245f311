package dev.portcullis.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.jvm.AppJvm;
import dev.portcullis.conformance.jvm.Stage;
import dev.portcullis.conformance.oracle.Expectation;
import dev.portcullis.conformance.oracle.Registry;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Setters and getters without a peer: nothing outside the policy is listed or can be enabled, for
 * every version and suite that any delegate knows.
 */
class SettersTest {

  static Stream<Stage> profiles() {
    return Stage.guarded()
        .map(Stage::lenient)
        .flatMap(
            stage ->
                Stream.of("modern@2026-11", "intermediate@2026-11", "legacy@2026-11")
                    .map(stage::profile));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void supportedAndDefault_anyProfile_areThePolicysInItsOrder(Stage stage) {
    Expectation expected = Expectation.of(stage.profile());
    Fields context = AppJvm.shared(stage).run("context");
    for (String list : List.of("default", "supported")) {
      assertEquals(
          String.join(",", expected.versionNames()), context.get(list + ".protocols"), list);
      assertEquals(String.join(",", expected.suiteNames()), context.get(list + ".suites"), list);
    }
  }

  /** One name at a time: allowed ones are kept, the others are refused with the policy's name. */
  @ParameterizedTest
  @MethodSource("profiles")
  void suite_anyKnown_isEnabledOnlyIfAllowed(Stage stage) {
    Expectation expected = Expectation.of(stage.profile());
    AppJvm jvm = AppJvm.shared(stage);
    Fields before = jvm.run("setters");
    for (int code : Registry.SUITES.codes()) {
      String name = Registry.SUITES.name(code);
      Fields after = jvm.run("setters", "suites", name);
      if (expected.allowsSuite(name)) {
        assertEquals(name, after.get("enabled.suites"), after::toString);
      } else {
        assertRefused(name, "setter.suites", after);
        assertEquals(before.get("enabled.suites"), after.get("enabled.suites"), name);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("profiles")
  @Tag("seed-04")
  void version_anyKnown_isEnabledOnlyIfAllowed(Stage stage) {
    Expectation expected = Expectation.of(stage.profile());
    for (int code : Registry.VERSIONS.codes()) {
      String name = Registry.VERSIONS.name(code);
      Fields after = AppJvm.shared(stage).run("setters", "protocols", name);
      if (expected.allowsVersion(name)) {
        assertEquals(name, after.get("enabled.protocols"), after::toString);
      } else {
        assertRefused(name, "setter.protocols", after);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void mixture_ofAllowedAndForbidden_isFiltered(Stage stage) {
    Fields after =
        AppJvm.shared(stage)
            .run(
                "setters",
                "protocols",
                "SSLv3,TLSv1,TLSv1.3",
                "suites",
                "TLS_RSA_WITH_NULL_SHA256,TLS_AES_256_GCM_SHA384");
    assertEquals("TLSv1.3", after.get("enabled.protocols"), after::toString);
    assertEquals("TLS_AES_256_GCM_SHA384", after.get("enabled.suites"), after::toString);
  }

  private static void assertRefused(String name, String setter, Fields after) {
    String said = after.get(setter);
    assertTrue(
        said.startsWith("java.lang.IllegalArgumentException: "), () -> name + " enabled" + after);
  }
}
