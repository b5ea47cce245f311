package dev.portcullis.provider.jsse;

import static dev.portcullis.provider.jsse.Outcome.code;

import java.lang.reflect.InvocationTargetException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Handshakes between a speaker and SunJSSE, compared as docs/differences.md says. */
class NegotiationDifferencesTest {
  private static Fixture good;

  @BeforeAll
  static void makeIdentity() throws Exception {
    good = Fixture.named(Fixture.GOOD);
  }

  private interface PerVersion {
    String of(String version) throws Exception;
  }

  private static String perVersion(PerVersion observation) throws Exception {
    String newer = observation.of("TLSv1.3");
    String older = observation.of("TLSv1.2");
    return newer.equals(older) ? newer : "TLS 1.3: " + newer + ", TLS 1.2: " + older;
  }

  private static Pump pump(SSLContext client, SSLContext server, String version) {
    Pump pump = new Pump(client.createSSLEngine(Fixture.GOOD, 443), server.createSSLEngine());
    pump.client.setEnabledProtocols(new String[] {version});
    return pump;
  }

  private static void parameters(SSLEngine engine, Consumer<SSLParameters> set) {
    SSLParameters parameters = engine.getSSLParameters();
    set.accept(parameters);
    engine.setSSLParameters(parameters);
  }

  private static Pump protocols(Speaker speaker, String client, String server) throws Exception {
    Pump pump = pump(good.bare(), speaker.context(good), "TLSv1.3");
    parameters(pump.client, p -> p.setApplicationProtocols(new String[] {client}));
    if (server != null) {
      parameters(pump.server, p -> p.setApplicationProtocols(new String[] {server}));
    }
    return pump;
  }

  private static String chosen(Pump pump) {
    return Outcome.of(
        () -> {
          pump.handshake();
          return code(pump.server.getApplicationProtocol());
        });
  }

