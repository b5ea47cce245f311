package dev.portcullis.provider.delegate;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.InvalidAlgorithmParameterException;
import java.security.InvalidKeyException;
import java.security.InvalidParameterException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.Locale;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.ECDSASigner;
import org.bouncycastle.crypto.signers.StandardDSAEncoding;
import org.jspecify.annotations.Nullable;

/**
 * ECDSA (FIPS 186-5, Section 6.4) that signs with the JDK's and verifies with Bouncy Castle's
 * lightweight one, on the curves of {@link EcdsaKey}: SunEC computes as if the peer's public key
 * were a secret, and takes four to twelve times as long.
 *
 * <p>Timing: keys, messages and signatures that are verified are public. Signing, which is not, and
 * keys on other curves stay with the JDK. Not thread-safe, as any signature.
 */
final class EcdsaSignature extends Signature {
  private static final String SUFFIX = "WITHECDSA";

  private final Signature platform;
  private final @Nullable MessageDigest digest;
  private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
  private @Nullable ECPublicKeyParameters key;

  private EcdsaSignature(Signature platform, @Nullable MessageDigest digest) {
    super(platform.getAlgorithm());
    this.platform = platform;
    this.digest = digest;
  }

  /**
   * Around the JDK's.
   *
   * @param digest of the scheme; null for {@code NONEwithECDSA}, which takes the digest itself
   */
  static Signature over(Signature platform, @Nullable MessageDigest digest) {
    return new EcdsaSignature(platform, digest);
  }

  /** Whether this is the name of an ECDSA scheme with the DER form of signatures. */
  static boolean isNamedBy(String algorithm) {
    return algorithm.toUpperCase(Locale.ROOT).endsWith(SUFFIX);
  }

  /** JCA's name of the digest of {@code SHA256withECDSA}; null for {@code NONEwithECDSA}. */
  static @Nullable String digestOf(String algorithm) {
    String name = algorithm.toUpperCase(Locale.ROOT).replace(SUFFIX, "");
    return name.equals("NONE") ? null : name.replaceFirst("^SHA-?(\\d+)$", "SHA-$1");
  }

  @Override
  protected void engineInitVerify(PublicKey candidate) throws InvalidKeyException {
    reset();
    key = EcdsaKey.of(candidate);
    if (key == null) {
      platform.initVerify(candidate);
    }
  }

  @Override
  protected void engineInitSign(PrivateKey secret) throws InvalidKeyException {
    key = null;
    if (appRandom == null) {
      platform.initSign(secret);
    } else {
      platform.initSign(secret, appRandom);
    }
  }

  @Override
  protected void engineUpdate(byte octet) throws SignatureException {
    engineUpdate(new byte[] {octet}, 0, 1);
  }

  @Override
  protected void engineUpdate(byte[] octets, int offset, int length) throws SignatureException {
    if (key == null) {
      platform.update(octets, offset, length);
    } else if (digest == null) {
      raw.write(octets, offset, length);
    } else {
      digest.update(octets, offset, length);
    }
  }

  @Override
  protected byte[] engineSign() throws SignatureException {
    return platform.sign();
  }

  @Override
  protected boolean engineVerify(byte[] signature) throws SignatureException {
    ECPublicKeyParameters verifying = key;
    if (verifying == null) {
      return platform.verify(signature);
    }
    byte[] hash = digest == null ? raw.toByteArray() : digest.digest();
    reset();
    ECDSASigner signer = new ECDSASigner();
    signer.init(false, verifying);
    try {
      // Of its integers one form only, each in [1, n-1].
      BigInteger[] pair =
          StandardDSAEncoding.INSTANCE.decode(verifying.getParameters().getN(), signature);
      return signer.verifySignature(hash, pair[0], pair[1]);
    } catch (IOException | RuntimeException malformed) {
      // Bouncy Castle's parser casts what it has read before it looks at it.
      throw new SignatureException("Not the form of an ECDSA signature", malformed);
    }
  }

  private void reset() {
    raw.reset();
    if (digest != null) {
      digest.reset();
    }
  }

  @Override
  protected void engineSetParameter(AlgorithmParameterSpec parameters)
      throws InvalidAlgorithmParameterException {
    platform.setParameter(parameters);
  }

  @Override
  @Deprecated
  protected void engineSetParameter(String name, Object value) {
    throw new InvalidParameterException(getAlgorithm() + " has no such parameters");
  }

  @Override
  @Deprecated
  protected Object engineGetParameter(String name) {
    throw new InvalidParameterException(getAlgorithm() + " has no such parameters");
  }
}
