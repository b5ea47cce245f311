package dev.portcullis.provider.delegate;

import java.security.PublicKey;
import java.util.Map;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.sec.SECObjectIdentifiers;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ECParameters;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.crypto.ec.CustomNamedCurves;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.jspecify.annotations.Nullable;

/** Public keys on the NIST curves that TLS names, for Bouncy Castle's lightweight classes. */
final class EcdsaKey {

  /** P-256, P-384 and P-521 (RFC 5480, Section 2.1.1.1). */
  private static final Map<ASN1ObjectIdentifier, ECDomainParameters> CURVES =
      Map.of(
          X9ObjectIdentifiers.prime256v1, curve(X9ObjectIdentifiers.prime256v1),
          SECObjectIdentifiers.secp384r1, curve(SECObjectIdentifiers.secp384r1),
          SECObjectIdentifiers.secp521r1, curve(SECObjectIdentifiers.secp521r1));

  private EcdsaKey() {}

  /**
   * The key, its point checked to be one of the curve (SEC 1, Section 3.2.2.1); null if it is on
   * another curve or in another form, and the JDK's to judge.
   */
  static @Nullable ECPublicKeyParameters of(PublicKey key) {
    byte[] encoded = key.getEncoded();
    if (encoded == null || !"EC".equals(key.getAlgorithm())) {
      return null;
    }
    try {
      SubjectPublicKeyInfo info = SubjectPublicKeyInfo.getInstance(encoded);
      ECDomainParameters curve =
          info.getAlgorithm().getParameters() instanceof ASN1ObjectIdentifier named
              ? CURVES.get(named)
              : null;
      return curve == null
          ? null
          : new ECPublicKeyParameters(
              curve.getCurve().decodePoint(info.getPublicKeyData().getBytes()), curve);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static ECDomainParameters curve(ASN1ObjectIdentifier name) {
    X9ECParameters fast = CustomNamedCurves.getByOID(name);
    return new ECDomainParameters(fast);
  }
}
