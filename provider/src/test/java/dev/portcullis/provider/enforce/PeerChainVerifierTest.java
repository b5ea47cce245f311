package dev.portcullis.provider.enforce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.Grant;
import dev.portcullis.policy.KeyRules;
import dev.portcullis.policy.Rules;
import dev.portcullis.policy.SignatureScheme;
import java.math.BigInteger;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Keys and signatures of single certificates, each with a message. */
class PeerChainVerifierTest {
  private static final KeyPair CA = IssuedCertificate.ec("secp256r1", "ca");
  private static final KeyPair RSA_CA = IssuedCertificate.rsa(2048, "ca");
  private static final String PKCS1_AND_PSS =
      "ecdsa_secp256r1_sha256, ecdsa_secp384r1_sha384, ecdsa_secp521r1_sha512, ed25519,"
          + " rsa_pss_rsae_sha256, rsa_pss_rsae_sha384, rsa_pss_rsae_sha512, rsa_pss_pss_sha256,"
          + " rsa_pss_pss_sha384, rsa_pss_pss_sha512, rsa_pkcs1_sha256, rsa_pkcs1_sha384,"
          + " rsa_pkcs1_sha512";

  @Test
  void verify_smallRsaKey_namesEverything() throws Exception {
    assertEquals(
        Optional.of(
            new Violation(
                    "keys.rsa-min",
                    "RFC 9325, Section 4.5",
                    "certificate #0 CN=leaf, RSA key of 2047 bits",
                    "RSA keys of 2048 to 16384 bits",
                    "let the peer's certificate be issued again with an allowed key")
                .excusedBy(List.of(new Grant<>(Rules.RSA_MIN, 2047)))),
        PeerChainVerifier.verify(TestRules.INTERMEDIATE, List.of(leaf(rsaOf(2047)))));
  }

  @ParameterizedTest
  @CsvSource({
    "1024, keys.rsa-min",
    "2047, keys.rsa-min",
    "2048, accepted",
    "4096, accepted",
    "4097, keys.rsa-max",
    "16384, keys.rsa-max"
  })
  void verify_rsaKey_isHeldToBothBounds(int bits, String verdict) throws Exception {
    KeyRules keys = TestRules.INTERMEDIATE.keys();
    ConnectionRules rules = TestRules.with(new KeyRules(2048, 4096, keys.types(), keys.ecCurves()));
    assertEquals(verdict, verdict(rules, leaf(rsaOf(bits))));
  }

  @Test
  void verify_greatestRsaKeyThatAPolicyCanAllow_isAccepted() throws Exception {
    assertEquals("accepted", verdict(TestRules.INTERMEDIATE, leaf(rsaOf(16384))));
  }

  @ParameterizedTest
  @CsvSource({
    "secp256r1, accepted",
    "secp384r1, accepted",
    "secp521r1, 'EC key on secp521r1'",
  })
  void verify_curveOfTheJdk_isAcceptedIfListed(String curve, String verdict) {
    PublicKey key = IssuedCertificate.ec(curve, "leaf").getPublic();
    assertEquals(verdict, curveVerdict(leaf(key)));
  }

  @ParameterizedTest
  @CsvSource({
    "secp192r1, EC key on secp192r1",
    "secp224r1, EC key on secp224r1",
    "secp256k1, EC key on secp256k1",
    "sect283r1, EC key on sect283r1",
    "brainpoolP256r1, EC key on brainpoolP256r1",
    "brainpoolP512t1, EC key on an unknown curve"
  })
  void verify_curveThatOnlyALibraryKnows_isRefused(String curve, String observed) {
    PublicKey key = IssuedCertificate.ecOfBouncyCastle(curve).getPublic();
    X509Certificate leaf =
        IssuedCertificate.of("CN=leaf", key, "CN=ca", CA, "SHA256withECDSA").readByBouncyCastle();
    assertEquals(observed, curveVerdict(leaf));
  }

