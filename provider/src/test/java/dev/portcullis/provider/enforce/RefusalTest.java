package dev.portcullis.provider.enforce;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.policy.EffectiveRules;
import dev.portcullis.policy.Peer;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.profile.Profiles;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.policy.text.PolicySyntaxException;
import dev.portcullis.provider.enforce.Refusal.Verdict;
import java.time.LocalDate;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** The one shape of a refusal, whole. */
class RefusalTest {
  private static final Violation SMALL_KEY =
      new Violation(
          "keys.rsa-min",
          "RFC 9325, Section 4.5",
          "RSA key of 1024 bits",
          "RSA keys of 2048 to 16384 bits",
          "first line\nsecond line");

  @Test
  void text_ruleOfAFile_namesItsLine() throws PolicySyntaxException {
    PolicyDocument document =
        Profiles.read(
            """
            format = 1
            id = "shop"
            extends = "intermediate@2026-11"

            [keys]
            rsa-min = 3072
            """,
            "/etc/shop.toml");
    assertEquals(
        """
        TLS policy shop (sha256 %s) refused shop.example:443 as client
          rule      keys.rsa-min (/etc/shop.toml:6; RFC 9325, Section 4.5)
          observed  RSA key of 1024 bits
          allowed   RSA keys of 2048 to 16384 bits
          remedy    first line
                    second line
          exception none can be made\
        """
            .formatted(document.digest().substring(0, 16)),
        text(document, Verdict.REFUSED, Role.CLIENT, "shop.example:443", SMALL_KEY));
  }

  @Test
  void text_ruleWithoutAKey_isAlwaysInForce() {
    PolicyDocument document = Profiles.named("modern@2026-11");
    Violation identity = new Violation("identity", "RFC 9525, Section 6", "seen", "due", "mend it");
    assertEquals(
        """
        TLS policy modern@2026-11 (sha256 %s) would refuse 192.0.2.1:8443 as server
          rule      identity (always in force; RFC 9525, Section 6)
          observed  seen
          allowed   due
          remedy    mend it
          exception none can be made\
        """
            .formatted(document.digest().substring(0, 16)),
        text(document, Verdict.REPORTED, Role.SERVER, "192.0.2.1:8443", identity));
  }

  @Property(tries = 300)
  void text_anythingFromAPeer_addsNoLineAndNoControl(
      @ForAll String peer, @ForAll String observed, @ForAll String allowed) {
    Violation violation =
        new Violation("keys.types", "RFC 9325, Section 4.5", observed, allowed, "mend");
    String text =
        text(Profiles.named("modern@2026-11"), Verdict.REFUSED, Role.CLIENT, peer, violation);
    assertEquals(6, text.split("\\R", -1).length);
    assertEquals(5, text.chars().filter(c -> c < 0x20 || c > 0x7e).count());
  }

  /** For a peer of whom the policy says nothing, with no exception to show. */
  private static String text(
      PolicyDocument document, Verdict verdict, Role role, String peer, Violation violation) {
    EffectiveRules rules =
        document.policy().effective(role, Peer.UNKNOWN, LocalDate.of(2026, 11, 30));
    return Refusal.text(document, verdict, rules, peer, violation, Optional.empty());
  }
}
