package dev.portcullis.policy.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.ProtocolVersion;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.SignatureScheme;
import dev.portcullis.policy.profile.Oracle.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Named rules that profiles claim, checked against an {@link Oracle} that knows names only. */
class EveryProfileKeepsItsRulesTest {
  private static final String MODERN = "modern@2026-11";
  private static final String INTERMEDIATE = "intermediate@2026-11";
  private static final String LEGACY = "legacy@2026-11";
  private static final String COMPATIBLE = "compatible@2026-11";

  private static final Set<String> ALL = Set.of(MODERN, INTERMEDIATE, LEGACY, COMPATIBLE);

  /** A claim, and the profiles that make it. Exactly those profiles must keep it. */
  enum Rule {
    FORWARD_SECRECY(Set.of(MODERN, INTERMEDIATE, LEGACY), suites(Fact.FORWARD_SECRET)),
    AEAD_ONLY(Set.of(MODERN, INTERMEDIATE), suites(Fact.AEAD)),
    AUTHENTICATED_BY_CERTIFICATE(ALL, suites(Fact.CERTIFICATE)),
    STRONG_CIPHERS(ALL, suites(Fact.STRONG_CIPHER)),
    NO_SHA1_IN_SUITES(Set.of(MODERN, INTERMEDIATE), suites(Fact.SHA1_FREE)),
    NO_SHA1_SIGNATURES(
        ALL, rules -> schemes(rules).allMatch(s -> Oracle.scheme(s.ianaName(), Fact.SHA1_FREE))),
    NO_PKCS1_IN_HANDSHAKES(
        Set.of(MODERN),
        rules -> handshake(rules).allMatch(s -> Oracle.scheme(s.ianaName(), Fact.PKCS1_FREE))),
    STRONG_GROUPS(
        ALL,
        rules -> groups(rules).allMatch(g -> Oracle.group(g.ianaName(), Fact.AT_LEAST_112_BITS))),
    POST_QUANTUM_FIRST(
        ALL, rules -> rules.groups().keyShares().get(0).ianaName().equals("X25519MLKEM768")),
    TLS_1_2_AT_LEAST(
        Set.of(MODERN, INTERMEDIATE, LEGACY),
        rules -> Set.of("TLSv1.3", "TLSv1.2").containsAll(versions(rules))),
    NO_SSL(ALL, rules -> versions(rules).stream().noneMatch(v -> v.startsWith("SSL"))),
    RSA_2048_AT_LEAST(ALL, rules -> rules.keys().rsaMinBits() >= 2048),
    EXTENDED_MASTER_SECRET(
        Set.of(MODERN, INTERMEDIATE),
        rules -> rules.tls12().extendedMasterSecret().word().equals("require")),
    IDENTITY_REQUIRED(ALL, rules -> rules.identity().noReferenceIdentity().word().equals("refuse")),
    CHAINS_VERIFIED(ALL, rules -> rules.trust().applicationManagers().word().equals("verify"));

    private final Set<String> claimedBy;
    private final Predicate<ConnectionRules> holds;

    Rule(Set<String> claimedBy, Predicate<ConnectionRules> holds) {
      this.claimedBy = claimedBy;
      this.holds = holds;
    }
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void rule_checkedOnEveryProfile_isKeptByExactlyThoseThatClaimIt(Rule rule) {
    List<String> keep = dated().filter(name -> bothRoles(name, rule.holds)).sorted().toList();

    assertEquals(rule.claimedBy.stream().sorted().toList(), keep);
  }

  @ParameterizedTest
  @CsvSource({
    "modern@2026-11, intermediate@2026-11",
    "intermediate@2026-11, legacy@2026-11",
    "legacy@2026-11, compatible@2026-11"
  })
  void stricterProfile_comparedWithTheNext_allowsNothingMore(String strict, String loose) {
    for (Role role : Role.values()) {
      List<String> more = names(strict, role);
      more.removeAll(names(loose, role));

      assertEquals(List.of(), more, role.word());
    }
  }

  @ParameterizedTest
  @MethodSource("dated")
  void profile_namedInTheCatalogue_carriesItsOwnNameAsId(String name) {
    assertEquals(name, Profiles.named(name).policy().id());
  }

  @ParameterizedTest
  @MethodSource("dated")
  void oracle_comparedWithAProfile_classifiesEveryName(String profile) {
    for (Role role : Role.values()) {
      ConnectionRules rules = Profiles.named(profile).policy().rules(role);
      rules.cipherSuites().all().forEach(suite -> Oracle.suite(suite.name(), Fact.AEAD));
      groups(rules).forEach(group -> Oracle.group(group.ianaName(), Fact.AT_LEAST_112_BITS));
      schemes(rules).forEach(scheme -> Oracle.scheme(scheme.ianaName(), Fact.SHA1_FREE));
    }
  }

  @Test
  void oracle_askedAboutAnUnclassifiedName_failsTheTest() {
    AssertionError failure =
        assertThrows(AssertionError.class, () -> Oracle.suite("TLS_NEW", Fact.AEAD));

    assertEquals(
        "nobody has classified the cipher suite TLS_NEW in Oracle yet", failure.getMessage());
  }

  static Stream<String> dated() {
    return Profiles.names().stream().filter(name -> name.contains("@"));
  }

  private static boolean bothRoles(String name, Predicate<ConnectionRules> holds) {
    return Stream.of(Role.values())
        .map(role -> Profiles.named(name).policy().rules(role))
        .allMatch(holds);
  }

  private static Predicate<ConnectionRules> suites(Fact fact) {
    return rules ->
        rules.cipherSuites().all().stream()
            .map(CipherSuite::name)
            .allMatch(name -> Oracle.suite(name, fact));
  }

  private static Stream<SignatureScheme> handshake(ConnectionRules rules) {
    return rules.signatures().handshake().stream();
  }

  private static Stream<SignatureScheme> schemes(ConnectionRules rules) {
    return Stream.concat(handshake(rules), rules.signatures().certificate().stream());
  }

  private static Stream<NamedGroup> groups(ConnectionRules rules) {
    return Stream.of(
            rules.groups().allow().stream(),
            rules.groups().keyShares().stream(),
            rules.keys().ecCurves().stream())
        .flatMap(stream -> stream);
  }

  private static List<String> versions(ConnectionRules rules) {
    return rules.versions().stream().map(ProtocolVersion::jsseName).toList();
  }

  private static List<String> names(String profile, Role role) {
    ConnectionRules rules = Profiles.named(profile).policy().rules(role);
    List<String> names = new ArrayList<>(versions(rules));
    rules.cipherSuites().all().forEach(suite -> names.add(suite.name()));
    groups(rules).forEach(group -> names.add(group.ianaName()));
    schemes(rules).forEach(scheme -> names.add(scheme.ianaName()));
    rules.keys().types().forEach(type -> names.add(type.word()));
    return names;
  }
}
