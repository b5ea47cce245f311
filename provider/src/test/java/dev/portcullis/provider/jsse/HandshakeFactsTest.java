package dev.portcullis.provider.jsse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.policy.DelegateName;
import dev.portcullis.provider.PortcullisProvider;
import dev.portcullis.provider.facts.Fact;
import dev.portcullis.provider.facts.HandshakeFacts;
import dev.portcullis.provider.facts.NegotiatedConnection;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What was negotiated is known of every connection, on both sides, with each delegate. */
@Timeout(30)
class HandshakeFactsTest {
  private static final String TLS12 = "protocols.allow = [\"TLSv1.2\"]";
  private static final String TLS13 =
      "protocols.allow = [\"TLSv1.3\"]\ngroups.allow = [\"x25519\", \"secp256r1\"]\ngroups.key-shares = [\"x25519\"]";
  private static final String STRICTER = "\nkeys.rsa-min = 4096";

  private static Fixture good;
  private static Fixture local;

  @BeforeAll
  static void makeIdentities() throws Exception {
    good = Fixture.named(Fixture.GOOD);
    local = Fixture.named("localhost");
  }

  private static HandshakeFacts of(Object connection) {
    return ((NegotiatedConnection) connection).handshakeFacts().orElseThrow();
  }

  private static Pump pump(SSLContext client, SSLContext server) {
    SSLEngine speaker = client.createSSLEngine(Fixture.GOOD, 443);
    SSLEngine listener = server.createSSLEngine();
    for (SSLEngine engine : List.of(speaker, listener)) {
      SSLParameters parameters = engine.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2"});
      engine.setSSLParameters(parameters);
    }
    return new Pump(speaker, listener);
  }

