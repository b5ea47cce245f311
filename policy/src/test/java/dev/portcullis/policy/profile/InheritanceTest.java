package dev.portcullis.policy.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.DelegateName;
import dev.portcullis.policy.KeyType;
import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.ProtocolVersion;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.TlsPolicy;
import dev.portcullis.policy.text.PolicySyntaxException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a child takes from its parent, and what its own lists leave of that. */
class InheritanceTest {
  private static final String CHILD = "format = 1\nid = \"acme\"\nextends = \"intermediate\"\n";

  @Test
  void child_thatSaysNothing_hasItsParentsRules() throws PolicySyntaxException {
    TlsPolicy parent = Profiles.named("intermediate").policy();

    assertEquals(parent.toBuilder().id("acme").build(), child(""));
  }

  @Test
  void child_withOnlyTls13_inheritsNoSuitesOfTls12() throws PolicySyntaxException {
    ConnectionRules rules = client("[protocols]\nallow = [\"TLSv1.3\"]");

    assertEquals(List.of(), rules.cipherSuites().tls12());
    assertEquals(3, rules.cipherSuites().tls13().size());
  }

  @Test
  void child_withOnlyTls12_inheritsNoSuitesOrSharesOfTls13() throws PolicySyntaxException {
    ConnectionRules rules = client("[protocols]\nallow = [\"TLSv1.2\"]");

    assertEquals(List.of(), rules.cipherSuites().tls13());
    assertEquals(List.of(), rules.groups().keyShares());
    assertEquals(6, rules.cipherSuites().tls12().size());
  }

  @Test
  void child_withFewerGroups_inheritsTheSharesThatAreLeft() throws PolicySyntaxException {
    ConnectionRules rules = client("[groups]\nallow = [\"secp256r1\", \"x25519\"]");

    assertEquals(List.of(NamedGroup.X25519), rules.groups().keyShares());
  }

  @Test
  void child_withOtherShares_mayTakeThemFromItsGroups() throws PolicySyntaxException {
    ConnectionRules rules =
        client("[groups]\nallow = [\"secp256r1\", \"x25519\"]\nkey-shares = [\"secp256r1\"]");

    assertEquals(List.of(NamedGroup.SECP256R1), rules.groups().keyShares());
  }

  @Test
  void child_withFewerSchemes_inheritsTheKeyTypesThatAreLeft() throws PolicySyntaxException {
    ConnectionRules rules =
        client(
            """
            [signatures]
            handshake = ["rsa_pss_rsae_sha256", "rsa_pkcs1_sha256"]
            certificate = ["rsa_pkcs1_sha256"]
            """);

    assertEquals(Set.of(KeyType.RSA), rules.keys().types());
    assertEquals(Set.of(), rules.keys().ecCurves());
  }

  @Test
  void child_withAnotherOrderOfGroups_keepsItsOwnOrder() throws PolicySyntaxException {
    ConnectionRules rules = client("[groups]\nallow = [\"secp384r1\", \"secp256r1\", \"x25519\"]");

    assertEquals(
        List.of(NamedGroup.SECP384R1, NamedGroup.SECP256R1, NamedGroup.X25519),
        rules.groups().allow());
  }

  @Test
  void child_withVersionsInAnyOrder_hasTheNewestFirst() throws PolicySyntaxException {
    ConnectionRules rules = client("[protocols]\nallow = [\"TLSv1.2\", \"TLSv1.3\"]");

    assertEquals(List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2), rules.versions());
  }

  @Test
  void child_thatRelaxesASwitch_isRefused() {
    assertThrows(
        PolicySyntaxException.class, () -> child("[tls12]\nextended-master-secret = \"allow\""));
  }

  @Test
  void child_thatRemovesAndPrefersNames_editsItsParentsList() throws PolicySyntaxException {
    ConnectionRules rules = client("[groups]\nallow = [\"-secp384r1\", \"+secp256r1\"]");

    assertEquals(
        List.of(NamedGroup.SECP256R1, NamedGroup.X25519MLKEM768, NamedGroup.X25519),
        rules.groups().allow());
  }

  @Test
  void child_withASettingForOneRole_leavesTheOtherAlone() throws PolicySyntaxException {
    TlsPolicy policy = child("[server.session]\nmax-age-seconds = 3600");

    assertEquals(3600, policy.rules(Role.SERVER).session().maxAgeSeconds());
    assertEquals(604_800, policy.rules(Role.CLIENT).session().maxAgeSeconds());
  }

  @Test
  void child_withBothASharedAndAnOwnSetting_takesTheOwnOne() throws PolicySyntaxException {
    TlsPolicy policy =
        child("[session]\nmax-age-seconds = 60\n[server.session]\nmax-age-seconds = 120");

    assertEquals(60, policy.rules(Role.CLIENT).session().maxAgeSeconds());
    assertEquals(120, policy.rules(Role.SERVER).session().maxAgeSeconds());
  }

  @Test
  void child_withAnotherDelegate_hasIt() throws PolicySyntaxException {
    assertEquals(DelegateName.SUN_JSSE, child("delegate = \"SunJSSE\"").delegate());
  }

  private static TlsPolicy child(String rules) throws PolicySyntaxException {
    return Profiles.read(CHILD + rules, "policy.toml").policy();
  }

  private static ConnectionRules client(String rules) throws PolicySyntaxException {
    return child(rules).rules(Role.CLIENT);
  }
}
