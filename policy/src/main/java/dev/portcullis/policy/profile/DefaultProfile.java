package dev.portcullis.policy.profile;

import static dev.portcullis.policy.NamedGroup.SECP256R1;
import static dev.portcullis.policy.NamedGroup.SECP384R1;
import static dev.portcullis.policy.NamedGroup.X25519;
import static dev.portcullis.policy.NamedGroup.X25519MLKEM768;
import static dev.portcullis.policy.SignatureScheme.ECDSA_SECP256R1_SHA256;
import static dev.portcullis.policy.SignatureScheme.ECDSA_SECP384R1_SHA384;
import static dev.portcullis.policy.SignatureScheme.ECDSA_SECP521R1_SHA512;
import static dev.portcullis.policy.SignatureScheme.ED25519;
import static dev.portcullis.policy.SignatureScheme.RSA_PKCS1_SHA256;
import static dev.portcullis.policy.SignatureScheme.RSA_PKCS1_SHA384;
import static dev.portcullis.policy.SignatureScheme.RSA_PKCS1_SHA512;
import static dev.portcullis.policy.SignatureScheme.RSA_PSS_PSS_SHA256;
import static dev.portcullis.policy.SignatureScheme.RSA_PSS_PSS_SHA384;
import static dev.portcullis.policy.SignatureScheme.RSA_PSS_PSS_SHA512;
import static dev.portcullis.policy.SignatureScheme.RSA_PSS_RSAE_SHA256;
import static dev.portcullis.policy.SignatureScheme.RSA_PSS_RSAE_SHA384;
import static dev.portcullis.policy.SignatureScheme.RSA_PSS_RSAE_SHA512;

import dev.portcullis.policy.AlpnRules;
import dev.portcullis.policy.CertificateRules;
import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.CipherSuiteRules;
import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.DelegateName;
import dev.portcullis.policy.GroupRules;
import dev.portcullis.policy.IdentityRules;
import dev.portcullis.policy.KeyRules;
import dev.portcullis.policy.KeyType;
import dev.portcullis.policy.OnBypass;
import dev.portcullis.policy.OnUnenforceable;
import dev.portcullis.policy.OwnChainRules;
import dev.portcullis.policy.ProtocolVersion;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.SessionRules;
import dev.portcullis.policy.SignatureRules;
import dev.portcullis.policy.SniRules;
import dev.portcullis.policy.Tls12Rules;
import dev.portcullis.policy.TlsPolicy;
import dev.portcullis.policy.TrustRules;
import java.util.EnumSet;
import java.util.List;

/**
 * The value of {@link Profiles#DEFAULT}, which is frozen, without reading its text: that would cost
 * a program that opens one connection more than its handshake. The text is what counts; a test
 * keeps the two equal. Stateless.
 */
final class DefaultProfile {
  /** SHA-256 of its canonical text, which a new key of the language changes. */
  static final String DIGEST = "b79d27ab043cfa442e181a4ec949900decebb5e88ff11b18fe3f8805e61fb733";

  private static final int YEAR = 366;

  private DefaultProfile() {}

  /** The policy that the text of the profile stands for. */
  static TlsPolicy value() {
    return TlsPolicy.builder()
        .id(Profiles.DEFAULT)
        .delegate(DelegateName.BOUNCY_CASTLE)
        .onUnenforceable(OnUnenforceable.REFUSE)
        .onBypass(OnBypass.WARN)
        .rules(Role.CLIENT, rules(new OwnChainRules(0, OwnChainRules.OnViolation.IGNORE)))
        .rules(Role.SERVER, rules(new OwnChainRules(YEAR, OwnChainRules.OnViolation.REPORT)))
        .build();
  }

  private static ConnectionRules rules(OwnChainRules ownChain) {
    return new ConnectionRules(
        List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2),
        suites(),
        groups(),
        certificates(),
        signatures(),
        new KeyRules(
            2048,
            16384,
            EnumSet.of(KeyType.RSA, KeyType.EC, KeyType.ED25519),
            EnumSet.of(SECP256R1, SECP384R1)),
        new IdentityRules(
            IdentityRules.NoReferenceIdentity.REFUSE, IdentityRules.Wildcard.LEFTMOST_LABEL),
        new TrustRules(TrustRules.ApplicationManagers.VERIFY),
        tls12(),
        ownChain,
        new SessionRules(604_800, SessionRules.Resumption.ALLOW, 604_800),
        new SniRules(SniRules.OnUnknown.ACCEPT, SniRules.Send.APPLICATION),
        new AlpnRules(List.of()));
  }

  private static CipherSuiteRules suites() {
    return new CipherSuiteRules(
        List.of(
            suite("TLS_AES_128_GCM_SHA256"),
            suite("TLS_AES_256_GCM_SHA384"),
            suite("TLS_CHACHA20_POLY1305_SHA256")),
        List.of(
            suite("TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"),
            suite("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256"),
            suite("TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"),
            suite("TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384"),
            suite("TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256"),
            suite("TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256")),
        CipherSuiteRules.Order.CLIENT);
  }

  private static CipherSuite suite(String name) {
    return CipherSuite.byName(name).orElseThrow();
  }

  private static GroupRules groups() {
    return new GroupRules(
        List.of(X25519MLKEM768, X25519, SECP256R1, SECP384R1),
        List.of(X25519MLKEM768, X25519),
        GroupRules.PostQuantum.OFF);
  }

  private static CertificateRules certificates() {
    return new CertificateRules(
        0,
        CertificateRules.ExtendedKeyUsage.OPTIONAL,
        CertificateRules.OcspStaple.REQUEST,
        CertificateRules.Revocation.OFF);
  }

  private static SignatureRules signatures() {
    return new SignatureRules(
        List.of(
            ECDSA_SECP256R1_SHA256,
            ECDSA_SECP384R1_SHA384,
            ED25519,
            RSA_PSS_RSAE_SHA256,
            RSA_PSS_RSAE_SHA384,
            RSA_PSS_RSAE_SHA512,
            RSA_PSS_PSS_SHA256,
            RSA_PSS_PSS_SHA384,
            RSA_PSS_PSS_SHA512,
            RSA_PKCS1_SHA256,
            RSA_PKCS1_SHA384,
            RSA_PKCS1_SHA512),
        List.of(
            ECDSA_SECP256R1_SHA256,
            ECDSA_SECP384R1_SHA384,
            ECDSA_SECP521R1_SHA512,
            ED25519,
            RSA_PSS_RSAE_SHA256,
            RSA_PSS_RSAE_SHA384,
            RSA_PSS_RSAE_SHA512,
            RSA_PSS_PSS_SHA256,
            RSA_PSS_PSS_SHA384,
            RSA_PSS_PSS_SHA512,
            RSA_PKCS1_SHA256,
            RSA_PKCS1_SHA384,
            RSA_PKCS1_SHA512));
  }

  private static Tls12Rules tls12() {
    return new Tls12Rules(
        Tls12Rules.ExtendedMasterSecret.REQUIRE,
        Tls12Rules.SecureRenegotiation.REQUIRE,
        Tls12Rules.Cbc.NEVER);
  }
}
