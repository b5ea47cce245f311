package dev.portcullis.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue of suites: complete, and right about what names say. */
class CipherSuiteTest {
  @ParameterizedTest
  @CsvSource({
    "TLS_AES_128_GCM_SHA256, 1301, BY_GROUP, BY_SIGNATURE_SCHEME, AES_128_GCM, SHA256, TLSv1.3",
    "TLS_SM4_CCM_SM3, 00C7, BY_GROUP, BY_SIGNATURE_SCHEME, SM4_CCM, SM3, TLSv1.3",
    "TLS_SHA256_SHA256, C0B4, BY_GROUP, BY_SIGNATURE_SCHEME, NULL, SHA256, TLSv1.3",
    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384, C030, ECDHE, RSA, AES_256_GCM, SHA384, TLSv1.2",
    "TLS_ECDHE_ECDSA_WITH_AES_128_CCM_8, C0AE, ECDHE, ECDSA, AES_128_CCM_8, '', TLSv1.2",
    "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA, C013, ECDHE, RSA, AES_128_CBC, SHA, TLSv1",
    "TLS_RSA_WITH_AES_128_CBC_SHA256, 003C, RSA, RSA, AES_128_CBC, SHA256, TLSv1.2",
    "TLS_RSA_EXPORT_WITH_RC4_40_MD5, 0003, RSA, RSA, RC4_40, MD5, TLSv1",
    "TLS_DH_anon_WITH_AES_128_CBC_SHA, 0034, DHE, ANONYMOUS, AES_128_CBC, SHA, TLSv1",
    "TLS_DHE_DSS_WITH_AES_128_GCM_SHA256, 00A2, DHE, DSS, AES_128_GCM, SHA256, TLSv1.2",
    "TLS_ECDH_RSA_WITH_NULL_SHA, C00B, ECDH, RSA, NULL, SHA, TLSv1",
    "TLS_RSA_PSK_WITH_AES_128_GCM_SHA256, 00AC, RSA_PSK, RSA, AES_128_GCM, SHA256, TLSv1.2",
    "TLS_PSK_DHE_WITH_AES_128_CCM_8, C0AA, DHE_PSK, SHARED_SECRET, AES_128_CCM_8, '', TLSv1.2",
    "TLS_KRB5_EXPORT_WITH_DES_CBC_40_SHA, 0026, KRB5, KRB5, DES_CBC_40, SHA, TLSv1",
    "TLS_GOSTR341112_256_WITH_MAGMA_CTR_OMAC, C101, GOST, GOST, MAGMA_CTR, OMAC, TLSv1"
  })
  void name_takenApart_saysWhatTheRegistryMeans(
      String name,
      String code,
      KeyExchange keyExchange,
      Authentication authentication,
      String encryption,
      String hash,
      String minimumVersion) {
    CipherSuite suite = CipherSuite.byName(name).orElseThrow();

    assertEquals(Integer.parseInt(code, 16), suite.code());
    assertEquals(keyExchange, suite.keyExchange());
    assertEquals(authentication, suite.authentication());
    assertEquals(encryption, suite.encryption());
    assertEquals(hash, suite.hash());
    assertEquals(minimumVersion, suite.minimumVersion().jsseName());
  }

  static Stream<String> suitesOfTheJdk() throws NoSuchAlgorithmException {
    String[] all = SSLContext.getDefault().getSupportedSSLParameters().getCipherSuites();
    return Arrays.stream(all);
  }

  @ParameterizedTest
  @MethodSource("suitesOfTheJdk")
  void nameOfTheJdk_lookedUp_isKnown(String jsseName) {
    String ianaName = jsseName.replaceFirst("^SSL_", "TLS_");

    assertEquals(Optional.of(ianaName), CipherSuite.byName(jsseName).map(CipherSuite::name));
  }

  @Test
  void catalogue_asAWhole_hasEachNameAndCodeOnce() {
    List<CipherSuite> all = CipherSuite.all();

    assertEquals(352, all.size());
    assertEquals(all.size(), new HashSet<>(all.stream().map(CipherSuite::name).toList()).size());
    assertEquals(all.size(), new HashSet<>(all.stream().map(CipherSuite::code).toList()).size());
  }

  @Test
  void everyEntry_lookedUpByNameAndCode_isItself() {
    for (CipherSuite suite : CipherSuite.all()) {
      assertSame(suite, CipherSuite.byName(suite.name()).orElseThrow());
      assertSame(suite, CipherSuite.byCode(suite.code()).orElseThrow());
    }
  }

  @Test
  void unknownNameAndCode_lookedUp_areAbsent() {
    assertEquals(Optional.empty(), CipherSuite.byName("TLS_AES_128_GCM_SHA265"));
    assertEquals(Optional.empty(), CipherSuite.byName("tls_aes_128_gcm_sha256"));
    assertEquals(Optional.empty(), CipherSuite.byCode(0x0A0A));
  }

  /** RFC 9847 and RFC 10015 discourage whatever is recommended nowhere else. */
  @ParameterizedTest
  @CsvSource({
    "TLS_AES_128_GCM_SHA256, Y",
    "TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256, Y",
    "TLS_AES_128_CCM_8_SHA256, N",
    "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA, N",
    "TLS_RSA_WITH_AES_128_GCM_SHA256, D",
    "TLS_DHE_RSA_WITH_AES_256_GCM_SHA384, D",
    "TLS_ECDH_ECDSA_WITH_AES_128_GCM_SHA256, D",
    "TLS_ECDHE_RSA_WITH_RC4_128_SHA, D",
    "TLS_SHA384_SHA384, D"
  })
  void recommendation_ofASuite_isTheRegistrys(String name, char letter) {
    assertEquals(letter, CipherSuite.byName(name).orElseThrow().recommendation().letter());
  }

  @Test
  void recommendedSuites_asAWhole_haveForwardSecrecyAndAuthenticatedEncryption() {
    for (CipherSuite suite : CipherSuite.all()) {
      if (suite.recommendation() == Recommendation.RECOMMENDED) {
        assertEquals(List.of(true, true), List.of(suite.isForwardSecret(), suite.isAead()));
        assertFalse(suite.isAnonymous() || suite.isNull() || suite.isWeakCipher(), suite.name());
      }
    }
  }
}
