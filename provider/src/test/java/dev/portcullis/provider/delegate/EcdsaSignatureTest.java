package dev.portcullis.provider.delegate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.SignatureException;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.DERSequence;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Verification against the JDK's own signatures, and what is none. */
class EcdsaSignatureTest {
  private static final byte[] MESSAGE = "hello".getBytes(StandardCharsets.US_ASCII);
  private static final PlatformAlgorithms ALGORITHMS = PlatformAlgorithms.listed();

  private static KeyPair keys(String curve) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    return generator.generateKeyPair();
  }

  private static byte[] signed(String algorithm, KeyPair keys, byte[] message) throws Exception {
    Signature jdk = Signature.getInstance(algorithm, "SunEC");
    jdk.initSign(keys.getPrivate());
    jdk.update(message);
    return jdk.sign();
  }

  private static boolean verified(String algorithm, KeyPair keys, byte[] message, byte[] signature)
      throws Exception {
    Signature ours = ALGORITHMS.createSignature(algorithm);
    ours.initVerify(keys.getPublic());
    ours.update(message, 0, 1);
    ours.update(message, 1, message.length - 1);
    return ours.verify(signature);
  }

  @ParameterizedTest
  @CsvSource({
    "secp256r1, SHA256withECDSA",
    "secp256r1, SHA512withECDSA",
    "secp384r1, SHA384withECDSA",
    "secp521r1, SHA512withECDSA",
    "secp521r1, SHA1withECDSA"
  })
  void verify_jdksSignature_isGoodForItsMessageAlone(String curve, String algorithm)
      throws Exception {
    KeyPair keys = keys(curve);
    byte[] signature = signed(algorithm, keys, MESSAGE);
    assertTrue(verified(algorithm, keys, MESSAGE, signature));
    assertFalse(verified(algorithm, keys, "hellp".getBytes(StandardCharsets.US_ASCII), signature));
    assertFalse(verified(algorithm, keys(curve), MESSAGE, signature));
  }

  @Test
  void verify_digestItself_isGood() throws Exception {
    KeyPair keys = keys("secp256r1");
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(MESSAGE);
    assertTrue(verified("NoneWithECDSA", keys, hash, signed("SHA256withECDSA", keys, MESSAGE)));
  }

  @Test
  void verify_anyBitFlipped_isNotGood() throws Exception {
    KeyPair keys = keys("secp256r1");
    byte[] signature = signed("SHA256withECDSA", keys, MESSAGE);
    for (int bit = 0; bit < signature.length * Byte.SIZE; bit += 3) {
      byte[] forged = signature.clone();
      forged[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
      assertFalse(isGood(keys, forged), "bit " + bit);
    }
  }

  private static boolean isGood(KeyPair keys, byte[] signature) throws Exception {
    try {
      return verified("SHA256withECDSA", keys, MESSAGE, signature);
    } catch (SignatureException notOfTheForm) {
      return false;
    }
  }

  /** SEC 1, Section 4.1.4: both integers in [1, n-1]; the n of the other is the same number. */
  @Test
  void verify_integersOutOfRange_isNotGood() throws Exception {
    KeyPair keys = keys("secp256r1");
    BigInteger n = ((ECPublicKey) keys.getPublic()).getParams().getOrder();
    ASN1Sequence good = ASN1Sequence.getInstance(signed("SHA256withECDSA", keys, MESSAGE));
    BigInteger r = ASN1Integer.getInstance(good.getObjectAt(0)).getValue();
    BigInteger s = ASN1Integer.getInstance(good.getObjectAt(1)).getValue();
    for (byte[] bad :
        new byte[][] {
          pair(BigInteger.ZERO, s),
          pair(r, BigInteger.ZERO),
          pair(r.add(n), s),
          pair(r, s.add(n)),
          pair(r, s.negate()),
          pair(n, n)
        }) {
      assertFalse(isGood(keys, bad));
    }
  }

  @Test
  void verify_moreThanASignature_isAnError() throws Exception {
    KeyPair keys = keys("secp256r1");
    byte[] signature = signed("SHA256withECDSA", keys, MESSAGE);
    byte[] longer = Arrays.copyOf(signature, signature.length + 1);
    for (byte[] bad : new byte[][] {longer, {}, {0x30, 0}, {1}}) {
      assertThrows(SignatureException.class, () -> verified("SHA256withECDSA", keys, MESSAGE, bad));
    }
  }

  @Test
  void sign_again_isTheJdksToVerify() throws Exception {
    KeyPair keys = keys("secp256r1");
    Signature ours = ALGORITHMS.createSignature("SHA256withECDSA");
    ours.initVerify(keys.getPublic());
    ours.update(MESSAGE);
    ours.initSign(keys.getPrivate());
    ours.update(MESSAGE);
    Signature jdk = Signature.getInstance("SHA256withECDSA", "SunEC");
    jdk.initVerify(keys.getPublic());
    jdk.update(MESSAGE);
    assertTrue(jdk.verify(ours.sign()));
  }

  @Test
  void verify_twice_forgetsTheFirstMessage() throws Exception {
    KeyPair keys = keys("secp256r1");
    byte[] signature = signed("SHA256withECDSA", keys, MESSAGE);
    Signature ours = ALGORITHMS.createSignature("SHA256withECDSA");
    ours.initVerify(keys.getPublic());
    ours.update(MESSAGE);
    assertTrue(ours.verify(signature));
    ours.update(MESSAGE);
    assertTrue(ours.verify(signature));
    ours.update(new byte[1]);
    ours.initVerify(keys.getPublic());
    ours.update(MESSAGE);
    assertTrue(ours.verify(signature));
  }

  @Test
  void key_notOnACurveOfTls_isTheJdks() throws Exception {
    KeyPairGenerator rsa = KeyPairGenerator.getInstance("RSA");
    rsa.initialize(1024);
    assertNull(EcdsaKey.of(rsa.generateKeyPair().getPublic()));
    KeyPairGenerator edwards = KeyPairGenerator.getInstance("Ed25519");
    assertNull(EcdsaKey.of(edwards.generateKeyPair().getPublic()));
  }

  @ParameterizedTest
  @CsvSource({
    "SHA256withECDSA, SHA-256",
    "sha-384WithEcdsa, SHA-384",
    "SHA1withECDSA, SHA-1",
    "NoneWithECDSA,"
  })
  void digestOf_name_isJcas(String algorithm, String digest) {
    assertTrue(EcdsaSignature.isNamedBy(algorithm));
    assertEquals(digest, EcdsaSignature.digestOf(algorithm));
  }

  private static byte[] pair(BigInteger r, BigInteger s) throws Exception {
    ASN1EncodableVector both = new ASN1EncodableVector();
    both.add(new ASN1Integer(r));
    both.add(new ASN1Integer(s));
    return new DERSequence(both).getEncoded("DER");
  }
}
