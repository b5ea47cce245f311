package dev.portcullis.provider.enforce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which certificates of a message are judged: those of the path, whatever else a peer adds. */
class PeerPathTest {
  private static final KeyPair ROOT = IssuedCertificate.rsa(2048, "root");
  private static final KeyPair WEAK = IssuedCertificate.rsa(1024, "weak");
  private static final KeyPair MIDDLE = IssuedCertificate.ec("secp256r1", "middle");
  private static final KeyPair OTHER = IssuedCertificate.ec("secp256r1", "other");
  private static final KeyPair LEAF = IssuedCertificate.ec("secp256r1", "leaf");

  private static final X509Certificate LEAF_BY_MIDDLE = leafBy(MIDDLE, "SHA256withECDSA");
  private static final X509Certificate MIDDLE_SHA1 = middle(MIDDLE, ROOT, "SHA1withRSA");
  private static final X509Certificate MIDDLE_SHA256 = middle(MIDDLE, ROOT, "SHA256withRSA");
  private static final X509Certificate ROOT_SHA1 =
      IssuedCertificate.selfSigned("CN=root", ROOT, "SHA1withRSA").read();

  @Test
  void verify_soundChain_isAccepted() {
    assertEquals("accepted", verdict(LEAF_BY_MIDDLE, MIDDLE_SHA256, ROOT_SHA1));
  }

  @Test
  void verify_weakSignatureOfIntermediate_isRefused() {
    assertEquals(
        "certificate #1 CN=middle, signed with SHA1withRSA", verdict(LEAF_BY_MIDDLE, MIDDLE_SHA1));
  }

  @Test
  void verify_weakKeyOfIntermediate_isRefused() {
    assertEquals(
        "certificate #1 CN=middle, RSA key of 1024 bits",
        verdict(leafBy(WEAK, "SHA256withRSA"), middle(WEAK, ROOT, "SHA256withRSA")));
  }

  @Test
  void verify_weakKeyOfAnchorThatIsSent_isRefused() {
    X509Certificate anchor = IssuedCertificate.selfSigned("CN=root", WEAK, "SHA256withRSA").read();
    assertEquals(
        "certificate #2 CN=root, RSA key of 1024 bits",
        verdict(LEAF_BY_MIDDLE, middle(MIDDLE, WEAK, "SHA256withRSA"), anchor));
  }

  @Test
  void verify_selfSignedLeafWithWeakSignature_isAccepted() {
    assertEquals(
        "accepted", verdict(IssuedCertificate.selfSigned("CN=leaf", ROOT, "SHA1withRSA").read()));
  }

  @Test
  void verify_selfSignedLeafWithWeakKey_isRefused() {
    assertEquals(
        "certificate #0 CN=leaf, RSA key of 1024 bits",
        verdict(IssuedCertificate.selfSigned("CN=leaf", WEAK, "SHA256withRSA").read()));
  }

  @Test
  void verify_leafNamedLikeItsIssuer_isNotTakenForSelfSigned() {
    X509Certificate leaf =
        IssuedCertificate.of("CN=root", LEAF.getPublic(), "CN=root", ROOT, "SHA1withRSA").read();
    assertEquals("certificate #0 CN=root, signed with SHA1withRSA", verdict(leaf, ROOT_SHA1));
  }

  @Test
  void verify_selfIssuedIntermediate_isJudgedLikeAnyOther() {
    X509Certificate rollover =
        IssuedCertificate.of("CN=middle", MIDDLE.getPublic(), "CN=middle", ROOT, "SHA1withRSA")
            .read();
    assertEquals(
        "certificate #1 CN=middle, signed with SHA1withRSA", verdict(LEAF_BY_MIDDLE, rollover));
  }

  @Test
  void verify_selfIssuedIntermediate_doesNotEndThePath() {
    X509Certificate rollover =
        IssuedCertificate.of("CN=middle", MIDDLE.getPublic(), "CN=middle", OTHER, "SHA256withECDSA")
            .read();
    X509Certificate older = middle(OTHER, ROOT, "SHA1withRSA");
    assertEquals(
        "certificate #2 CN=middle, signed with SHA1withRSA",
        verdict(LEAF_BY_MIDDLE, rollover, older));
  }

  @Test
  void verify_weakStranger_isIgnored() {
    X509Certificate stranger =
        IssuedCertificate.selfSigned("CN=stranger", WEAK, "MD5withRSA").read();
    assertEquals("accepted", verdict(LEAF_BY_MIDDLE, stranger, MIDDLE_SHA256));
  }

  @Test
  void verify_weakStrangerWithTheIssuersName_isJudgedToo() {
    // To tell it from the issuer would cost signature checks of the peer's choosing.
    X509Certificate namesake = middle(WEAK, ROOT, "SHA1withRSA");
    assertEquals(
        "certificate #1 CN=middle, RSA key of 1024 bits",
        verdict(LEAF_BY_MIDDLE, namesake, MIDDLE_SHA256));
  }

  @Test
  void verify_strongDecoyWithTheIssuersName_hidesNothing() {
    X509Certificate decoy = middle(OTHER, ROOT, "SHA256withRSA");
    assertEquals(
        "certificate #2 CN=middle, signed with SHA1withRSA",
        verdict(LEAF_BY_MIDDLE, decoy, MIDDLE_SHA1));
  }

  @Test
  void verify_strongTwinOfTheSameKey_hidesNothing() {
    assertEquals(
        "certificate #2 CN=middle, signed with SHA1withRSA",
        verdict(LEAF_BY_MIDDLE, MIDDLE_SHA256, MIDDLE_SHA1));
  }

  @Test
  void verify_anyOrderAboveTheLeaf_findsTheSame() {
    assertEquals(
        "certificate #2 CN=middle, signed with SHA1withRSA",
        verdict(LEAF_BY_MIDDLE, ROOT_SHA1, MIDDLE_SHA1));
  }

  @Test
  void verify_issuersInACircle_ends() {
    X509Certificate one =
        IssuedCertificate.of("CN=middle", MIDDLE.getPublic(), "CN=b", OTHER, "SHA256withECDSA")
            .read();
    X509Certificate two =
        IssuedCertificate.of("CN=b", OTHER.getPublic(), "CN=middle", MIDDLE, "SHA256withECDSA")
            .read();
    assertEquals("accepted", verdict(LEAF_BY_MIDDLE, one, two));
  }

  @Test
  void verify_sameCertificateManyTimes_ends() {
    assertEquals("accepted", verdict(LEAF_BY_MIDDLE, LEAF_BY_MIDDLE, MIDDLE_SHA256, MIDDLE_SHA256));
  }

  @Test
  void verify_issuerWhoseKeyDoesNotFitTheSignature_isJudgedToo() {
    X509Certificate namesake = middle(WEAK, ROOT, "SHA256withRSA");
    assertEquals(
        "certificate #1 CN=middle, RSA key of 1024 bits", verdict(LEAF_BY_MIDDLE, namesake));
  }

  private static X509Certificate leafBy(KeyPair issuer, String signature) {
    return IssuedCertificate.of("CN=leaf", LEAF.getPublic(), "CN=middle", issuer, signature).read();
  }

  private static X509Certificate middle(KeyPair keys, KeyPair root, String signature) {
    return IssuedCertificate.of("CN=middle", keys.getPublic(), "CN=root", root, signature).read();
  }

  private static String verdict(X509Certificate... chain) {
    return PeerChainVerifier.verify(TestRules.INTERMEDIATE, List.of(chain))
        .map(Violation::observed)
        .orElse("accepted");
  }
}
