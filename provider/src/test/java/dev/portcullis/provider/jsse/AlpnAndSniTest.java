package dev.portcullis.provider.jsse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.policy.DelegateName;
import dev.portcullis.provider.facts.Fact;
import dev.portcullis.provider.facts.NegotiatedConnection;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code alpn.require} and {@code sni.send}, off and on, with each delegate. */
@Timeout(60)
class AlpnAndSniTest {
  private static final String REQUIRE_H2 = "alpn.require = [\"h2\"]\n";
  private static Fixture good;

  @BeforeAll
  static void makeIdentity() throws Exception {
    good = Fixture.named(Fixture.GOOD);
  }

  private static SSLEngine offering(SSLEngine engine, String... protocols) {
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setApplicationProtocols(protocols);
    engine.setSSLParameters(parameters);
    return engine;
  }

  private static Pump pump(SSLContext client, String[] asked, SSLContext server, String[] served) {
    return new Pump(
        offering(client.createSSLEngine(Fixture.GOOD, 443), asked),
        offering(server.createSSLEngine(), served));
  }

  private static String refusal(Pump pump) {
    SSLException refused = assertThrows(SSLException.class, pump::handshake);
    assertTrue(refused.getMessage().contains("rule      alpn.require"), refused.getMessage());
    return refused.getMessage();
  }

  private static String[] names(String... names) {
    return names;
  }

  @ParameterizedTest
  @EnumSource
  void client_peerThatSpeaksSomethingElse_isRefused(DelegateName delegate) throws Exception {
    String[] http = names("http/1.1");
    pump(good.context(delegate, ""), http, good.bare(), http).handshake();
    String refusal = refusal(pump(good.context(delegate, REQUIRE_H2), http, good.bare(), http));

    assertTrue(refusal.contains("observed  negotiated http/1.1"), refusal);
    assertTrue(refusal.contains("rules = [\"alpn.require+=http/1.1\"]"), refusal);
  }

  @ParameterizedTest
  @EnumSource
  void client_peerThatSpeaksNoAlpn_isRefusedUnlessNoneIsNamed(DelegateName delegate)
      throws Exception {
    String[] asked = names("h2");
    String refusal = refusal(pump(good.context(delegate, REQUIRE_H2), asked, good.bare(), names()));
    Pump lenient =
        pump(
            good.context(delegate, "alpn.require = [\"h2\", \"none\"]\n"),
            asked,
            good.bare(),
            names());
    lenient.handshake();

    assertTrue(refusal.contains("observed  negotiated no protocol"), refusal);
    assertTrue(refusal.contains("rules = [\"alpn.require+=none\"]"), refusal);
    assertEquals("hello", lenient.sent("hello"));
  }

  @ParameterizedTest
  @EnumSource
  void context_goodAndBadPeersInTurns_eachIsJudged(DelegateName delegate) throws Exception {
    SSLContext client = good.context(delegate, REQUIRE_H2);
    for (int i = 0; i < 3; i++) {
      refusal(pump(client, names("h2"), good.bare(), names()));
      refusal(pump(client, names("h2"), good.bare(), names()));
      refusal(pump(client, names("http/1.1"), good.bare(), names("http/1.1")));
      Pump allowed = pump(client, names("h2"), good.bare(), names("h2"));
      allowed.handshake();
      assertEquals("hello", allowed.sent("hello"));
    }
  }

  @ParameterizedTest
  @EnumSource
  void client_offerOfBoth_isNarrowedToWhatIsDemanded(DelegateName delegate) throws Exception {
    String[] both = names("http/1.1", "h2");
    Pump open = pump(good.context(delegate, ""), both, good.bare(), both);
    open.handshake();
    Pump narrowed = pump(good.context(delegate, REQUIRE_H2), both, good.bare(), both);
    narrowed.handshake();

    assertEquals("http/1.1", open.client.getApplicationProtocol());
    assertEquals("h2", narrowed.client.getApplicationProtocol());
    assertArrayEquals(names("h2"), narrowed.client.getSSLParameters().getApplicationProtocols());
  }

  @ParameterizedTest
  @EnumSource
  void server_clientThatSpeaksSomethingElse_isRefused(DelegateName delegate) throws Exception {
    SSLContext peer = SSLContext.getInstance("TLS", "SunJSSE");
    peer.init(null, good.trust(), null);
    Pump wanted = pump(peer, names("h2"), good.context(delegate, REQUIRE_H2), names("h2"));
    wanted.handshake();

    assertEquals("hello", wanted.sent("hello"));
    refusal(pump(peer, names(), good.context(delegate, REQUIRE_H2), names("h2")));
    refusal(pump(peer, names("http/1.1"), good.context(delegate, REQUIRE_H2), names("http/1.1")));
  }

