package dev.portcullis.policy.text;

import dev.portcullis.policy.CertificateRules;
import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.CipherSuiteRules;
import dev.portcullis.policy.ClientAuthentication;
import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.CredentialPaths;
import dev.portcullis.policy.DelegateName;
import dev.portcullis.policy.GroupRules;
import dev.portcullis.policy.IdentityRules;
import dev.portcullis.policy.KeyType;
import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.OnBypass;
import dev.portcullis.policy.OnUnenforceable;
import dev.portcullis.policy.OwnChainRules;
import dev.portcullis.policy.ProtocolVersion;
import dev.portcullis.policy.Reload;
import dev.portcullis.policy.ReportSettings;
import dev.portcullis.policy.ReportSettings.Switch;
import dev.portcullis.policy.Rule;
import dev.portcullis.policy.RuleValues;
import dev.portcullis.policy.Rules;
import dev.portcullis.policy.SessionRules;
import dev.portcullis.policy.SignatureScheme;
import dev.portcullis.policy.SniRules;
import dev.portcullis.policy.Tls12Rules;
import dev.portcullis.policy.TlsPolicy;
import dev.portcullis.policy.TrustRules;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** One example for each key outside of arrays: what a file writes, and what a program calls. */
final class SaidBothWays {
  /**
   * A rule's value in both languages.
   *
   * @param written as it stands in a file
   */
  record RuleExample<T>(String written, Rule<T> rule, T value) {
    ConnectionRules in(ConnectionRules rules) {
      RuleValues values = RuleValues.of(rules);
      values.put(rule, value);
      return values.assemble();
    }
  }

  /**
   * A key that stands once.
   *
   * @param written as it stands in a file
   */
  record Example(String written, UnaryOperator<TlsPolicy.Builder> called) {}

  private static final Map<String, RuleExample<?>> RULES = new HashMap<>();
  private static final Map<String, Example> ONCE = new HashMap<>();

  /** What a role's files are, in both languages. */
  static final Map<String, Map.Entry<String, CredentialPaths>> FILES =
      Map.of(
          "trust.anchors",
          Map.entry("\"ca.pem\"", paths(List.of("ca.pem"), null, null, null)),
          "identity.certificate-chain",
          Map.entry("\"own.pem\"", paths(List.of(), "own.pem", null, null)),
          "identity.private-key",
          Map.entry("\"own.key\"", paths(List.of(), "chain.pem", "own.key", null)),
          "identity.private-key-password-file",
          Map.entry("\"word\"", paths(List.of(), "chain.pem", null, "word")));

