package dev.portcullis.provider.delegate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.security.AlgorithmParameters;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Set;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.TlsAgreement;
import org.bouncycastle.tls.crypto.TlsECConfig;
import org.bouncycastle.tls.crypto.TlsNonceGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The choices of algorithms behind the Bouncy Castle delegate. */
class PlatformCryptoTest {

  private static final PlatformAlgorithms ALGORITHMS = PlatformAlgorithms.listed();
  private static final PlatformCrypto CRYPTO =
      new PlatformCrypto(ALGORITHMS, new SecureRandom(), Set.of());

  private static TlsAgreement x25519() {
    return CRYPTO.createECDomain(new TlsECConfig(NamedGroup.x25519)).createECDH();
  }

  @Test
  void x25519_bothSides_agree() throws Exception {
    TlsAgreement alice = x25519();
    TlsAgreement bob = x25519();
    byte[] share = alice.generateEphemeral();
    alice.receivePeerValue(bob.generateEphemeral());
    bob.receivePeerValue(share);
    assertArrayEquals(alice.calculateSecret().extract(), bob.calculateSecret().extract());
  }

  /** RFC 7748, Section 6.1 and RFC 9846, Section 7.4.2: an all-zero secret must be refused. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0000000000000000000000000000000000000000000000000000000000000000",
        "0100000000000000000000000000000000000000000000000000000000000000",
        "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
        "e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"
      })
  void x25519_pointOfSmallOrder_isRefused(String point) throws Exception {
    TlsAgreement agreement = x25519();
    agreement.generateEphemeral();
    agreement.receivePeerValue(HexFormat.of().parseHex(point));
    assertThrows(TlsFatalAlert.class, agreement::calculateSecret);
  }

  @Test
  void nonceGenerator_calls_areFreshAndOfTheLength() {
    TlsNonceGenerator nonces = CRYPTO.createNonceGenerator(new byte[0]);
    byte[] first = nonces.generateNonce(32);
    assertEquals(32, first.length);
    assertFalse(Arrays.equals(first, nonces.generateNonce(32)));
  }

  @ParameterizedTest
  @CsvSource({"rsa_pss_rsae_sha256, SHA-256, 32", "rsa_pss_rsae_sha512, SHA-512, 64"})
  void rsaPssParameters_scheme_areThoseOfRfc9846(String scheme, String digest, int salt)
      throws Exception {
    int code = SignatureScheme.class.getField(scheme).getInt(null);
    AlgorithmParameters parameters = CRYPTO.getSignatureSchemeAlgorithmParameters(code);
    PSSParameterSpec spec = parameters.getParameterSpec(PSSParameterSpec.class);
    assertEquals(digest, spec.getDigestAlgorithm());
    assertEquals(salt, spec.getSaltLength());
  }

  @Test
  void algorithms_jdkHasThem_comeFromTheJdk() throws Exception {
    assertEquals("SunJCE", ALGORITHMS.provider("Cipher", "AES/GCM/NoPadding").getName());
    assertEquals("SunEC", ALGORITHMS.provider("KeyAgreement", "ECDH").getName());
    assertEquals("SunRsaSign", ALGORITHMS.provider("Signature", "RSASSA-PSS").getName());
    assertEquals("SUN", ALGORITHMS.provider("CertificateFactory", "X.509").getName());
  }

  @Test
  void algorithms_nobodyHasIt_saysWhich() {
    Exception failure =
        assertThrows(
            NoSuchAlgorithmException.class, () -> ALGORITHMS.createSignature("SM3withSM2"));
    assertEquals("no provider of this JVM has Signature SM3withSM2", failure.getMessage());
  }
}
