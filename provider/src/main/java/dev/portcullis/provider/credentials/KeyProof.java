package dev.portcullis.provider.credentials;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.GeneralSecurityException;
import java.security.InvalidAlgorithmParameterException;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.RSAKey;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;

/**
 * A signature by a private key: what verifies it is the public key of the same pair. Works for keys
 * of every kind, those of tokens too. The text that is signed is no message of TLS. Immutable.
 */
final class KeyProof {
  private static final byte[] TEXT = "Portcullis: do key and certificate match?".getBytes(US_ASCII);

  private final PrivateKey key;
  private final byte[] signature;

  private KeyProof(PrivateKey key, byte[] signature) {
    this.key = key;
    this.signature = signature;
  }

  /**
   * Signs once.
   *
   * @throws PemException if the key cannot sign
   */
  static KeyProof of(PrivateKey key, String keyName) throws PemException {
    try {
      Signature signer = signature(key);
      signer.initSign(key);
      signer.update(TEXT);
      return new KeyProof(key, signer.sign());
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new PemException(
          keyName,
          "the private key (%s) cannot sign: it is damaged or too short; make a new one"
              .formatted(key.getAlgorithm()));
    }
  }

  /** Whether the public key is the private key's. */
  boolean isKeptBy(PublicKey candidate) {
    try {
      Signature verifier = signature(key);
      verifier.initVerify(candidate);
      verifier.update(TEXT);
      return verifier.verify(signature);
    } catch (GeneralSecurityException | RuntimeException e) {
      // A key of another type, or of other parameters.
      return false;
    }
  }

  private static Signature signature(PrivateKey key)
      throws NoSuchAlgorithmException, InvalidAlgorithmParameterException {
    switch (key.getAlgorithm()) {
      case "RSA":
        return Signature.getInstance("SHA256withRSA");
      case "EC":
        return Signature.getInstance("SHA256withECDSA");
      case "RSASSA-PSS":
        Signature pss = Signature.getInstance("RSASSA-PSS");
        pss.setParameter(parameters(key));
        return pss;
      default:
        return Signature.getInstance("EdDSA");
    }
  }

  /** Those that the key is restricted to, else those of TLS (rsa_pss_pss_sha256). */
  private static AlgorithmParameterSpec parameters(PrivateKey key) {
    AlgorithmParameterSpec own = key instanceof RSAKey rsa ? rsa.getParams() : null;
    return own != null
        ? own
        : new PSSParameterSpec(
            "SHA-256", "MGF1", MGF1ParameterSpec.SHA256, 32, PSSParameterSpec.TRAILER_FIELD_BC);
  }
}
