package dev.portcullis.provider.delegate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import javax.crypto.Cipher;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The signature of TLS 1.0 and 1.1 against SunJSSE's own, which hashes by itself. */
class RawRsaSignatureTest {
  private static final byte[] MESSAGE = "hello".getBytes(StandardCharsets.US_ASCII);

  private static KeyPair keys;

  @BeforeAll
  static void makeKeys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    keys = generator.generateKeyPair();
  }

  private static Signature raw() throws Exception {
    return new RawRsaSignature(Cipher.getInstance("RSA/ECB/PKCS1Padding"));
  }

  private static byte[] digests() throws Exception {
    ByteArrayOutputStream both = new ByteArrayOutputStream();
    both.write(MessageDigest.getInstance("MD5").digest(MESSAGE));
    both.write(MessageDigest.getInstance("SHA-1").digest(MESSAGE));
    return both.toByteArray();
  }

  private static byte[] signedBySunJsse() throws Exception {
    Signature theirs = Signature.getInstance("MD5andSHA1withRSA", "SunJSSE");
    theirs.initSign(keys.getPrivate());
    theirs.update(MESSAGE);
    return theirs.sign();
  }

  @Test
  void sign_theDigests_isWhatSunJsseSigns() throws Exception {
    Signature ours = raw();
    ours.initSign(keys.getPrivate());
    ours.update(digests());
    assertArrayEquals(signedBySunJsse(), ours.sign());
  }

  @Test
  void verify_onlyTheSignatureOfTheSameOctets_isGood() throws Exception {
    byte[] signature = signedBySunJsse();
    assertTrue(verified(digests(), signature));
    byte[] other = digests();
    other[35] ^= 1;
    assertFalse(verified(other, signature));
    signature[100] ^= 1;
    assertFalse(verified(digests(), signature));
  }

  @Test
  void verify_aPrefixOrAnExtension_isNotGood() throws Exception {
    byte[] longer = new byte[37];
    System.arraycopy(digests(), 0, longer, 0, 36);
    assertFalse(verified(longer, signedBySunJsse()));
    assertFalse(verified(new byte[0], signedBySunJsse()));
  }

  private static boolean verified(byte[] octets, byte[] signature) throws Exception {
    Signature ours = raw();
    ours.initVerify(keys.getPublic());
    ours.update(octets);
    return ours.verify(signature);
  }
}
