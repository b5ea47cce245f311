package dev.portcullis.provider.delegate;

import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.SignatureScheme;
import java.util.List;

/** Parameters of the tests, as the intermediate profile has them. */
final class Wanted {

  static final List<String> TLS13_SUITES =
      List.of("TLS_AES_128_GCM_SHA256", "TLS_AES_256_GCM_SHA384", "TLS_CHACHA20_POLY1305_SHA256");
  static final List<String> TLS12_SUITES =
      List.of(
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
          "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256",
          "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256");
  static final List<NamedGroup> GROUPS =
      List.of(
          NamedGroup.X25519MLKEM768, NamedGroup.X25519, NamedGroup.SECP256R1, NamedGroup.SECP384R1);
  static final List<SignatureScheme> SCHEMES =
      List.of(
          SignatureScheme.ECDSA_SECP256R1_SHA256,
          SignatureScheme.ECDSA_SECP384R1_SHA384,
          SignatureScheme.ED25519,
          SignatureScheme.RSA_PSS_RSAE_SHA256,
          SignatureScheme.RSA_PSS_RSAE_SHA384,
          SignatureScheme.RSA_PSS_RSAE_SHA512,
          SignatureScheme.RSA_PKCS1_SHA256);

  private Wanted() {}

  static HandshakeParameters version(Role role, String version) {
    return of(role, version, version.equals("TLSv1.3") ? TLS13_SUITES : TLS12_SUITES, GROUPS);
  }

  static HandshakeParameters suite(Role role, String version, String suite) {
    return of(role, version, List.of(suite), GROUPS);
  }

  static HandshakeParameters group(Role role, NamedGroup group) {
    return of(role, "TLSv1.3", TLS13_SUITES, withCurves(group));
  }

  /** An ECDSA scheme needs its curve in the list; see {@link Capabilities}. */
  private static List<NamedGroup> withCurves(NamedGroup first) {
    return first == NamedGroup.SECP256R1 ? List.of(first) : List.of(first, NamedGroup.SECP256R1);
  }

  static HandshakeParameters of(
      Role role, String version, List<String> suites, List<NamedGroup> groups) {
    List<NamedGroup> shares = groups.subList(0, Math.min(groups.size(), 2));
    return new HandshakeParameters(
        role, List.of(version), suites, false, groups, shares, SCHEMES, SCHEMES);
  }
}
