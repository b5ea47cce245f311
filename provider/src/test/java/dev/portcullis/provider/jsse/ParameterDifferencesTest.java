package dev.portcullis.provider.jsse;

import static dev.portcullis.provider.jsse.Outcome.code;

import java.util.Arrays;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Setters and getters, compared as docs/differences.md says. */
class ParameterDifferencesTest {
  private static final String GCM_128 = "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256";
  private static final String GCM_256 = "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384";

  private static Fixture good;

  @BeforeAll
  static void makeIdentity() throws Exception {
    good = Fixture.named(Fixture.GOOD);
  }

  private static SSLEngine engine(Speaker speaker, boolean client) throws Exception {
    SSLEngine engine = speaker.context(good).createSSLEngine(Fixture.GOOD, 443);
    engine.setUseClientMode(client);
    return engine;
  }

  private static String protocolsAfter(Speaker speaker, String... names) throws Exception {
    SSLEngine engine = engine(speaker, true);
    return Outcome.of(
        () -> {
          engine.setEnabledProtocols(names);
          return list(engine.getEnabledProtocols());
        });
  }

  private static String list(String... names) {
    return names.length == 0 ? "none" : code(String.join(" ", names));
  }

  @Test
  void unknownCipherSuite_set(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              SSLEngine engine = engine(speaker, true);
              String[] names = {GCM_128, "TLS_UNKNOWN"};
              return Outcome.of("accepted", () -> engine.setEnabledCipherSuites(names));
            });
  }

  @Test
  void unknownProtocol_set(TestInfo test) throws Exception {
    DocumentedRow.of(test).shows(speaker -> protocolsAfter(speaker, "TLSv1.2", "TLSv1.9"));
  }

  @Test
  void emptyName_set(TestInfo test) throws Exception {
    DocumentedRow.of(test).shows(speaker -> protocolsAfter(speaker, "TLSv1.2", ""));
  }

  @Test
  void nullList_set(TestInfo test) throws Exception {
    DocumentedRow.of(test).shows(speaker -> protocolsAfter(speaker, (String[]) null));
  }

  @Test
  void emptyList_set(TestInfo test) throws Exception {
    DocumentedRow.of(test).shows(speaker -> protocolsAfter(speaker));
  }

  @Test
  void refusedProtocolAmongOthers_set(TestInfo test) throws Exception {
    DocumentedRow.of(test).shows(speaker -> protocolsAfter(speaker, "TLSv1.2", "TLSv1.1"));
  }

  @Test
  void refusedProtocolAlone_set(TestInfo test) throws Exception {
    DocumentedRow.of(test).shows(speaker -> protocolsAfter(speaker, "TLSv1.1"));
  }

  @Test
  void sslv2Hello_set(TestInfo test) throws Exception {
    DocumentedRow.of(test).shows(speaker -> protocolsAfter(speaker, "SSLv2Hello", "TLSv1.2"));
  }

  @Test
  void supportedProtocols_read(TestInfo test) throws Exception {
    DocumentedRow.of(test).shows(speaker -> list(engine(speaker, true).getSupportedProtocols()));
  }

  @Test
  void supportedCipherSuites_read(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              List<String> suites = List.of(engine(speaker, true).getSupportedCipherSuites());
              return suites.contains("TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA")
                  ? "the platform's"
                  : "the policy's";
            });
  }

  @Test
  void contextParameters_read(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              SSLContext context = speaker.context(good);
              return "default "
                  + list(context.getDefaultSSLParameters().getProtocols())
                  + ", supported "
                  + list(context.getSupportedSSLParameters().getProtocols());
            });
  }

  @Test
  void cipherSuiteOrder_set(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              SSLEngine engine = engine(speaker, true);
              engine.setEnabledCipherSuites(new String[] {GCM_256, GCM_128});
              return Arrays.equals(engine.getEnabledCipherSuites(), new String[] {GCM_256, GCM_128})
                  ? "the application's"
                  : "the policy's";
            });
  }

  @Test
  void serverOrder_read(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> code(engine(speaker, false).getSSLParameters().getUseCipherSuitesOrder()));
  }

  @Test
  void serverOrder_set(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              SSLEngine engine = engine(speaker, false);
              SSLParameters parameters = engine.getSSLParameters();
              parameters.setUseCipherSuitesOrder(true);
              engine.setSSLParameters(parameters);
              return code(engine.getSSLParameters().getUseCipherSuitesOrder());
            });
  }

  @Test
  void identification_read(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker ->
                code(
                    engine(speaker, true).getSSLParameters().getEndpointIdentificationAlgorithm()));
  }

  @Test
  void identification_cleared(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              SSLEngine engine = engine(speaker, true);
              SSLParameters parameters = engine.getSSLParameters();
              parameters.setEndpointIdentificationAlgorithm("");
              engine.setSSLParameters(parameters);
              return code(engine.getSSLParameters().getEndpointIdentificationAlgorithm());
            });
  }

  @Test
  void clientMode_readBeforeSet(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker ->
                code(speaker.context(good).createSSLEngine(Fixture.GOOD, 443).getUseClientMode()));
  }

  @Test
  void clientMode_neverSet(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              SSLEngine engine = speaker.context(good).createSSLEngine(Fixture.GOOD, 443);
              return Outcome.of("begins", engine::beginHandshake);
            });
  }

  @Test
  void sessionTimeout_read(TestInfo test) throws Exception {
    String lines = "[session]\nmax-age-seconds = 3600\n";
    DocumentedRow.of(test)
        .shows(
            speaker ->
                speaker.context(good, lines).getClientSessionContext().getSessionTimeout() + " s");
  }

  @Test
  void sessionTimeout_setLater(TestInfo test) throws Exception {
    String lines = "[session]\nmax-age-seconds = 3600\n";
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              SSLContext context = speaker.context(good, lines);
              context.getClientSessionContext().setSessionTimeout(7200);
              return context.getClientSessionContext().getSessionTimeout() + " s";
            });
  }

  @Test
  void datagram_served(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              SSLContext context =
                  speaker == Speaker.BARE
                      ? SSLContext.getInstance("DTLS", "SunJSSE")
                      : datagram(speaker);
              context.init(good.keys(), good.trust(), null);
              SSLEngine engine = context.createSSLEngine(Fixture.GOOD, 443);
              engine.setUseClientMode(true);
              return list(engine.getEnabledProtocols());
            });
  }

  private static SSLContext datagram(Speaker speaker) throws Exception {
    return SSLContext.getInstance("DTLS", speaker.context(good).getProvider());
  }
}
