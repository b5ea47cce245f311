package dev.portcullis.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** The builder admits complete policies without contradictions, and nothing else. */
class TlsPolicyTest {
  private static final CipherSuite AES = suite("TLS_AES_128_GCM_SHA256");
  private static final CipherSuite ECDHE = suite("TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256");

  @Test
  void builder_withEverythingSaid_buildsAPolicyEqualByContent() {
    assertEquals(complete().build(), complete().build());
    assertEquals(complete().build().hashCode(), complete().build().hashCode());
    assertNotEquals(complete().build(), complete().id("other").build());
  }

  @Test
  void builder_withoutAnId_isRefused() {
    TlsPolicy.Builder builder = TlsPolicy.builder();

    assertRefused("a policy without id: call the builder's method of that name", builder::build);
  }

  @Test
  void builder_withoutTheServersRules_isRefused() {
    TlsPolicy.Builder builder = TlsPolicy.builder().id("p").rules(Role.CLIENT, rules());

    assertRefused(
        "a policy without rules of the server: call the builder's method of that name",
        builder::build);
  }

  @Test
  void builder_withSslAndUnfitLists_isRefusedWithEveryContradiction() {
    ConnectionRules broken =
        rules(
            List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.SSL_3),
            new CipherSuiteRules(List.of(ECDHE), List.of(), CipherSuiteRules.Order.CLIENT),
            new GroupRules(
                List.of(NamedGroup.SECP224R1, NamedGroup.X25519),
                List.of(NamedGroup.X448),
                GroupRules.PostQuantum.OFF));

    assertRefused(
        """
        client.protocols.allow: SSLv3 is never spoken (RFC 6176, RFC 7568); remove it, the names of\
         SSL contexts work without
        client.cipher-suites.tls12: protocols.allow has TLS 1.2 or earlier but no suite for it; name\
         at least one
        client.cipher-suites.tls13: TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256 belongs into\
         cipher-suites.tls12
        client.groups.allow: secp224r1 is discouraged for weakness (RFC 9847); remove it
        client.groups.key-shares: x448 is not in groups.allow; add it there or remove it here\
        """,
        () -> complete().rules(Role.CLIENT, broken).build());
  }

  @Test
  void suites_listedTwice_areRefused() {
    assertRefused(
        "TLS_AES_128_GCM_SHA256 is listed twice",
        () -> new CipherSuiteRules(List.of(AES, AES), List.of(), CipherSuiteRules.Order.CLIENT));
  }

  @Test
  void rsaBounds_theWrongWayRound_areRefused() {
    assertRefused(
        "RSA bounds [4096..2048] are not within [1024..16384]",
        () -> new KeyRules(4096, 2048, Set.of(KeyType.RSA), Set.of()));
  }

  @Test
  void sessionAge_aboveSevenDays_isRefused() {
    assertRefused(
        "maxAgeSeconds 604801 is outside [1..604800]",
        () -> new SessionRules(604_801, SessionRules.Resumption.ALLOW, 1));
  }

  @Test
  void ownChainLifetime_belowZero_isRefused() {
    assertRefused(
        "maxLifetimeDays -1 is outside [0..36500]",
        () -> new OwnChainRules(-1, OwnChainRules.OnViolation.REPORT));
  }

  private static void assertRefused(String message, Executable action) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, action).getMessage());
  }

  private static TlsPolicy.Builder complete() {
    return TlsPolicy.builder()
        .id("p")
        .delegate(DelegateName.SUN_JSSE)
        .onUnenforceable(OnUnenforceable.WARN)
        .onBypass(OnBypass.WARN)
        .rules(rules());
  }

  private static ConnectionRules rules() {
    return rules(
        List.of(ProtocolVersion.TLS_1_3, ProtocolVersion.TLS_1_2),
        new CipherSuiteRules(List.of(AES), List.of(ECDHE), CipherSuiteRules.Order.CLIENT),
        new GroupRules(
            List.of(NamedGroup.X25519), List.of(NamedGroup.X25519), GroupRules.PostQuantum.OFF));
  }

  private static ConnectionRules rules(
      List<ProtocolVersion> versions, CipherSuiteRules suites, GroupRules groups) {
    return new ConnectionRules(
        versions,
        suites,
        groups,
        new CertificateRules(
            0,
            CertificateRules.ExtendedKeyUsage.OPTIONAL,
            CertificateRules.OcspStaple.REQUEST,
            CertificateRules.Revocation.OFF),
        new SignatureRules(
            List.of(SignatureScheme.RSA_PSS_RSAE_SHA256),
            List.of(SignatureScheme.RSA_PKCS1_SHA256)),
        new KeyRules(2048, 4096, Set.of(KeyType.RSA), Set.of()),
        new IdentityRules(
            IdentityRules.NoReferenceIdentity.REFUSE, IdentityRules.Wildcard.LEFTMOST_LABEL),
        new TrustRules(TrustRules.ApplicationManagers.VERIFY),
        new Tls12Rules(
            Tls12Rules.ExtendedMasterSecret.REQUIRE,
            Tls12Rules.SecureRenegotiation.REQUIRE,
            Tls12Rules.Cbc.NEVER),
        new OwnChainRules(0, OwnChainRules.OnViolation.IGNORE),
        new SessionRules(3600, SessionRules.Resumption.ALLOW, 3600),
        new SniRules(SniRules.OnUnknown.ACCEPT, SniRules.Send.APPLICATION),
        new AlpnRules(List.of()));
  }

  private static CipherSuite suite(String name) {
    return CipherSuite.byName(name).orElseThrow();
  }
}