  @ParameterizedTest
  @EnumSource
  void engines_tls13_bothSidesKnow(DelegateName delegate) throws Exception {
    SSLContext context = good.context(delegate, TLS13);
    Pump pump = pump(context, context);
    pump.handshake();
    for (SSLEngine engine : List.of(pump.client, pump.server)) {
      HandshakeFacts facts = of(engine);
      assertEquals("TLSv1.3", facts.protocol());
      assertEquals(engine.getSession().getCipherSuite(), facts.cipherSuite());
      assertEquals(Fact.of("x25519"), facts.group());
      assertEquals(Fact.unknown("TLS 1.3 encrypts it"), facts.signatureScheme());
      assertEquals(Fact.none(), facts.extendedMasterSecret());
      assertEquals(Fact.of("h2"), facts.applicationProtocol());
      assertEquals(Fact.of(Fixture.GOOD), facts.serverName());
      assertEquals(Fact.of(false), facts.resumed());
      assertEquals(Optional.of(facts), PortcullisProvider.negotiated(engine.getSession()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void engines_tls12_bothSidesKnow(DelegateName delegate) throws Exception {
    SSLContext context = good.context(delegate, TLS12 + "\ngroups.allow = [\"secp256r1\"]");
    Pump pump = pump(context, context);
    pump.handshake();
    for (SSLEngine engine : List.of(pump.client, pump.server)) {
      HandshakeFacts facts = of(engine);
      assertEquals("TLSv1.2", facts.protocol());
      assertEquals(Fact.of("secp256r1"), facts.group());
      assertEquals(Fact.of("ecdsa_secp256r1_sha256"), facts.signatureScheme());
      assertEquals(Fact.of(true), facts.extendedMasterSecret());
      assertEquals(Fact.of(true), facts.secureRenegotiation());
      assertEquals(Fact.of("h2"), facts.applicationProtocol());
      assertEquals(Fact.of(false), facts.resumed());
    }
  }

  @ParameterizedTest
  @EnumSource
  void engines_resumedSession_isToldAndJudged(DelegateName delegate) throws Exception {
    SSLContext context = good.context(delegate, TLS12);
    pump(context, context).handshake();
    Pump second = pump(context, context);
    second.handshake();
    for (SSLEngine engine : List.of(second.client, second.server)) {
      assertEquals(Fact.of(true), of(engine).resumed());
      assertEquals(Fact.none(), of(engine).group());
      assertEquals(Fact.none(), of(engine).signatureScheme());
      assertEquals(Fact.of(true), of(engine).extendedMasterSecret());
    }
    assertEquals("hello", second.sent("hello"));
  }

  @ParameterizedTest
  @EnumSource
  void engine_beforeItsHandshake_knowsNothing(DelegateName delegate) throws Exception {
    SSLEngine engine = good.context(delegate, "").createSSLEngine(Fixture.GOOD, 443);
    assertEquals(Optional.empty(), ((NegotiatedConnection) engine).handshakeFacts());
    assertEquals(Optional.empty(), PortcullisProvider.negotiated(engine.getSession()));
  }

  /** However a factory makes a socket, and on the accepting side. */
  @ParameterizedTest
  @EnumSource
  void sockets_everyForm_know(DelegateName delegate) throws Exception {
    SSLContext context = local.context(delegate, TLS12);
    var factory = context.getSocketFactory();
    try (Echo echo =
        new Echo(context.getServerSocketFactory().createServerSocket(0, 5, Echo.loopback()))) {
      Socket later = factory.createSocket();
      later.connect(new InetSocketAddress("localhost", echo.port()));
      Socket layered =
          factory.createSocket(
              new Socket("localhost", echo.port()), "localhost", echo.port(), true);
      for (Socket socket :
          List.of(factory.createSocket("localhost", echo.port()), later, layered)) {
        try (socket) {
          SSLSession session = ((SSLSocket) socket).getSession();
          HandshakeFacts facts = of(socket);
          assertEquals("TLSv1.2", facts.protocol());
          assertEquals(session.getCipherSuite(), facts.cipherSuite());
          assertEquals(Fact.of(true), facts.secureRenegotiation());
          assertEquals(Fact.of("localhost"), facts.serverName());
          assertTrue(PortcullisProvider.negotiated(session).isPresent());
          socket.getOutputStream().write(7);
          assertEquals(7, socket.getInputStream().read());
        }
      }
      for (Socket accepted : echo.accepted) {
        assertFalse(of(accepted).resumed().isUnknown());
      }
      assertEquals(3, echo.accepted.size());
    }
  }

  /** A session that was made for one name is of no use for another, whatever the peer shows. */
  @ParameterizedTest
  @EnumSource
  void client_otherNameAtTheSameAddress_resumesNothing(DelegateName delegate) throws Exception {
    Fixture both = Fixture.named(Fixture.GOOD, Fixture.OTHER);
    SSLContext context = both.context(delegate, TLS12);
    named(context, Fixture.GOOD).handshake();
    Pump same = named(context, Fixture.GOOD);
    same.handshake();
    assertEquals(Fact.of(true), of(same.client).resumed());
    Pump other = named(context, Fixture.OTHER);
    other.handshake();
    assertEquals(Fact.of(false), of(other.client).resumed());
    assertEquals(Fact.of(Fixture.OTHER), of(other.server).serverName());
  }

  /** Sessions of one policy are of no use under another, with a peer that would resume either. */
  @ParameterizedTest
  @EnumSource
  void otherPolicy_sameServer_resumesNothing(DelegateName delegate) throws Exception {
    SSLContext server = good.bare();
    SSLContext looser = good.context(delegate, TLS12);
    pump(looser, server).handshake();
    Pump same = pump(looser, server);
    same.handshake();
    assertEquals(Fact.of(true), of(same.client).resumed());
    Pump stricter = pump(good.context(delegate, TLS12 + STRICTER), server);
    stricter.handshake();
    assertEquals(Fact.of(false), of(stricter.client).resumed());
  }

  @ParameterizedTest
  @EnumSource
  void otherPolicy_sameClient_resumesNothing(DelegateName delegate) throws Exception {
    SSLContext client = good.bare();
    SSLContext looser = good.context(delegate, TLS12);
    pump(client, looser).handshake();
    Pump same = pump(client, looser);
    same.handshake();
    assertEquals(Fact.of(true), of(same.server).resumed());
    Pump stricter = pump(client, good.context(delegate, TLS12 + STRICTER));
    stricter.handshake();
    assertEquals(Fact.of(false), of(stricter.server).resumed());
  }

  /** The address is that of a proxy; the name is asked for. */
  private static Pump named(SSLContext context, String name) {
    SSLEngine client = context.createSSLEngine("proxy.example", 443);
    SSLParameters parameters = client.getSSLParameters();
    parameters.setServerNames(List.of(new javax.net.ssl.SNIHostName(name)));
    client.setSSLParameters(parameters);
    return new Pump(client, context.createSSLEngine());
  }
}
