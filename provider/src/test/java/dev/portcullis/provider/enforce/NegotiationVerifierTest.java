package dev.portcullis.provider.enforce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.Grant;
import dev.portcullis.policy.ProtocolVersion;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.Rules;
import dev.portcullis.policy.profile.Profiles;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What a handshake agreed on, for every version, suite and profile there is. The oracle is written
 * down here and in {@link SuiteOracle}, and knows nothing of the policy's own lists.
 */
class NegotiationVerifierTest {
  private static final Map<String, Set<String>> VERSIONS =
      Map.of(
          "modern@2026-11", Set.of("TLSv1.3"),
          "intermediate@2026-11", Set.of("TLSv1.3", "TLSv1.2", "DTLSv1.2"),
          "legacy@2026-11", Set.of("TLSv1.3", "TLSv1.2", "DTLSv1.2"),
          "compatible@2026-11",
              Set.of("TLSv1.3", "TLSv1.2", "TLSv1.1", "TLSv1", "DTLSv1.2", "DTLSv1.0"));

  private static final Set<String> TLS_1_3 =
      Set.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");

  static Stream<Arguments> profilesAndVersions() {
    return VERSIONS.keySet().stream()
        .flatMap(
            profile ->
                Arrays.stream(ProtocolVersion.values())
                    .map(version -> Arguments.of(profile, version.jsseName())));
  }

  static Set<String> profiles() {
    return new TreeSet<>(VERSIONS.keySet());
  }

  @Test
  void profiles_allThatThereAre_areClassifiedHere() {
    Set<String> dated =
        Profiles.names().stream().filter(n -> n.contains("@")).collect(Collectors.toSet());
    assertEquals(dated, VERSIONS.keySet());
  }

  @ParameterizedTest
  @MethodSource("profilesAndVersions")
  void verify_everyVersion_isAcceptedIfTheProfileHasIt(String profile, String version) {
    ConnectionRules rules = rules(profile);
    List<CipherSuite> suites =
        version.equals("TLSv1.3") ? rules.cipherSuites().tls13() : rules.cipherSuites().tls12();
    String suite = suites.isEmpty() ? "TLS_AES_128_GCM_SHA256" : suites.get(0).name();
    String expected = VERSIONS.get(profile).contains(version) ? "accepted" : "protocols.allow";
    assertEquals(expected, verdict(rules, version, suite));
  }

  @ParameterizedTest
  @MethodSource("profiles")
  void verify_everySuiteInTls13_isAcceptedIfItIsOneOfThree(String profile) {
    for (CipherSuite suite : CipherSuite.all()) {
      String expected = TLS_1_3.contains(suite.name()) ? "accepted" : "cipher-suites.tls13";
      assertEquals(expected, verdict(rules(profile), "TLSv1.3", suite.name()), suite.name());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"intermediate@2026-11", "legacy@2026-11", "compatible@2026-11"})
  void verify_everySuiteInTls12_isAcceptedIfTheOracleSaysSo(String profile) {
    for (CipherSuite suite : CipherSuite.all()) {
      boolean allowed = SuiteOracle.allows(profile, suite.name());
      String expected = allowed ? "accepted" : "cipher-suites.tls12";
      assertEquals(expected, verdict(rules(profile), "TLSv1.2", suite.name()), suite.name());
    }
  }

  @Test
  void verify_oldVersion_namesEverything() {
    assertEquals(
        Optional.of(
            new Violation(
                    "protocols.allow",
                    "RFC 9325, Section 3.1.1",
                    "negotiated version TLSv1.1",
                    "TLSv1.3, TLSv1.2",
                    "let the peer offer one of the allowed versions")
                .excusedBy(List.of(Grant.names(Rules.VERSIONS, ProtocolVersion.TLS_1_1)))),
        NegotiationVerifier.verify(
            rules("intermediate@2026-11"), "TLSv1.1", "TLS_RSA_WITH_AES_128_CBC_SHA"));
  }

  @Test
  void verify_suiteOfAnotherVersion_namesThoseOfThisVersion() {
    assertEquals(
        Optional.of(
            new Violation(
                    "cipher-suites.tls13",
                    "RFC 9325, Section 4.2",
                    "negotiated cipher suite TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 in TLSv1.3",
                    "TLS_AES_128_GCM_SHA256, TLS_AES_256_GCM_SHA384, TLS_CHACHA20_POLY1305_SHA256",
                    "let the peer offer one of the allowed cipher suites")
                .absolute()),
        NegotiationVerifier.verify(
            rules("intermediate@2026-11"), "TLSv1.3", "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"));
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, SSL_NULL_WITH_NULL_NULL, protocols.allow",
    "'', '', protocols.allow",
    "tlsv1.3, TLS_AES_128_GCM_SHA256, protocols.allow",
    "TLSv1.4, TLS_AES_128_GCM_SHA256, protocols.allow",
    "TLSv1.2, SSL_NULL_WITH_NULL_NULL, cipher-suites.tls12",
    "TLSv1.2, unknown, cipher-suites.tls12",
    "TLSv1.3, TLS_AES_128_GCM_SHA256_, cipher-suites.tls13",
    "DTLSv1.2, TLS_AES_128_GCM_SHA256, cipher-suites.tls12"
  })
  void verify_whatNobodyKnows_isRefused(String version, String suite, String rule) {
    assertEquals(rule, verdict(rules("intermediate@2026-11"), version, suite));
  }

  @Test
  void verify_nameWithLineBreak_staysOnOneLine() {
    assertEquals(
        Optional.of("negotiated version TLSv1\\x0anode"),
        NegotiationVerifier.verify(rules("modern@2026-11"), "TLSv1\nnode", "x")
            .map(Violation::observed));
  }

  private static ConnectionRules rules(String profile) {
    return Profiles.named(profile).policy().rules(Role.CLIENT);
  }

  private static String verdict(ConnectionRules rules, String version, String suite) {
    return NegotiationVerifier.verify(rules, version, suite)
        .map(Violation::rule)
        .orElse("accepted");
  }
}