  @Test
  void nothingUsable_enabled(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              Pump pump = pump(speaker.context(good), good.bare(), "TLSv1.2");
              pump.client.setEnabledCipherSuites(new String[] {"TLS_AES_128_GCM_SHA256"});
              return Outcome.of("handshake", pump::handshake);
            });
  }

  @Test
  void peerHost_missing(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              SSLContext client = speaker.context(good);
              Pump pump = new Pump(client.createSSLEngine(), good.bare().createSSLEngine());
              return Outcome.of("handshake", pump::handshake);
            });
  }

  @Test
  void failure_explained(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              Pump pump = pump(speaker.context(good), good.bare(), "TLSv1.3");
              pump.server.setEnabledProtocols(new String[] {"TLSv1.2"});
              return failure(pump);
            });
  }

  private static String failure(Pump pump) throws SSLException {
    pump.client.beginHandshake();
    ByteBuffer hello = ByteBuffer.allocate(100_000);
    pump.client.wrap(ByteBuffer.allocate(0), hello);
    byte[] alert = {21, 3, 3, 0, 2, 2, 70};
    try {
      pump.client.unwrap(ByteBuffer.wrap(alert), ByteBuffer.allocate(100_000));
      pump.client.wrap(ByteBuffer.allocate(0), hello);
      return "no exception";
    } catch (SSLException e) {
      return code(e.getClass().getSimpleName()) + " of " + lines(e.getMessage().lines().count());
    }
  }

  private static String lines(long count) {
    return count == 1 ? "1 line" : count + " lines";
  }

  @Test
  void secondHandshake_onAnOpenConnection(TestInfo test) throws Exception {
    DocumentedRow.of(test).shows(speaker -> perVersion(version -> second(speaker, version)));
  }

  private static String second(Speaker speaker, String version) throws Exception {
    Pump pump = pump(speaker.context(good), good.bare(), version);
    pump.handshake();
    return Outcome.of(
        () -> {
          pump.client.beginHandshake();
          return pump.client.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING
              ? "nothing"
              : "a handshake begins";
        });
  }

  @Test
  void resumption_byAClient(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              CountingTrust trust = new CountingTrust(good.trust());
              SSLContext client = speaker.context(good, trust);
              SSLContext server = good.bare();
              return perVersion(version -> resumed(client, server, trust, version));
            });
  }

  @Test
  void resumption_byAServer(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              CountingTrust trust = new CountingTrust(good.trust());
              SSLContext client = Speaker.BARE.context(good, trust);
              SSLContext server = speaker.context(good);
              return perVersion(version -> resumed(client, server, trust, version));
            });
  }

  private static String resumed(
      SSLContext client, SSLContext server, CountingTrust trust, String version) throws Exception {
    int before = trust.asked();
    for (int i = 0; i < 2; i++) {
      Pump pump = pump(client, server, version);
      pump.handshake();
      pump.sent("hello");
    }
    return Outcome.yes(trust.asked() - before == 1);
  }

  @Test
  void sessionId_ofAClient(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              SSLContext client = speaker.context(good);
              return perVersion(version -> sessionId(pump(client, good.bare(), version)));
            });
  }

  private static String sessionId(Pump pump) throws Exception {
    pump.handshake();
    return pump.client.getSession().getId().length
        + " octets, context "
        + (pump.client.getSession().getSessionContext() == null ? "`null`" : "known");
  }

  @Test
  void requestedServerNames_ofTheSession(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker ->
                perVersion(
                    version -> {
                      Pump pump = pump(good.bare(), speaker.context(good), version);
                      pump.handshake();
                      return names(pump.server);
                    }));
  }

  private static String names(SSLEngine server) {
    return Outcome.of(
        () ->
            code(
                new String(
                    ((ExtendedSSLSession) server.getSession())
                        .getRequestedServerNames()
                        .get(0)
                        .getEncoded(),
                    StandardCharsets.US_ASCII)));
  }

  @Test
  void serverNameMatcher_ofAnotherName(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              Pump pump = pump(good.bare(), speaker.context(good), "TLSv1.3");
              parameters(
                  pump.server,
                  p -> p.setSNIMatchers(List.of(SNIHostName.createSNIMatcher("other\\.example"))));
              return Outcome.of("handshake", pump::handshake);
            });
  }

  @Test
  void applicationProtocol_inCommon(TestInfo test) throws Exception {
    DocumentedRow.of(test).shows(speaker -> chosen(protocols(speaker, "h2", "h2")));
  }

  @Test
  void applicationProtocol_notInCommon(TestInfo test) throws Exception {
    DocumentedRow.of(test).shows(speaker -> chosen(protocols(speaker, "h2", "http/1.1")));
  }

  @Test
  void applicationProtocol_unknownToTheServer(TestInfo test) throws Exception {
    DocumentedRow.of(test).shows(speaker -> chosen(protocols(speaker, "h2", null)));
  }

  @Test
  void applicationProtocol_beforeTheHandshake(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(speaker -> code(protocols(speaker, "h2", "h2").server.getApplicationProtocol()));
  }

  @Test
  void applicationProtocolSelector_saysNull(TestInfo test) throws Exception {
    DocumentedRow.of(test).shows(speaker -> selected(speaker, (engine, names) -> null));
  }

  @Test
  void applicationProtocolSelector_saysEmpty(TestInfo test) throws Exception {
    DocumentedRow.of(test).shows(speaker -> selected(speaker, (engine, names) -> ""));
  }

  private static String selected(
      Speaker speaker, BiFunction<SSLEngine, List<String>, String> selector) throws Exception {
    Pump pump = protocols(speaker, "h2", null);
    pump.server.setHandshakeApplicationProtocolSelector(selector);
    return chosen(pump);
  }

  @Test
  void clientCertificate_neededAndMissing(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker ->
                perVersion(
                    version -> {
                      Pump pump = pump(Speaker.BARE.keyless(good), speaker.context(good), version);
                      pump.server.setNeedClientAuth(true);
                      return Outcome.of("handshake", pump::handshake);
                    }));
  }

  @Test
  void clientCertificate_wantedAndMissing(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker ->
                perVersion(
                    version -> {
                      Pump pump = pump(Speaker.BARE.keyless(good), speaker.context(good), version);
                      pump.server.setWantClientAuth(true);
                      pump.handshake();
                      return Outcome.of(() -> pump.server.getSession().getPeerPrincipal());
                    }));
  }

  @Test
  void clientCertificate_neededAndShown(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker ->
                perVersion(
                    version -> {
                      Pump pump = pump(speaker.context(good), speaker.context(good), version);
                      pump.server.setNeedClientAuth(true);
                      pump.handshake();
                      return code(pump.server.getSession().getPeerPrincipal());
                    }));
  }

  @Test
  void edwardsKey_ofAServer(TestInfo test) throws Exception {
    Fixture edwards = Fixture.ed25519(Fixture.GOOD);
    DocumentedRow.of(test)
        .shows(
            speaker ->
                perVersion(
                    version -> {
                      Pump pump = pump(speaker.context(edwards), speaker.context(edwards), version);
                      return Outcome.of("handshake", pump::handshake);
                    }));
  }

  @Test
  void edwardsKey_ofAClient(TestInfo test) throws Exception {
    Fixture edwards = Fixture.ed25519(Fixture.GOOD);
    DocumentedRow.of(test)
        .shows(
            speaker ->
                perVersion(
                    version -> {
                      Pump pump = pump(speaker.context(edwards), edwards.bare(), version);
                      pump.server.setNeedClientAuth(true);
                      return Outcome.of("handshake", pump::handshake);
                    }));
  }

  @Test
  void ownChain_livesTooLong(TestInfo test) throws Exception {
    String lines = "[server.own-chain]\nmax-lifetime-days = 10\non-violation = \"report\"\n";
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              // Each finding is told once per process: one lifetime each makes them different.
              Fixture old = Fixture.living(40 + speaker.ordinal(), Fixture.GOOD);
              try (Warnings warnings = new Warnings()) {
                Pump pump = pump(old.bare(), speaker.context(old, lines), "TLSv1.3");
                pump.handshake();
                return warnings.mention("own-chain.max-lifetime-days")
                    ? "handshake, warning"
                    : "handshake";
              }
            });
  }

  @Test
  void exporter_ofTheSession(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              Pump pump = pump(speaker.context(good), good.bare(), "TLSv1.3");
              pump.handshake();
              return exported(pump.client.getSession());
            });
  }

  private static String exported(Object session) throws Exception {
    try {
      var method =
          ExtendedSSLSession.class.getMethod(
              "exportKeyingMaterialData", String.class, byte[].class, int.class);
      return ((byte[]) method.invoke(session, "EXPORTER-test", null, 32)).length + " octets";
    } catch (NoSuchMethodException e) {
      return "no such method";
    } catch (InvocationTargetException e) {
      return code(e.getCause().getClass().getSimpleName());
    }
  }
}
