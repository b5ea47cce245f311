package dev.portcullis.provider.enforce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.Grant;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.Rules;
import dev.portcullis.policy.Tls12Rules.SecureRenegotiation;
import dev.portcullis.policy.profile.Profiles;
import dev.portcullis.provider.facts.Fact;
import dev.portcullis.provider.facts.HandshakeFacts;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only the wire can tell: each rule on and off, against each thing that can be seen. */
class FactsVerifierTest {
  private static final String GCM = "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256";
  private static final String CBC = "TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256";

  private static ConnectionRules rules(String profile, String line) throws Exception {
    String text = "format = 1\nid = \"x\"\nextends = \"" + profile + "\"\n" + line;
    return Profiles.read(text, "x.toml").policy().rules(Role.CLIENT);
  }

  private static Fact<Boolean> fact(String word) {
    return switch (word) {
      case "yes" -> Fact.of(true);
      case "no" -> Fact.of(false);
      case "none" -> Fact.none();
      default -> Fact.unknown("test");
    };
  }

  private static Fact<String> name(String word) {
    return word.equals("unknown")
        ? Fact.unknown("test")
        : word.equals("none") ? Fact.none() : Fact.of(word);
  }

  private static HandshakeFacts facts(
      String protocol, String suite, String group, String secure, String etm, String resumed) {
    return new HandshakeFacts(
        Role.CLIENT,
        protocol,
        suite,
        name(group),
        Fact.none(),
        Fact.of(true),
        fact(secure),
        fact(etm),
        Fact.none(),
        Fact.none(),
        fact(resumed));
  }

  private static String verdict(ConnectionRules rules, HandshakeFacts facts) {
    return FactsVerifier.verify(rules, facts).map(Violation::rule).orElse("accepted");
  }

  @ParameterizedTest
  @CsvSource({
    "intermediate, '', TLSv1.2, no, tls12.secure-renegotiation",
    "intermediate, '', TLSv1.2, unknown, tls12.secure-renegotiation",
    "intermediate, '', TLSv1.2, yes, accepted",
    "intermediate, '', TLSv1.3, none, accepted",
    "intermediate, '', DTLSv1.2, unknown, accepted",
    "compatible, '', TLSv1.2, no, accepted",
    "compatible, tls12.secure-renegotiation = \"require\", TLSv1.2, no, tls12.secure-renegotiation"
  })
  void secureRenegotiation_asTheRuleSays(
      String profile, String line, String protocol, String seen, String expected) throws Exception {
    HandshakeFacts facts = facts(protocol, GCM, "x25519", seen, "no", "no");
    assertEquals(expected, verdict(rules(profile, line), facts));
  }

  @ParameterizedTest
  @CsvSource({
    "allow, no, accepted",
    "allow, unknown, accepted",
    "etm-only, yes, accepted",
    "etm-only, no, tls12.cbc",
    "etm-only, unknown, tls12.cbc",
    "never, yes, tls12.cbc"
  })
  void cbc_asTheRuleSays(String word, String etm, String expected) throws Exception {
    ConnectionRules rules = rules("legacy", "tls12.cbc = \"" + word + "\"");
    assertEquals(expected, verdict(rules, facts("TLSv1.2", CBC, "x25519", "yes", etm, "no")));
    assertEquals("accepted", verdict(rules, facts("TLSv1.2", GCM, "x25519", "yes", "no", "no")));
  }

  @ParameterizedTest
  @CsvSource({
    "off, x25519, accepted",
    "off, unknown, accepted",
    "prefer, x25519, accepted",
    "require, X25519MLKEM768, accepted",
    "require, x25519, groups.post-quantum",
    "require, none, groups.post-quantum",
    "require, unknown, groups.post-quantum",
    "require, 0x1234, groups.allow"
  })
  void postQuantum_asTheRuleSays(String word, String group, String expected) throws Exception {
    ConnectionRules rules = rules("intermediate", "groups.post-quantum = \"" + word + "\"");
    HandshakeFacts facts = facts("TLSv1.3", "TLS_AES_128_GCM_SHA256", group, "none", "none", "no");
    assertEquals(expected, verdict(rules, facts));
  }

  @ParameterizedTest
  @CsvSource({
    "allow, TLSv1.2, yes, accepted",
    "allow, TLSv1.2, unknown, accepted",
    "refuse, TLSv1.2, no, accepted",
    "refuse, TLSv1.2, yes, session.resumption",
    "refuse, TLSv1.2, unknown, session.resumption",
    "refuse, DTLSv1.2, unknown, accepted"
  })
  void resumption_asTheRuleSays(String word, String protocol, String resumed, String expected)
      throws Exception {
    ConnectionRules rules = rules("intermediate", "session.resumption = \"" + word + "\"");
    assertEquals(expected, verdict(rules, facts(protocol, GCM, "none", "yes", "no", resumed)));
  }

  @Test
  void violation_secureRenegotiation_isExplained() throws Exception {
    HandshakeFacts facts = facts("TLSv1.2", GCM, "x25519", "no", "no", "no");
    assertEquals(
        new Violation(
                "tls12.secure-renegotiation",
                "RFC 5746, Section 4.1; RFC 9325, Section 3.5",
                "negotiated TLSv1.2 without the renegotiation_info extension",
                "TLS 1.2 of peers that know RFC 5746",
                "let the peer support RFC 5746 or TLS 1.3")
            .excusedBy(List.of(new Grant<>(Rules.SECURE_RENEGOTIATION, SecureRenegotiation.ALLOW))),
        FactsVerifier.verify(rules("intermediate", ""), facts).orElseThrow());
  }
}
