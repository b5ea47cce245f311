package dev.portcullis.provider.jsse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.policy.DelegateName;
import java.nio.ByteBuffer;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Engines behind the policy, against an unguarded JDK peer and against each other. */
class PolicySslEngineTest {
  private static Fixture good;
  private static Fixture other;

  @BeforeAll
  static void makeIdentities() throws Exception {
    good = Fixture.named(Fixture.GOOD);
    other = Fixture.named(Fixture.OTHER);
  }

  private static Pump pump(SSLContext client, SSLContext server, String host) {
    return new Pump(
        host == null ? client.createSSLEngine() : client.createSSLEngine(host, 443),
        server.createSSLEngine());
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "BOUNCY_CASTLE, TLSv1.3",
    "BOUNCY_CASTLE, TLSv1.2",
    "SUN_JSSE, TLSv1.3",
    "SUN_JSSE, TLSv1.2"
  })
  void handshake_matchingName_carriesData(DelegateName delegate, String version) throws Exception {
    Pump pump = pump(good.context(delegate, ""), good.context(delegate, ""), Fixture.GOOD);
    pump.client.setEnabledProtocols(new String[] {version});
    pump.handshake();
    assertEquals("hello", pump.sent("hello"));
    assertEquals(version, pump.client.getSession().getProtocol());
  }

  @ParameterizedTest
  @EnumSource
  void handshake_otherName_isRefusedWithTheReason(DelegateName delegate) throws Exception {
    Pump pump = pump(good.context(delegate, ""), good.bare(), Fixture.OTHER);
    SSLHandshakeException refused = assertThrows(SSLHandshakeException.class, pump::handshake);
    CertificateException cause = assertInstanceOf(CertificateException.class, refused.getCause());
    String[] lines = cause.getMessage().split("\n");
    assertEquals("No subject alternative DNS name matching other.example found.", lines[0]);
    assertTrue(
        lines[1].matches(
            "TLS policy test \\(sha256 [0-9a-f]{16}\\) refused" + " other.example:443 as client"),
        lines[1]);
    assertEquals("  rule      identity (always in force; RFC 9525, Section 6)", lines[2]);
  }

  @ParameterizedTest
  @EnumSource
  void handshake_acceptAllManager_isRefused(DelegateName delegate) throws Exception {
    Pump pump = pump(good.context(delegate, "", new AcceptAll()), good.bare(), Fixture.GOOD);
    SSLException refused = assertThrows(SSLHandshakeException.class, pump::handshake);
    assertTrue(
        refused.getMessage().contains("rule      trust.application-managers"),
        refused.getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void handshake_acceptAllManagerAcceptedByPolicy_stillChecksTheName(DelegateName delegate)
      throws Exception {
    String accept = Fixture.except("trust.application-managers=accept");
    AcceptAll careless = new AcceptAll();
    Pump right = pump(good.context(delegate, accept, careless), good.bare(), Fixture.GOOD);
    right.handshake();
    assertEquals("hello", right.sent("hello"));
    assertSame(right.client, careless.seen.get(0));

    Pump wrong = pump(good.context(delegate, accept, new AcceptAll()), good.bare(), Fixture.OTHER);
    SSLException refused = assertThrows(SSLHandshakeException.class, wrong::handshake);
    assertTrue(refused.getMessage().contains("rule      identity"), refused.getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void handshake_managerThatNamesItsIssuers_works(DelegateName delegate) throws Exception {
    AcceptAll pinned = new AcceptAll(good.certificate);
    Pump pump = pump(good.context(delegate, "", pinned), good.bare(), Fixture.GOOD);
    pump.handshake();
    assertEquals("hello", pump.sent("hello"));

    Pump strange = pump(good.context(delegate, "", pinned), other.bare(), Fixture.OTHER);
    assertThrows(SSLHandshakeException.class, strange::handshake);
  }

  @ParameterizedTest
  @EnumSource
  void handshake_withoutPeerHost_isRefusedWithTheKeyThatRelaxesIt(DelegateName delegate)
      throws Exception {
    Pump pump = pump(good.context(delegate, ""), good.bare(), null);
    SSLException refused = assertThrows(SSLHandshakeException.class, pump::handshake);
    assertTrue(
        refused.getMessage().contains("rules = [\"identity.no-reference-identity=allow\"]"),
        refused.getMessage());
    assertThrows(
        SSLHandshakeException.class,
        () -> pump.client.wrap(ByteBuffer.allocate(0), ByteBuffer.allocate(20_000)),
        "the second try, too");
  }

  @ParameterizedTest
  @EnumSource
  void handshake_withoutPeerHostAllowed_works(DelegateName delegate) throws Exception {
    String allow = Fixture.except("identity.no-reference-identity=allow");
    Pump pump = pump(good.context(delegate, allow), good.bare(), null);
    pump.handshake();
    assertEquals("hello", pump.sent("hello"));
  }

  @ParameterizedTest
  @EnumSource
  void handshake_serverNameOfTheApplication_isTheReferenceIdentity(DelegateName delegate)
      throws Exception {
    Pump pump = pump(good.context(delegate, ""), good.bare(), "192.0.2.1");
    SSLParameters parameters = pump.client.getSSLParameters();
    parameters.setServerNames(List.of(new SNIHostName(Fixture.GOOD)));
    pump.client.setSSLParameters(parameters);
    pump.handshake();
    assertEquals("hello", pump.sent("hello"));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "BOUNCY_CASTLE, TLSv1.3",
    "BOUNCY_CASTLE, TLSv1.2",
    "SUN_JSSE, TLSv1.3",
    "SUN_JSSE, TLSv1.2"
  })
  void resumption_forAnotherHost_isRefused(DelegateName delegate, String version) throws Exception {
    SSLContext client = good.context(delegate, "");
    SSLContext server = good.bare();
    Pump first = pump(client, server, Fixture.OTHER);
    first.client.setEnabledProtocols(new String[] {version});
    SSLParameters named = first.client.getSSLParameters();
    named.setServerNames(List.of(new SNIHostName(Fixture.GOOD)));
    first.client.setSSLParameters(named);
    first.handshake();
    assertEquals("hello", first.sent("hello"));

    Pump second = pump(client, server, Fixture.OTHER);
    second.client.setEnabledProtocols(new String[] {version});
    SSLException refused =
        assertThrows(
            SSLHandshakeException.class,
            () -> {
              second.handshake();
              second.sent("hello");
            });
    assertTrue(refused.getMessage().contains("rule      identity"), refused.getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void setters_weakValues_areDroppedOrRefused(DelegateName delegate) throws Exception {
    SSLEngine engine = good.context(delegate, "").createSSLEngine(Fixture.GOOD, 443);
    engine.setUseClientMode(true);
    engine.setEnabledProtocols(new String[] {"SSLv3", "SSLv2Hello", "TLSv1", "TLSv1.2"});
    assertArrayEquals(new String[] {"TLSv1.2"}, engine.getEnabledProtocols());
    IllegalArgumentException nothing =
        assertThrows(
            IllegalArgumentException.class,
            () -> engine.setEnabledProtocols(new String[] {"SSLv3"}));
    assertEquals(
        "TLS policy test allows none of [SSLv3]; see its rule protocols.allow (program)",
        nothing.getMessage());
    assertThrows(
        IllegalArgumentException.class,
        () -> engine.setEnabledCipherSuites(new String[] {"SSL_RSA_WITH_NULL_MD5"}));
    assertThrows(
        IllegalArgumentException.class,
        () -> engine.setEnabledCipherSuites(new String[] {"TLS_DH_anon_WITH_AES_128_GCM_SHA256"}));
    assertThrows(
        IllegalArgumentException.class,
        () -> engine.setEnabledCipherSuites(new String[] {"TLS_FOO"}));
    assertThrows(IllegalArgumentException.class, () -> engine.setEnabledCipherSuites(null));
    engine.setEnabledCipherSuites(
        new String[] {
          "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
          "TLS_RSA_WITH_3DES_EDE_CBC_SHA",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"
        });
    assertArrayEquals(
        new String[] {
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"
        },
        engine.getEnabledCipherSuites());
  }

  @ParameterizedTest
  @EnumSource
  void freshParameters_changeNothingThatWasSet(DelegateName delegate) throws Exception {
    SSLEngine engine = good.context(delegate, "").createSSLEngine(Fixture.GOOD, 443);
    engine.setUseClientMode(true);
    engine.setEnabledProtocols(new String[] {"TLSv1.2"});
    engine.setSSLParameters(new SSLParameters());
    assertArrayEquals(new String[] {"TLSv1.2"}, engine.getEnabledProtocols());
    assertEquals("HTTPS", engine.getSSLParameters().getEndpointIdentificationAlgorithm());
  }

  @ParameterizedTest(name = "{0} ''{1}''")
  @CsvSource({"BOUNCY_CASTLE,''", "BOUNCY_CASTLE,", "SUN_JSSE,''", "SUN_JSSE,"})
  @Tag("seed-09")
  @Tag("seed-14")
  void identification_switchedOff_staysOn(DelegateName delegate, String off) throws Exception {
    Pump pump = pump(good.context(delegate, ""), good.bare(), Fixture.OTHER);
    SSLParameters parameters = pump.client.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm(off);
    pump.client.setSSLParameters(parameters);
    assertThrows(SSLHandshakeException.class, pump::handshake);
  }

  @ParameterizedTest
  @EnumSource
  void server_withClientAuthentication_checksNoIdentity(DelegateName delegate) throws Exception {
    Pump pump = pump(good.bare(), good.context(delegate, ""), Fixture.GOOD);
    SSLParameters parameters = pump.server.getSSLParameters();
    assertNull(parameters.getEndpointIdentificationAlgorithm());
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    parameters.setNeedClientAuth(true);
    pump.server.setSSLParameters(parameters);
    pump.handshake();
    assertEquals("hello", pump.sent("hello"));
    assertEquals(good.certificate, pump.server.getSession().getPeerCertificates()[0]);
  }

  @ParameterizedTest
  @EnumSource
  void server_acceptAllManagerOnClientCertificates_isRefused(DelegateName delegate)
      throws Exception {
    Pump pump =
        pump(
            other.context(
                delegate,
                Fixture.except("identity.no-reference-identity=allow"),
                new AcceptAll(good.certificate)),
            good.context(delegate, "", new AcceptAll()),
            null);
    pump.server.setNeedClientAuth(true);
    assertThrows(
        SSLException.class,
        () -> {
          pump.handshake();
          pump.sent("hello");
        });
  }

  @ParameterizedTest
  @EnumSource
  void peerChain_weakKey_isRefused(DelegateName delegate) throws Exception {
    Fixture weak = Fixture.rsa(1024, Fixture.GOOD);
    Pump pump =
        pump(
            weak.context(
                delegate, Fixture.except("trust.application-managers=accept"), new AcceptAll()),
            weak.bare(),
            Fixture.GOOD);
    SSLException refused = assertThrows(SSLException.class, pump::handshake);
    assertTrue(refused.getMessage().contains("RSA key of 1024 bits"), refused.getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void applicationProtocolSelector_seesTheWrapper(DelegateName delegate) throws Exception {
    Pump pump = pump(good.bare(), good.context(delegate, ""), Fixture.GOOD);
    AtomicReference<SSLEngine> seen = new AtomicReference<>();
    pump.server.setHandshakeApplicationProtocolSelector(
        (engine, protocols) -> {
          seen.set(engine);
          return protocols.get(0);
        });
    SSLParameters parameters = pump.client.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
    pump.client.setSSLParameters(parameters);
    pump.handshake();
    assertSame(pump.server, seen.get());
    assertEquals("h2", pump.server.getApplicationProtocol());
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource({
    "BOUNCY_CASTLE, TLSv1.3",
    "BOUNCY_CASTLE, TLSv1.2",
    "SUN_JSSE, TLSv1.3",
    "SUN_JSSE, TLSv1.2"
  })
  void secondHandshake_onAnOpenConnection_doesNotBreakIt(DelegateName delegate, String version)
      throws Exception {
    Pump pump = pump(good.context(delegate, ""), good.context(delegate, ""), Fixture.GOOD);
    pump.client.setEnabledProtocols(new String[] {version});
    pump.handshake();
    pump.client.beginHandshake();
    pump.run();
    assertEquals("hello", pump.sent("hello"));
  }

  @ParameterizedTest
  @EnumSource
  void handshake_withoutChosenMode_isTheCallersError(DelegateName delegate) throws Exception {
    SSLEngine engine = good.context(delegate, "").createSSLEngine(Fixture.GOOD, 443);
    assertThrows(IllegalStateException.class, engine::beginHandshake);
  }

  @ParameterizedTest(name = "session resumed: {0}")
  @CsvSource({"false", "true"})
  void renegotiation_askedForByTheServer_isRefused(boolean resumed) throws Exception {
    Pump pump = pump(good.context(DelegateName.SUN_JSSE, ""), good.bare(), Fixture.GOOD);
    renegotiate(pump, pump.server, resumed);
  }

  @ParameterizedTest(name = "session resumed: {0}")
  @CsvSource({"false", "true"})
  void renegotiation_startedByTheClient_isRefused(boolean resumed) throws Exception {
    Pump pump = pump(good.bare(), good.context(DelegateName.SUN_JSSE, ""), Fixture.GOOD);
    renegotiate(pump, pump.client, resumed);
  }

  private static void renegotiate(Pump pump, SSLEngine starter, boolean resumed)
      throws SSLException {
    pump.client.setEnabledProtocols(new String[] {"TLSv1.2"});
    pump.handshake();
    assertEquals("hello", pump.sent("hello"));
    if (!resumed) {
      starter.getSession().invalidate();
    }
    starter.beginHandshake();
    assertThrows(
        SSLException.class,
        () -> {
          pump.run();
          pump.sent("hello");
        });
  }

  @Test
  void renegotiation_betweenBarePeers_works() throws Exception {
    Pump pump = pump(good.bare(), good.bare(), Fixture.GOOD);
    pump.client.setEnabledProtocols(new String[] {"TLSv1.2"});
    pump.handshake();
    pump.server.beginHandshake();
    pump.run();
    assertEquals("hello", pump.sent("hello"));
  }

  @ParameterizedTest
  @EnumSource
  void roleChosenLate_isTheRoleThatIsJudged(DelegateName delegate) throws Exception {
    SSLContext client = good.context(delegate, "", new AcceptAll(good.certificate));
    SSLEngine engine = client.createSSLEngine(Fixture.OTHER, 443);
    assertThrows(IllegalStateException.class, engine::beginHandshake);
    assertThrows(
        IllegalStateException.class,
        () -> engine.wrap(ByteBuffer.allocate(0), ByteBuffer.allocate(20_000)));
    Pump pump = new Pump(engine, good.bare().createSSLEngine());
    SSLException refused = assertThrows(SSLException.class, pump::handshake);
    assertTrue(refused.getMessage().contains("rule      identity"), refused.getMessage());
  }

  @ParameterizedTest
  @EnumSource
  void roleChangedAfterAFailedStart_isTheRoleThatIsJudged(DelegateName delegate) throws Exception {
    SSLContext client = good.context(delegate, "", new AcceptAll(good.certificate));
    SSLEngine engine = client.createSSLEngine(Fixture.OTHER, 443);
    engine.setUseClientMode(false);
    engine.unwrap(ByteBuffer.allocate(0), ByteBuffer.allocate(20_000));
    try {
      Pump pump = new Pump(engine, good.bare().createSSLEngine());
      assertThrows(SSLException.class, pump::handshake);
    } catch (IllegalArgumentException e) {
      // The delegate had begun and refuses the change: as good.
    }
  }

  /** A server that gets Finished and data in one go has data to deliver before it says FINISHED. */
  @ParameterizedTest
  @EnumSource
  void data_beforeTheHandshakeIsSaidToBeFinished_isJudgedFirst(DelegateName delegate)
      throws Exception {
    SSLEngine client = good.bare().createSSLEngine(Fixture.GOOD, 443);
    SSLEngine server = good.context(delegate, "").createSSLEngine();
    client.setUseClientMode(true);
    server.setUseClientMode(false);
    ByteBuffer toServer = ByteBuffer.allocate(100_000);
    ByteBuffer toClient = ByteBuffer.allocate(100_000);
    ByteBuffer plain = ByteBuffer.allocate(100_000);
    client.wrap(ByteBuffer.allocate(0), toServer);
    toServer.flip();
    server.unwrap(toServer, plain);
    toServer.clear();
    Pump.runTasks(server);
    while (server.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.NEED_WRAP) {
      server.wrap(ByteBuffer.allocate(0), toClient);
    }
    toClient.flip();
    while (client.getHandshakeStatus() != SSLEngineResult.HandshakeStatus.NOT_HANDSHAKING) {
      Pump.runTasks(client);
      if (client.getHandshakeStatus() == SSLEngineResult.HandshakeStatus.NEED_WRAP) {
        client.wrap(ByteBuffer.allocate(0), toServer);
      } else {
        client.unwrap(toClient, ByteBuffer.allocate(100_000));
      }
    }
    client.wrap(ByteBuffer.wrap(new byte[] {1, 2, 3}), toServer);
    toServer.flip();
    for (int i = 0; i < 20 && plain.position() == 0; i++) {
      server.unwrap(toServer, plain);
      Pump.runTasks(server);
    }
    assertEquals(3, plain.position());
    assertEquals("TLSv1.3", server.getSession().getProtocol());
    // Only an open gate answers a second handshake without starting one.
    server.beginHandshake();
  }

  @ParameterizedTest
  @EnumSource
  void withoutPeerHostAllowed_aCheckTheApplicationAsksFor_stays(DelegateName delegate)
      throws Exception {
    String allow = Fixture.except("identity.no-reference-identity=allow");
    Pump pump = pump(good.context(delegate, allow), good.bare(), null);
    SSLParameters parameters = pump.client.getSSLParameters();
    assertNull(parameters.getEndpointIdentificationAlgorithm());
    parameters.setEndpointIdentificationAlgorithm("HTTPS");
    pump.client.setSSLParameters(parameters);
    assertThrows(SSLHandshakeException.class, pump::handshake);
  }

  @ParameterizedTest
  @EnumSource
  void beginHandshake_afterAnImplicitBegin_isNoError(DelegateName delegate) throws Exception {
    SSLEngine engine = good.context(delegate, "").createSSLEngine(Fixture.GOOD, 443);
    engine.setUseClientMode(true);
    engine.wrap(ByteBuffer.allocate(0), ByteBuffer.allocate(20_000));
    engine.beginHandshake();
    assertEquals(SSLEngineResult.HandshakeStatus.NEED_UNWRAP, engine.getHandshakeStatus());
  }

  @Test
  void datagramServer_forgedDatagram_isDropped() throws Exception {
    SSLContext context =
        SSLContext.getInstance("DTLS", Fixture.provider(DelegateName.BOUNCY_CASTLE, ""));
    context.init(good.keys(), good.trust(), null);
    SSLEngine server = context.createSSLEngine();
    server.setUseClientMode(false);
    byte[] forged = new byte[60];
    forged[0] = (byte) 0x80;
    forged[2] = 1;
    SSLEngineResult result = server.unwrap(ByteBuffer.wrap(forged), ByteBuffer.allocate(20_000));
    assertEquals(SSLEngineResult.Status.OK, result.getStatus());
    assertEquals(60, result.bytesConsumed());
  }
}
