package dev.portcullis.policy.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.policy.text.PolicySyntaxException;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What {@code cipher-suites.openssl} makes of a policy. */
@Tag("seed-05")
class OpenSslListsTest {
  private static final String HEADER = "format = 1\nid = \"a\"\nextends = \"%s\"\n";

  @Test
  void alias_ofAChild_isCutToTheParentInTheOrderOfTheList() throws PolicySyntaxException {
    PolicyDocument policy =
        read("intermediate@2026-11", "[cipher-suites]", "HIGH:!aNULL:-CHACHA20");

    assertEquals(
        List.of(
            "ECDHE-ECDSA-AES256-GCM-SHA384",
            "ECDHE-RSA-AES256-GCM-SHA384",
            "ECDHE-ECDSA-AES128-GCM-SHA256",
            "ECDHE-RSA-AES128-GCM-SHA256"),
        tls12(policy, Role.SERVER));
  }

  @Test
  void ianaName_inTheList_isThatSuite() throws PolicySyntaxException {
    PolicyDocument policy = read("legacy", "[cipher-suites]", "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA");

    assertEquals(List.of("ECDHE-RSA-AES128-SHA"), tls12(policy, Role.CLIENT));
  }

  @Test
  void list_ofOneRole_leavesTheOtherAndTls13Alone() throws PolicySyntaxException {
    PolicyDocument policy = read("intermediate", "[client.cipher-suites]", "CHACHA20");

    PolicyDocument parent = Profiles.named("intermediate");
    assertEquals(tls12(parent, Role.SERVER), tls12(policy, Role.SERVER));
    assertFalse(tls12(policy, Role.CLIENT).contains("ECDHE-RSA-AES128-GCM-SHA256"));
    assertEquals(
        parent.policy().rules(Role.CLIENT).cipherSuites().tls13(),
        policy.policy().rules(Role.CLIENT).cipherSuites().tls13());
  }

  @Test
  void namesOfIana_ofOneRole_winOverTheListForBoth() throws PolicySyntaxException {
    String text =
        HEADER.formatted("intermediate")
            + "[cipher-suites]\nopenssl = \"CHACHA20\"\n"
            + "[client.cipher-suites]\ntls12 = [\"TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256\"]\n";

    PolicyDocument policy = Profiles.read(text, "policy.toml");

    assertEquals(List.of("ECDHE-RSA-AES128-GCM-SHA256"), tls12(policy, Role.CLIENT));
    assertEquals("policy.toml:7", policy.origin(Role.CLIENT, "cipher-suites.tls12"));
    assertEquals("policy.toml:5", policy.origin(Role.SERVER, "cipher-suites.tls12"));
  }

  @Test
  void canonicalForm_ofTheList_readsBackAsTheSamePolicy() throws PolicySyntaxException {
    PolicyDocument policy = read("compatible", "[cipher-suites]", "kRSA:ECDHE:+SHA1");

    assertEquals(policy.policy(), Profiles.read(policy.canonicalText(), "canonical").policy());
  }

  private static PolicyDocument read(String parent, String table, String list)
      throws PolicySyntaxException {
    String text = HEADER.formatted(parent) + table + "\nopenssl = \"" + list + "\"\n";
    return Profiles.read(text, "policy.toml");
  }

  private static List<String> tls12(PolicyDocument policy, Role role) {
    return policy.policy().rules(role).cipherSuites().tls12().stream()
        .map(CipherSuite::openSslName)
        .map(name -> name.orElse("none"))
        .toList();
  }
}
