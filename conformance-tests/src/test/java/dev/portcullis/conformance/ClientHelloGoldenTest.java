package dev.portcullis.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portcullis.conformance.jvm.AppJvm;
import dev.portcullis.conformance.jvm.Checkout;
import dev.portcullis.conformance.jvm.Guard;
import dev.portcullis.conformance.jvm.Jdk;
import dev.portcullis.conformance.jvm.Stage;
import dev.portcullis.conformance.oracle.Expectation;
import dev.portcullis.conformance.oracle.Registry;
import dev.portcullis.conformance.wire.ClientHello;
import dev.portcullis.conformance.wire.Tap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The first flight of every profile, delegate and JDK, number by number: against a checked-in file,
 * so that a changed default is seen, and against the oracle, so that the file is right. {@code
 * -Dportcullis.golden.update=true} writes the files anew.
 */
class ClientHelloGoldenTest {

  private static final int RENEGOTIATION_SCSV = 0x00ff;
  private static final List<String> CLIENTS = List.of("socket", "engine");
  private static final Path GOLDEN =
      Checkout.root().resolve("conformance-tests/src/test/resources/golden");

  static Stream<Stage> profiles() {
    return Stage.guarded()
        .flatMap(
            stage ->
                Stream.of("modern@2026-11", "intermediate@2026-11", "legacy@2026-11")
                    .map(stage::profile));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void clientHello_ofEveryProgram_matchesItsGoldenFile(Stage stage) throws Exception {
    Path file = goldenFile(stage);
    if (Boolean.getBoolean("portcullis.golden.update")) {
      Files.writeString(file, text(hello(stage, "socket")));
    }
    assumeTrue(isRecorded(stage.jdk()), "no golden file is of " + stage.jdk() + " yet");
    assertTrue(Files.exists(file), file + " is missing: run with -Dportcullis.golden.update=true");
    for (String client : CLIENTS) {
      assertEquals(Files.readString(file), text(hello(stage, client)), client);
    }
  }

  /** Offered: what the profile allows and the delegate can do, in the order of the profile. */
  @ParameterizedTest
  @MethodSource("profiles")
  void clientHello_ofEveryProfile_isWithinThePolicyInItsOrder(Stage stage) throws Exception {
    Expectation expected = Expectation.of(stage.profile());
    for (String client : CLIENTS) {
      ClientHello hello = hello(stage, client);
      List<Integer> suites =
          hello.suites().stream().filter(suite -> suite != RENEGOTIATION_SCSV).toList();
      assertSame(Registry.VERSIONS, expected.versions(), hello.versions());
      assertSame(Registry.SUITES, expected.suites(), suites);
      assertEquals(List.of(0), hello.compression());
      assertSame(Registry.GROUPS, able(stage, expected.groups()), hello.groups());
      assertWithin(Registry.GROUPS, expected.groups(), hello.shares());
      assertWithin(Registry.SCHEMES, handshakeSchemes(stage), hello.schemes());
      assertWithin(Registry.SCHEMES, certificateSchemes(stage), hello.certificateSchemes());
    }
  }

  @ParameterizedTest
  @MethodSource("hybrid")
  void clientHello_bouncyCastle_carriesTheSharesOfThePolicy(Stage stage) throws Exception {
    Expectation expected = Expectation.of(stage.profile());
    assertSame(Registry.GROUPS, expected.shares(), hello(stage, "socket").shares());
  }

  static Stream<Stage> hybrid() {
    return profiles().filter(stage -> stage.guard() == Guard.BOUNCY_CASTLE);
  }

  /** SunJSSE has no hybrid group before Java 27. */
  private static List<Integer> able(Stage stage, List<Integer> groups) {
    return stage.guard() == Guard.BOUNCY_CASTLE
        ? groups
        : groups.stream().filter(group -> group != 0x11ec).toList();
  }

  private static List<Integer> handshakeSchemes(Stage stage) {
    Expectation expected = Expectation.of(stage.profile());
    return stage.guard() == Guard.BOUNCY_CASTLE ? expected.schemes() : sharedSchemes(stage);
  }

  private static List<Integer> certificateSchemes(Stage stage) {
    Expectation expected = Expectation.of(stage.profile());
    return stage.guard() == Guard.BOUNCY_CASTLE
        ? expected.certificateSchemes()
        : sharedSchemes(stage);
  }

  /** SunJSSE has one list for handshakes and certificates: those of handshakes come first. */
  private static List<Integer> sharedSchemes(Stage stage) {
    Expectation expected = Expectation.of(stage.profile());
    return Stream.concat(expected.schemes().stream(), expected.certificateSchemes().stream())
        .distinct()
        .toList();
  }

  private static ClientHello hello(Stage stage, String client) throws Exception {
    try (Tap tap = Tap.alone()) {
      AppJvm.shared(stage).run(client, "port", tap.port());
      return tap.next().clientHello();
    }
  }

  private static void assertSame(Registry registry, List<Integer> expected, List<Integer> seen) {
    assertEquals(Expectation.describe(registry, expected), Expectation.describe(registry, seen));
  }

  private static void assertWithin(Registry registry, List<Integer> allowed, List<Integer> seen) {
    seen.forEach(registry::describe); // an unknown number fails
    List<Integer> outside = seen.stream().filter(code -> !allowed.contains(code)).toList();
    assertTrue(outside.isEmpty(), () -> "offered: " + Expectation.describe(registry, outside));
    List<Integer> inOrder = Expectation.inOrder(allowed, seen);
    assertSame(registry, inOrder, seen);
  }

  /** A release of Java that nobody has looked at is no failure; a file that went missing is. */
  private static boolean isRecorded(Jdk jdk) throws IOException {
    try (Stream<Path> files = Files.list(GOLDEN)) {
      return files.anyMatch(file -> file.toString().endsWith(".java-" + jdk.feature() + ".txt"));
    }
  }

  private static Path goldenFile(Stage stage) {
    String guard = stage.guard().name().toLowerCase(Locale.ROOT).replace('_', '-');
    return GOLDEN.resolve(
        "%s.%s.java-%d.txt".formatted(stage.profile(), guard, stage.jdk().feature()));
  }

  private static String text(ClientHello hello) {
    return section("legacy version", Registry.VERSIONS, List.of(hello.legacyVersion()))
        + section("versions", Registry.VERSIONS, hello.versions())
        + section("cipher suites", Registry.SUITES, hello.suites())
        + section("groups", Registry.GROUPS, hello.groups())
        + section("key shares", Registry.GROUPS, hello.shares())
        + section("signature schemes", Registry.SCHEMES, hello.schemes())
        + section("signature schemes of certificates", Registry.SCHEMES, hello.certificateSchemes())
        + section("extensions", Registry.EXTENSIONS, hello.extensions());
  }

  private static String section(String title, Registry registry, List<Integer> codes) {
    return codes.stream()
        .map(code -> "  " + registry.describe(code) + "\n")
        .collect(Collectors.joining("", title + "\n", ""));
  }
}
