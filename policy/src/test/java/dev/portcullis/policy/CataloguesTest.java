package dev.portcullis.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Versions, groups and schemes: codes, names and facts of the registries. */
class CataloguesTest {
  @ParameterizedTest
  @ValueSource(strings = {"secp256r1", "secp384r1", "secp521r1"})
  void keyOfTheJdk_onACurve_isFoundByItsObjectIdentifier(String curve)
      throws GeneralSecurityException, IOException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(curve));
    ECPublicKey key = (ECPublicKey) generator.generateKeyPair().getPublic();
    AlgorithmParameters parameters = AlgorithmParameters.getInstance("EC");
    parameters.init(key.getParams());
    String oid = decoded(parameters.getEncoded());

    assertEquals(Optional.of(curve), NamedGroup.byOid(oid).map(NamedGroup::ianaName));
  }

  /**
   * DER to dotted form (X.690, Section 8.19). The JDK's own spelling changes: {@code
   * ECGenParameterSpec.getName()} gives the identifier on 17 and the curve's name on 25.
   */
  private static String decoded(byte[] der) {
    List<String> arcs = new ArrayList<>();
    long arc = 0;
    for (byte octet : Arrays.copyOfRange(der, 2, der.length)) {
      arc = arc << 7 | octet & 0x7F;
      if (octet >= 0) {
        arcs.add(arcs.isEmpty() ? arc / 40 + "." + arc % 40 : String.valueOf(arc));
        arc = 0;
      }
    }
    return String.join(".", arcs);
  }

  @ParameterizedTest
  @CsvSource({
    "secp256r1, 0017, Y",
    "x25519, 001D, Y",
    "brainpoolP512r1tls13, 0021, N",
    "curveSM2, 0029, N",
    "ffdhe2048, 0100, N",
    "MLKEM768, 0201, N",
    "SecP256r1MLKEM768, 11EB, N",
    "X25519MLKEM768, 11EC, Y",
    "SecP384r1MLKEM1024, 11ED, N",
    "secp224r1, 0015, D"
  })
  void group_lookedUpByName_hasTheRegistrysCodeAndRecommendation(
      String name, String code, char letter) {
    NamedGroup group = NamedGroup.byName(name).orElseThrow();

    assertEquals(Integer.parseInt(code, 16), group.code());
    assertEquals(letter, group.recommendation().letter());
  }

  @ParameterizedTest
  @CsvSource({
    "rsa_pkcs1_sha256, 0401, RSA, SHA-256, , false",
    "rsa_pkcs1_sha1, 0201, RSA, SHA-1, , false",
    "ecdsa_sha1, 0203, EC, SHA-1, , false",
    "ecdsa_secp384r1_sha384, 0503, EC, SHA-384, secp384r1, true",
    "ecdsa_brainpoolP256r1tls13_sha256, 081A, EC, SHA-256, brainpoolP256r1tls13, true",
    "rsa_pss_rsae_sha256, 0804, RSA, SHA-256, , true",
    "rsa_pss_pss_sha512, 080B, RSA, SHA-512, , true",
    "ed25519, 0807, Ed25519, , , true",
    "ed448, 0808, Ed448, , , true",
    "mldsa65, 0905, , , , true"
  })
  void scheme_lookedUpByName_hasTheRegistrysFacts(
      String name, String code, String keyType, String hash, String curve, boolean tls13) {
    SignatureScheme scheme = SignatureScheme.byName(name).orElseThrow();

    assertEquals(Integer.parseInt(code, 16), scheme.code());
    assertEquals(Optional.ofNullable(keyType), scheme.keyType().map(KeyType::word));
    assertEquals(Optional.ofNullable(hash), scheme.hash());
    assertEquals(Optional.ofNullable(curve), scheme.curve().map(NamedGroup::ianaName));
    assertEquals(tls13, scheme.isForTls13Handshake());
  }

  @ParameterizedTest
  @EnumSource(NamedGroup.class)
  void group_lookedUpByNameAndCode_isItself(NamedGroup group) {
    assertEquals(Optional.of(group), NamedGroup.byName(group.ianaName()));
    assertEquals(Optional.of(group), NamedGroup.byCode(group.code()));
  }

  @ParameterizedTest
  @EnumSource(SignatureScheme.class)
  void scheme_lookedUpByNameAndCode_isItself(SignatureScheme scheme) {
    assertEquals(Optional.of(scheme), SignatureScheme.byName(scheme.ianaName()));
    assertEquals(Optional.of(scheme), SignatureScheme.byCode(scheme.code()));
  }

  @ParameterizedTest
  @EnumSource(ProtocolVersion.class)
  void version_lookedUpByNameAndCode_isItself(ProtocolVersion version) {
    assertEquals(Optional.of(version), ProtocolVersion.byName(version.jsseName()));
    assertEquals(Optional.of(version), ProtocolVersion.byCode(version.code()));
  }

  @Test
  void curves_ofEcKeys_haveObjectIdentifiersSharedOnlyByBrainpoolTwins() {
    List<String> oids =
        Arrays.stream(NamedGroup.values())
            .filter(group -> group.kind() == NamedGroup.Kind.EC)
            .map(group -> group.oid().orElseThrow())
            .toList();

    assertEquals(oids.size() - 3, new HashSet<>(oids).size());
  }

  @Test
  void names_thatDoNotExist_areAbsent() {
    assertTrue(NamedGroup.byName("P-256").isEmpty());
    assertTrue(NamedGroup.byCode(0x0A0A).isEmpty());
    assertTrue(NamedGroup.byOid("").isEmpty());
    assertTrue(SignatureScheme.byName("SHA256withRSA").isEmpty());
    assertTrue(SignatureScheme.byCode(0x0000).isEmpty());
    assertTrue(ProtocolVersion.byName("SSLv2Hello").isEmpty());
    assertTrue(ProtocolVersion.byCode(0x0305).isEmpty());
  }
}
