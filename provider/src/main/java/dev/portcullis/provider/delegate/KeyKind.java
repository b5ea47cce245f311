package dev.portcullis.provider.delegate;

import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.jspecify.annotations.Nullable;

/**
 * What Bouncy Castle's JSSE asks a key manager for, in the words of the JDK's key managers.
 * Immutable.
 *
 * @param jdkNames names to ask a JDK key manager for, in order
 * @param curve the curve that the key must be on, null for any
 */
record KeyKind(List<String> jdkNames, @Nullable String curve) {

  /** RFC 8410, Section 3. */
  private static final ASN1ObjectIdentifier ED25519 = new ASN1ObjectIdentifier("1.3.101.112");

  private static final ASN1ObjectIdentifier ED448 = new ASN1ObjectIdentifier("1.3.101.113");

  /** Key types of TLS 1.2, and of RFC 8410 keys, which the JDK's managers call otherwise. */
  private static final Map<String, KeyKind> RENAMED =
      Map.of(
          "ECDHE_ECDSA", new KeyKind(List.of("EC"), null),
          "ECDH_ECDSA", new KeyKind(List.of("EC"), null),
          "ECDHE_RSA", new KeyKind(List.of("RSA"), null),
          "DHE_RSA", new KeyKind(List.of("RSA"), null),
          "DHE_DSS", new KeyKind(List.of("DSA"), null),
          "Ed25519", new KeyKind(List.of("EdDSA", "Ed25519"), "Ed25519"),
          "Ed448", new KeyKind(List.of("EdDSA", "Ed448"), "Ed448"));

  /** The kind behind a key type such as {@code EC/secp256r1}, {@code ECDHE_RSA} or {@code RSA}. */
  static KeyKind asked(String keyType) {
    int slash = keyType.indexOf('/');
    return slash > 0
        ? new KeyKind(List.of(keyType.substring(0, slash)), keyType.substring(slash + 1))
        : RENAMED.getOrDefault(keyType, new KeyKind(List.of(keyType), null));
  }

  /** Whether the key of a certificate is on the curve; false for no certificate. */
  boolean fits(@Nullable X509Certificate certificate) {
    return certificate != null
        && (curve == null || curveOid(certificate.getPublicKey()).equals(curveOid(curve)));
  }

  private static @Nullable ASN1ObjectIdentifier curveOid(String name) {
    return switch (name) {
      case "Ed25519" -> ED25519;
      case "Ed448" -> ED448;
      default -> ECNamedCurveTable.getOID(name);
    };
  }

  /** RFC 5480, Section 2.1.1 puts the curve into the parameters; RFC 8410, Section 3 has none. */
  private static ASN1ObjectIdentifier curveOid(PublicKey key) {
    AlgorithmIdentifier id = SubjectPublicKeyInfo.getInstance(key.getEncoded()).getAlgorithm();
    return id.getParameters() instanceof ASN1ObjectIdentifier named ? named : id.getAlgorithm();
  }
}