  static {
    rule(Rules.ALPN_REQUIRE, "[\"h2\"]", List.of("h2"));
    rule(Rules.EXTENDED_KEY_USAGE, "\"require\"", CertificateRules.ExtendedKeyUsage.REQUIRE);
    rule(Rules.PEER_MAX_LIFETIME, "90", 90);
    rule(Rules.OCSP_STAPLE, "\"require\"", CertificateRules.OcspStaple.REQUIRE);
    rule(Rules.REVOCATION, "\"hard\"", CertificateRules.Revocation.HARD);
    rule(Rules.SUITE_ORDER, "\"client\"", CipherSuiteRules.Order.CLIENT);
    rule(
        Rules.TLS12_SUITES,
        "[\"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256\"]",
        List.of(CipherSuite.byName("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256").orElseThrow()));
    rule(
        Rules.TLS13_SUITES,
        "[\"TLS_AES_256_GCM_SHA384\"]",
        List.of(CipherSuite.byName("TLS_AES_256_GCM_SHA384").orElseThrow()));
    rule(
        Rules.GROUPS_ALLOW,
        "[\"X25519MLKEM768\", \"x25519\"]",
        List.of(NamedGroup.X25519MLKEM768, NamedGroup.X25519));
    rule(Rules.KEY_SHARES, "[\"x25519\"]", List.of(NamedGroup.X25519));
    rule(Rules.POST_QUANTUM, "\"prefer\"", GroupRules.PostQuantum.PREFER);
    rule(Rules.NO_REFERENCE_IDENTITY, "\"refuse\"", IdentityRules.NoReferenceIdentity.REFUSE);
    rule(Rules.WILDCARD, "\"never\"", IdentityRules.Wildcard.NEVER);
    rule(Rules.EC_CURVES, "[\"secp256r1\"]", List.of(NamedGroup.SECP256R1));
    rule(Rules.RSA_MAX, "8192", 8192);
    rule(Rules.RSA_MIN, "3072", 3072);
    rule(Rules.KEY_TYPES, "[\"RSA\", \"EC\"]", List.of(KeyType.RSA, KeyType.EC));
    rule(Rules.MAX_LIFETIME, "30", 30);
    rule(Rules.ON_VIOLATION, "\"refuse\"", OwnChainRules.OnViolation.REFUSE);
    rule(
        Rules.VERSIONS,
        "[\"TLSv1.3\", \"TLSv1.2\"]",
        List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2));
    rule(Rules.MAX_AGE, "3600", 3600);
    rule(Rules.RESUMPTION, "\"refuse\"", SessionRules.Resumption.REFUSE);
    rule(Rules.TICKET_LIFETIME, "3600", 3600);
    rule(
        Rules.CERTIFICATE_SCHEMES,
        "[\"rsa_pkcs1_sha256\", \"ecdsa_secp256r1_sha256\", \"ed25519\", \"ed448\"]",
        schemes("rsa_pkcs1_sha256", "ecdsa_secp256r1_sha256", "ed25519", "ed448"));
    rule(
        Rules.HANDSHAKE_SCHEMES,
        "[\"rsa_pss_rsae_sha256\", \"ecdsa_secp256r1_sha256\", \"ed25519\", \"ed448\"]",
        schemes("rsa_pss_rsae_sha256", "ecdsa_secp256r1_sha256", "ed25519", "ed448"));
    rule(Rules.ON_UNKNOWN_NAME, "\"refuse\"", SniRules.OnUnknown.REFUSE);
    rule(Rules.SNI_SEND, "\"always\"", SniRules.Send.ALWAYS);
    rule(Rules.CBC, "\"etm-only\"", Tls12Rules.Cbc.ETM_ONLY);
    rule(Rules.EXTENDED_MASTER_SECRET, "\"require\"", Tls12Rules.ExtendedMasterSecret.REQUIRE);
    rule(Rules.SECURE_RENEGOTIATION, "\"require\"", Tls12Rules.SecureRenegotiation.REQUIRE);
    rule(Rules.APPLICATION_MANAGERS, "\"restrict\"", TrustRules.ApplicationManagers.RESTRICT);

    once(
        "server.client-authentication",
        "\"need\"",
        b -> b.clientAuthentication(ClientAuthentication.NEED));
    once("delegate", "\"SunJSSE\"", b -> b.delegate(DelegateName.SUN_JSSE));
    once("id", "\"another\"", b -> b.id("another"));
    once("lock.on-bypass", "\"refuse\"", b -> b.onBypass(OnBypass.REFUSE));
    once("on-unenforceable", "\"warn\"", b -> b.onUnenforceable(OnUnenforceable.WARN));
    once("reload", "\"watch\"", b -> b.reload(Reload.WATCH));
    once(
        "report.file",
        "\"/var/log/tls.jsonl\"",
        b -> b.report(report(Switch.ON, Switch.ON, "/var/log/tls.jsonl")));
    once("report.jfr", "\"off\"", b -> b.report(report(Switch.ON, Switch.OFF, null)));
    once("report.log", "\"off\"", b -> b.report(report(Switch.OFF, Switch.ON, null)));
    PeerExamples.ONCE.forEach(
        (key, example) -> once(key, example.getKey(), b -> b.peers(example.getValue())));
  }

  private SaidBothWays() {}

  /** By key without a role. */
  static Map<String, RuleExample<?>> rules() {
    return RULES;
  }

  /** By key. */
  static Map<String, Example> once() {
    return ONCE;
  }

  private static <T> void rule(Rule<T> rule, String written, T value) {
    RULES.put(rule.key(), new RuleExample<>(written, rule, value));
  }

  private static void once(String key, String written, UnaryOperator<TlsPolicy.Builder> called) {
    ONCE.put(key, new Example(written, called));
  }

  private static List<SignatureScheme> schemes(String... names) {
    return List.of(names).stream().map(n -> SignatureScheme.byName(n).orElseThrow()).toList();
  }

  private static ReportSettings report(Switch log, Switch jfr, String file) {
    return new ReportSettings(log, jfr, Optional.ofNullable(file).map(Path::of));
  }

  private static CredentialPaths paths(
      List<String> anchors, String chain, String key, String password) {
    return new CredentialPaths(
        anchors,
        Optional.ofNullable(chain),
        Optional.ofNullable(key),
        Optional.ofNullable(password));
  }
}