  @ParameterizedTest
  @ValueSource(strings = {"secp256r1", "secp384r1"})
  void verify_listedCurveReadByALibrary_isAccepted(String curve) {
    PublicKey key = IssuedCertificate.ecOfBouncyCastle(curve).getPublic();
    X509Certificate leaf =
        IssuedCertificate.of("CN=leaf", key, "CN=ca", CA, "SHA256withECDSA").readByBouncyCastle();
    assertEquals("accepted", curveVerdict(leaf));
  }

  @ParameterizedTest
  @CsvSource({
    "Ed25519, accepted",
    "Ed448, 'certificate #0 CN=leaf, EdDSA key'",
    "DSA, 'certificate #0 CN=leaf, DSA key'",
    "X25519, 'certificate #0 CN=leaf, XDH key'",
    "DH, 'certificate #0 CN=leaf, DH key'",
    "RSASSA-PSS, accepted"
  })
  void verify_keyType_isAcceptedIfListed(String algorithm, String verdict) {
    PublicKey key = IssuedCertificate.of(algorithm).getPublic();
    assertEquals(
        verdict,
        PeerChainVerifier.verify(TestRules.INTERMEDIATE, List.of(leaf(key)))
            .map(Violation::observed)
            .orElse("accepted"));
  }

  @Test
  void verify_keyTypeThatNoPolicyCanAllow_namesTheTypes() {
    Violation violation =
        PeerChainVerifier.verify(
                TestRules.INTERMEDIATE, List.of(leaf(IssuedCertificate.of("DSA").getPublic())))
            .orElseThrow();
    assertEquals("keys.types", violation.rule());
    assertEquals("keys of type EC, Ed25519, RSA", violation.allowed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA256withRSA", "SHA384withRSA", "SHA512withRSA"})
  void verify_pkcs1SignatureOfTheList_isAccepted(String signature) {
    assertEquals("accepted", verdict(TestRules.INTERMEDIATE, signed(RSA_CA, signature)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"MD5withRSA", "SHA1withRSA", "SHA224withRSA"})
  void verify_otherPkcs1Signature_isRefused(String signature) {
    assertEquals(
        Optional.of(
            new Violation(
                    "signatures.certificate",
                    "RFC 9155, Section 3; RFC 9325, Section 4.5",
                    "certificate #0 CN=leaf, signed with " + signature,
                    PKCS1_AND_PSS,
                    "let the peer's certificate be issued again with an allowed signature")
                .excusedBy(
                    signature.equals("SHA1withRSA")
                        ? List.of(
                            Grant.names(Rules.CERTIFICATE_SCHEMES, SignatureScheme.RSA_PKCS1_SHA1))
                        : List.of())),
        PeerChainVerifier.verify(TestRules.INTERMEDIATE, List.of(signed(RSA_CA, signature))));
  }

  @ParameterizedTest
  @CsvSource({
    "SHA1withECDSA, signatures.certificate",
    "SHA224withECDSA, signatures.certificate",
    "SHA3-256withECDSA, signatures.certificate",
    "SHA256withECDSA, accepted",
    "SHA384withECDSA, accepted",
    "SHA512withECDSA, accepted"
  })
  void verify_ecdsaSignature_isJudgedByItsHash(String signature, String verdict) {
    assertEquals(verdict, verdict(TestRules.INTERMEDIATE, signed(CA, signature)));
  }

  @ParameterizedTest
  @CsvSource({
    "Ed25519, Ed25519, accepted",
    "Ed448, Ed448, signatures.certificate",
    "DSA, SHA256withDSA, signatures.certificate"
  })
  void verify_otherSignature_isAcceptedIfListed(String key, String signature, String verdict) {
    KeyPair ca = IssuedCertificate.of(key);
    assertEquals(verdict, verdict(TestRules.INTERMEDIATE, signed(ca, signature)));
  }

  @ParameterizedTest
  @CsvSource({
    "SHA-1, SHA-1, signatures.certificate",
    "SHA-224, SHA-224, signatures.certificate",
    "SHA-256, SHA-256, accepted",
    "SHA-384, SHA-384, accepted",
    "SHA-512, SHA-512, accepted",
    "SHA-256, SHA-1, signatures.certificate",
    "SHA-512, SHA-256, signatures.certificate"
  })
  void verify_pssSignature_isJudgedByBothHashes(String hash, String maskHash, String verdict) {
    PSSParameterSpec pss =
        new PSSParameterSpec(hash, "MGF1", new MGF1ParameterSpec(maskHash), 20, 1);
    assertEquals(verdict, verdict(TestRules.INTERMEDIATE, signed(pss)));
  }

  @Test
  void verify_pssSignatureWithDefaultParameters_isSha1AndRefused() {
    assertEquals(
        "signatures.certificate",
        verdict(TestRules.INTERMEDIATE, signed(PSSParameterSpec.DEFAULT)));
  }

  @Test
  void verify_hashAllowedForAnotherFamily_isRefused() {
    ConnectionRules rules =
        TestRules.withCertificateSignatures(SignatureScheme.ECDSA_SECP256R1_SHA256);
    assertEquals("signatures.certificate", verdict(rules, signed(RSA_CA, "SHA256withRSA")));
  }

  @Test
  void verify_brainpoolSchemeAllowed_countsByItsHash() {
    ConnectionRules rules =
        TestRules.withCertificateSignatures(SignatureScheme.ECDSA_BRAINPOOLP256R1TLS13_SHA256);
    assertEquals("accepted", verdict(rules, signed(CA, "SHA256withECDSA")));
  }

  @Test
  void verify_sha1AllowedByThePolicy_isAccepted() {
    ConnectionRules rules = TestRules.withCertificateSignatures(SignatureScheme.RSA_PKCS1_SHA1);
    assertEquals("accepted", verdict(rules, signed(RSA_CA, "SHA1withRSA")));
  }

  @Test
  void verify_subjectWithLineBreak_staysOnOneLine() {
    X509Certificate leaf =
        IssuedCertificate.of(
                "CN=evil\\0Anode refused nothing", CA.getPublic(), "CN=ca", RSA_CA, "SHA1withRSA")
            .read();
    assertEquals(
        "certificate #0 CN=evil\\x0anode refused nothing, signed with SHA1withRSA",
        PeerChainVerifier.verify(TestRules.INTERMEDIATE, List.of(leaf)).orElseThrow().observed());
  }

  private static X509Certificate leaf(PublicKey key) {
    return IssuedCertificate.of("CN=leaf", key, "CN=ca", CA, "SHA256withECDSA").read();
  }

  private static X509Certificate signed(KeyPair ca, String signature) {
    return IssuedCertificate.of("CN=leaf", CA.getPublic(), "CN=ca", ca, signature).read();
  }

  private static X509Certificate signed(PSSParameterSpec pss) {
    return IssuedCertificate.of("CN=leaf", CA.getPublic(), "CN=ca", RSA_CA, "PSS").with(pss).read();
  }

  /** Making a key of 16384 bits takes minutes; a number of that length does as well. */
  private static PublicKey rsaOf(int bits) throws Exception {
    BigInteger modulus = BigInteger.ONE.shiftLeft(bits - 1).setBit(0);
    return KeyFactory.getInstance("RSA")
        .generatePublic(new RSAPublicKeySpec(modulus, BigInteger.valueOf(65537)));
  }

  private static String verdict(ConnectionRules rules, X509Certificate leaf) {
    return PeerChainVerifier.verify(rules, List.of(leaf)).map(Violation::rule).orElse("accepted");
  }

  private static String curveVerdict(X509Certificate leaf) {
    return PeerChainVerifier.verify(TestRules.INTERMEDIATE, List.of(leaf))
        .map(Violation::observed)
        .map(observed -> observed.replace("certificate #0 CN=leaf, ", ""))
        .orElse("accepted");
  }
}
