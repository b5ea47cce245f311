package dev.portcullis.provider.jsse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.policy.DelegateName;
import dev.portcullis.policy.OnUnenforceable;
import dev.portcullis.policy.TlsPolicy;
import dev.portcullis.policy.profile.Profiles;
import dev.portcullis.provider.PortcullisProvider;
import dev.portcullis.provider.facts.Fact;
import dev.portcullis.provider.facts.NegotiatedConnection;
import java.security.ProviderException;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules that say more than a list does, off and on, with each delegate and a peer without. */
@Timeout(30)
class RuleEnforcementTest {
  private static final String TLS12 = "protocols.allow = [\"TLSv1.2\"]\n";
  private static Fixture good;

  @BeforeAll
  static void makeIdentity() throws Exception {
    good = Fixture.named(Fixture.GOOD);
  }

  private static Pump client(SSLContext context, SSLContext server) {
    return new Pump(context.createSSLEngine(Fixture.GOOD, 443), server.createSSLEngine());
  }

  private static void assertRefused(String rule, Pump pump) {
    SSLException refused = assertThrows(SSLException.class, pump::handshake);
    assertTrue(refused.getMessage().contains("rule      " + rule), refused.getMessage());
  }

  private void works(DelegateName delegate, String line) throws Exception {
    Pump pump = client(good.context(delegate, line), good.bare());
    pump.handshake();
    assertEquals("hello", pump.sent("hello"));
  }

  @ParameterizedTest
  @EnumSource
  void peerLifetime_aboveTheCeiling_isRefused(DelegateName delegate) throws Exception {
    works(delegate, "certificates.max-lifetime-days = 31");
    assertRefused(
        "certificates.max-lifetime-days",
        client(good.context(delegate, "certificates.max-lifetime-days = 30"), good.bare()));
  }

  @ParameterizedTest
  @EnumSource
  void extendedKeyUsage_missing_isRefusedIfRequired(DelegateName delegate) throws Exception {
    works(delegate, "certificates.extended-key-usage = \"optional\"");
    assertRefused(
        "certificates.extended-key-usage",
        client(
            good.context(delegate, "certificates.extended-key-usage = \"require\""), good.bare()));
  }

  @Test
  void postQuantum_peerWithout_isRefusedIfRequired() throws Exception {
    DelegateName delegate = DelegateName.BOUNCY_CASTLE;
    works(delegate, "groups.post-quantum = \"prefer\"");
    SSLContext demanding = good.context(delegate, "groups.post-quantum = \"require\"");
    Pump hybrid = client(demanding, good.context(delegate, ""));
    hybrid.handshake();
    assertEquals(
        Fact.of("X25519MLKEM768"),
        ((NegotiatedConnection) hybrid.client).handshakeFacts().orElseThrow().group());
    assertRefused("groups.post-quantum", client(demanding, good.context(delegate, TLS12)));
    Pump server = client(good.context(delegate, TLS12), demanding);
    assertRefused("groups.post-quantum", server);
  }