  @ParameterizedTest
  @EnumSource
  void server_selectorThatChoosesSomethingElse_isRefused(DelegateName delegate) throws Exception {
    SSLContext peer = SSLContext.getInstance("TLS", "SunJSSE");
    peer.init(null, good.trust(), null);
    Pump pump = pump(peer, names("h2", "x"), good.context(delegate, REQUIRE_H2), names());
    pump.server.setHandshakeApplicationProtocolSelector((engine, offered) -> "x");

    refusal(pump);
  }

  @ParameterizedTest
  @EnumSource
  void reportMode_alpn_isNotNarrowedAndPasses(DelegateName delegate) throws Exception {
    String[] both = names("http/1.1", "h2");
    SSLContext reporting =
        good.context(delegate, "report-only = [\"alpn.require\"]\n" + REQUIRE_H2);
    Pump pump = pump(reporting, both, good.bare(), both);
    pump.handshake();

    assertEquals("http/1.1", pump.client.getApplicationProtocol());
  }

  /** How an application sets server names, and what is sent under each word. */
  enum Names {
    UNSET("good.example", "good.example", ""),
    EMPTY("good.example", "", ""),
    SET("good.example", "good.example", "");

    private final List<String> sent;

    Names(String... sent) {
      this.sent = List.of(sent);
    }

    String sent(String word) {
      return sent.get(List.of("always", "application", "never").indexOf(word));
    }

    SSLParameters of(SSLParameters parameters) {
      if (this != UNSET) {
        parameters.setServerNames(
            this == EMPTY ? List.of() : List.of(new SNIHostName(Fixture.GOOD)));
      }
      return parameters;
    }
  }

  static Stream<Arguments> namings() {
    return Arrays.stream(DelegateName.values())
        .flatMap(
            delegate ->
                Arrays.stream(Names.values())
                    .flatMap(
                        names ->
                            Stream.of("always", "application", "never")
                                .map(word -> Arguments.of(delegate, names, word))));
  }

  @ParameterizedTest
  @MethodSource("namings")
  void engine_byTheRule_sendsTheNameOrNot(DelegateName delegate, Names names, String word)
      throws Exception {
    SSLContext client = good.context(delegate, "sni.send = \"" + word + "\"\n");
    SSLContext server = good.context(delegate, "");
    SSLEngine engine = client.createSSLEngine(Fixture.GOOD, 443);
    engine.setSSLParameters(names.of(engine.getSSLParameters()));
    Pump pump = new Pump(engine, server.createSSLEngine());
    pump.handshake();

    assertEquals(fact(names.sent(word)), sent(pump.server));
  }

  @ParameterizedTest
  @MethodSource("namings")
  void socket_byTheRule_sendsTheNameOrNot(DelegateName delegate, Names names, String word)
      throws Exception {
    SSLContext client = good.context(delegate, "sni.send = \"" + word + "\"\n");
    SSLServerSocket listener =
        (SSLServerSocket)
            good.bare().getServerSocketFactory().createServerSocket(0, 5, Echo.loopback());
    try (Echo server = new Echo(listener);
        SSLSocket socket =
            (SSLSocket)
                client
                    .getSocketFactory()
                    .createSocket(
                        new Socket(Echo.loopback(), server.port()),
                        Fixture.GOOD,
                        server.port(),
                        true)) {
      socket.setSSLParameters(names.of(socket.getSSLParameters()));
      socket.startHandshake();
      assertEquals(
          fact(names.sent(word)),
          ((NegotiatedConnection) socket).handshakeFacts().orElseThrow().serverName());
    }
  }

  @ParameterizedTest
  @EnumSource
  void host_thatMustNotBeNamed_isNotNamed(DelegateName delegate) throws Exception {
    SSLContext client =
        good.context(
            delegate, "[[host]]\nmatch = \"good.example\"\n[host.sni]\nsend = \"never\"\n");
    Pump pump =
        new Pump(
            client.createSSLEngine(Fixture.GOOD, 443),
            good.context(delegate, "").createSSLEngine());
    pump.handshake();

    assertEquals(Fact.none(), sent(pump.server));
  }

  private static Fact<String> fact(String name) {
    return name.isEmpty() ? Fact.none() : Fact.of(name);
  }

  private static Fact<String> sent(SSLEngine server) {
    return ((NegotiatedConnection) server).handshakeFacts().orElseThrow().serverName();
  }
}
