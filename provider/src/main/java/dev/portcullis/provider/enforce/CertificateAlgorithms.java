package dev.portcullis.provider.enforce;

import dev.portcullis.policy.KeyType;
import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.SignatureScheme;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads the algorithms of a certificate in the policy's terms. A signature scheme of TLS names a
 * curve, a signature in a certificate does not: certificates are judged by key type and hash (RFC
 * 9846, Section 4.3.3). Pure.
 */
final class CertificateAlgorithms {
  private static final String RSASSA_PSS = "1.2.840.113549.1.1.10";

  /** Signature algorithm identifiers (RFC 8017, RFC 5758, RFC 8410) and the schemes they mean. */
  private static final Map<String, List<SignatureScheme>> SCHEMES =
      Map.ofEntries(
          Map.entry("1.2.840.113549.1.1.5", List.of(SignatureScheme.RSA_PKCS1_SHA1)),
          Map.entry("1.2.840.113549.1.1.11", List.of(SignatureScheme.RSA_PKCS1_SHA256)),
          Map.entry("1.2.840.113549.1.1.12", List.of(SignatureScheme.RSA_PKCS1_SHA384)),
          Map.entry("1.2.840.113549.1.1.13", List.of(SignatureScheme.RSA_PKCS1_SHA512)),
          Map.entry("1.2.840.10045.4.1", List.of(SignatureScheme.ECDSA_SHA1)),
          Map.entry(
              "1.2.840.10045.4.3.2",
              List.of(
                  SignatureScheme.ECDSA_SECP256R1_SHA256,
                  SignatureScheme.ECDSA_BRAINPOOLP256R1TLS13_SHA256)),
          Map.entry(
              "1.2.840.10045.4.3.3",
              List.of(
                  SignatureScheme.ECDSA_SECP384R1_SHA384,
                  SignatureScheme.ECDSA_BRAINPOOLP384R1TLS13_SHA384)),
          Map.entry(
              "1.2.840.10045.4.3.4",
              List.of(
                  SignatureScheme.ECDSA_SECP521R1_SHA512,
                  SignatureScheme.ECDSA_BRAINPOOLP512R1TLS13_SHA512)),
          Map.entry("1.3.101.112", List.of(SignatureScheme.ED25519)),
          Map.entry("1.3.101.113", List.of(SignatureScheme.ED448)));

  private static final Map<String, List<SignatureScheme>> PSS_SCHEMES =
      Map.of(
          "SHA-256",
              List.of(SignatureScheme.RSA_PSS_RSAE_SHA256, SignatureScheme.RSA_PSS_PSS_SHA256),
          "SHA-384",
              List.of(SignatureScheme.RSA_PSS_RSAE_SHA384, SignatureScheme.RSA_PSS_PSS_SHA384),
          "SHA-512",
              List.of(SignatureScheme.RSA_PSS_RSAE_SHA512, SignatureScheme.RSA_PSS_PSS_SHA512));

  private CertificateAlgorithms() {}

  static boolean signatureAllowed(X509Certificate certificate, List<SignatureScheme> allowed) {
    String oid = certificate.getSigAlgOID();
    List<SignatureScheme> meant =
        oid.equals(RSASSA_PSS) ? pss(certificate) : SCHEMES.getOrDefault(oid, List.of());
    return !Collections.disjoint(meant, allowed);
  }

  private static List<SignatureScheme> pss(X509Certificate certificate) {
    byte[] encoded = certificate.getSigAlgParams();
    if (encoded == null) {
      return List.of(); // left out: not a signature of RFC 4055, Section 3.1
    }
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("RSASSA-PSS");
      parameters.init(encoded);
      return pss(parameters.getParameterSpec(PSSParameterSpec.class));
    } catch (GeneralSecurityException | IOException e) {
      return List.of(); // unreadable: no scheme that a policy could allow
    }
  }

  /** The mask must be made with the same hash (RFC 9846, Section 4.3.3). */
  private static List<SignatureScheme> pss(PSSParameterSpec spec) {
    boolean sameHash =
        spec.getMGFParameters() instanceof MGF1ParameterSpec mask
            && mask.getDigestAlgorithm().equals(spec.getDigestAlgorithm());
    return sameHash ? PSS_SCHEMES.getOrDefault(spec.getDigestAlgorithm(), List.of()) : List.of();
  }

  static Optional<KeyType> keyType(PublicKey key) {
    if (key instanceof RSAKey) {
      return Optional.of(KeyType.RSA);
    }
    if (key instanceof ECPublicKey) {
      return Optional.of(KeyType.EC);
    }
    return switch (oid(key)) {
      case "1.3.101.112" -> Optional.of(KeyType.ED25519);
      case "1.3.101.113" -> Optional.of(KeyType.ED448);
      default -> Optional.empty();
    };
  }

  /** The JDK names all Edwards keys "EdDSA"; their SubjectPublicKeyInfo tells them apart. */
  private static String oid(PublicKey key) {
    byte[] encoded = key.getEncoded();
    if (encoded == null || encoded.length < 9) {
      return "";
    }
    // SEQUENCE { SEQUENCE { OID 1.3.101.n } BIT STRING } (RFC 8410, Section 4)
    byte[] prefix = {0x30, encoded[1], 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65};
    return Arrays.equals(encoded, 0, 8, prefix, 0, 8) ? "1.3.101." + (encoded[8] & 0xff) : "";
  }

  static Optional<NamedGroup> curve(ECPublicKey key) {
    try {
      AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
      parameters.init(key.getParams());
      // Older JDKs answer with the object identifier, newer ones with the name.
      String curve = parameters.getParameterSpec(ECGenParameterSpec.class).getName();
      Optional<NamedGroup> known = NamedGroup.byOid(curve);
      return known.isPresent() ? known : NamedGroup.byName(curve);
    } catch (GeneralSecurityException e) {
      return Optional.empty();
    }
  }
}