  @ParameterizedTest
  @EnumSource
  void unknownName_atAServer_isRefusedIfTheRuleSaysSo(DelegateName delegate) throws Exception {
    Fixture other = Fixture.named(Fixture.OTHER);
    for (String word : new String[] {"accept", "refuse"}) {
      SSLContext server = other.context(delegate, "sni.on-unknown = \"" + word + "\"");
      SSLContext peer = SSLContext.getInstance("TLS", "SunJSSE");
      peer.init(null, new javax.net.ssl.TrustManager[] {new AcceptAll()}, null);
      Pump pump = client(peer, server);
      if (word.equals("accept")) {
        pump.handshake();
        assertEquals("hello", pump.sent("hello"));
      } else {
        assertRefused("sni.on-unknown", pump);
        assertEquals(Optional.empty(), ((NegotiatedConnection) pump.server).handshakeFacts());
        assertEquals(Optional.empty(), PortcullisProvider.negotiated(pump.server.getSession()));
        Pump known = new Pump(peer.createSSLEngine(Fixture.OTHER, 443), server.createSSLEngine());
        known.handshake();
        assertEquals("hello", known.sent("hello"));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void resumption_refusedByTheClient_everyHandshakeIsFull(DelegateName delegate) throws Exception {
    for (String word : new String[] {"allow", "refuse"}) {
      SSLContext client = good.context(delegate, TLS12 + "session.resumption = \"" + word + "\"");
      SSLContext server = good.context(delegate, TLS12);
      client(client, server).handshake();
      Pump second = client(client, server);
      second.handshake();
      assertEquals(
          Fact.of(word.equals("allow")),
          ((NegotiatedConnection) second.client).handshakeFacts().orElseThrow().resumed());
    }
  }

  @Test
  void resumption_refusedByTheServer_everyHandshakeIsFull() throws Exception {
    DelegateName delegate = DelegateName.BOUNCY_CASTLE;
    SSLContext client = good.context(delegate, TLS12);
    SSLContext server = good.context(delegate, TLS12 + "session.resumption = \"refuse\"");
    client(client, server).handshake();
    Pump second = client(client, server);
    second.handshake();
    assertEquals(
        Fact.of(false),
        ((NegotiatedConnection) second.client).handshakeFacts().orElseThrow().resumed());
  }

  @ParameterizedTest
  @CsvSource({
    "SunJSSE, legacy, server.session.resumption = \"refuse\", session.resumption",
    "SunJSSE, legacy, tls12.cbc = \"etm-only\", tls12.cbc",
    "BouncyCastle, legacy, certificates.ocsp-staple = \"require\", certificates.ocsp-staple"
  })
  void delegate_ruleItCannotKeep_isRefusedByName(
      String delegate, String profile, String line, String rule) throws Exception {
    String text =
        "format = 1\nid = \"x\"\nextends = \"%s\"\ndelegate = \"%s\"\n"
            + "tls12.extended-master-secret = \"allow\"\n%s";
    PortcullisProvider provider =
        new PortcullisProvider(
            Profiles.read(text.formatted(profile, delegate, line), "x.toml").policy());
    Exception refused =
        assertThrows(Exception.class, () -> SSLContext.getInstance("TLS", provider));
    assertTrue(
        String.valueOf(refused.getMessage()).contains(delegate + " cannot enforce " + rule),
        refused.getMessage());
    assertEquals(ProviderException.class, refused.getClass());
  }

  @ParameterizedTest
  @CsvSource({
    "SunJSSE, tls12.cbc = \"etm-only\", tls12.cbc",
    "BouncyCastle, certificates.ocsp-staple = \"require\", certificates.ocsp-staple"
  })
  void delegate_ruleOfOneHostThatItCannotKeep_isRefusedByName(
      String delegate, String line, String rule) throws Exception {
    String text =
        """
        format = 1
        id = "x"
        extends = "legacy"
        delegate = "%s"
        on-unenforceable = "%s"
        tls12.extended-master-secret = "allow"
        [[host]]
        match = "*.a.example"
        %s
        """;
    TlsPolicy policy = Profiles.read(text.formatted(delegate, "refuse", line), "x.toml").policy();
    Exception refused =
        assertThrows(
            ProviderException.class,
            () -> SSLContext.getInstance("TLS", new PortcullisProvider(policy)));

    String finding = delegate + " cannot enforce " + rule + " for *.a.example";
    assertTrue(String.valueOf(refused.getMessage()).contains(finding), refused.getMessage());
    try (Warnings warnings = new Warnings()) {
      TlsPolicy warned = policy.toBuilder().onUnenforceable(OnUnenforceable.WARN).build();
      SSLContext.getInstance("TLS", new PortcullisProvider(warned));
      assertTrue(warnings.mention(finding));
    }
  }
}
