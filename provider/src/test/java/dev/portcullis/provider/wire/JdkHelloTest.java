package dev.portcullis.provider.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Hellos that the running JDK's own engines write. */
class JdkHelloTest {

  private static SSLContext context;

  @BeforeAll
  static void makeContext() throws Exception {
    context = EngineFlights.context();
  }

  @Test
  void clientHello_ofThisJdk_saysWhatWasConfigured() throws Exception {
    ClientHello hello = clientHello(client("TLSv1.3", "TLSv1.2"));
    ClientExtensions extensions = hello.extensions();
    assertEquals(ClientHello.Format.TLS, hello.format());
    assertEquals(0x0303, hello.legacyVersion());
    assertEquals(64, hello.random().length());
    assertEquals(32, hello.sessionIdLength());
    assertEquals(Codes.of(0x1301, 0xc02b), hello.cipherSuites());
    assertEquals("a.example", extensions.serverName());
    assertEquals(Codes.of(0x0304, 0x0303), extensions.supportedVersions());
    assertEquals(List.of("h2", "http/1.1"), extensions.applicationProtocols());
    assertEquals(Codes.of(1), extensions.pskModes());
    assertTrue(hello.offersExtendedMasterSecret());
    assertTrue(hello.offersSecureRenegotiation());
    assertFalse(hello.offersEncryptThenMac());
  }

  @Test
  void clientHello_ofThisJdk_sharesAreAmongItsGroups() throws Exception {
    ClientExtensions extensions = clientHello(client("TLSv1.3", "TLSv1.2")).extensions();
    assertTrue(extensions.supportedGroups().contains(0x001d));
    assertTrue(extensions.keyShares().contains(new KeyShare(0x001d, 32)));
    for (KeyShare share : extensions.keyShares()) {
      assertTrue(extensions.supportedGroups().contains(share.group()));
    }
    assertTrue(extensions.signatureAlgorithms().contains(0x0403));
    assertTrue(extensions.signatureAlgorithmsCert().contains(0x0403));
  }

  @Test
  void clientHello_tls12Alone_hasNoTls13Extensions() throws Exception {
    ClientHello hello = clientHello(client("TLSv1.2"));
    assertEquals(0x0303, hello.legacyVersion());
    assertEquals(List.of(), hello.extensions().keyShares());
    assertEquals(Codes.NONE, hello.extensions().pskModes());
  }

  @Test
  void serverHello_tls13OfThisJdk_namesVersionSuiteAndGroup() throws Exception {
    SSLEngine client = client("TLSv1.3", "TLSv1.2");
    byte[] flight = EngineFlights.answer(server(), EngineFlights.firstFlight(client));
    RecordReader reader = new RecordReader(Sender.SERVER);
    reader.feed(flight, 0, flight.length);
    List<WireMessage> messages = WireBytes.drain(reader);
    assertEquals(1, messages.size());
    ServerHello hello = (ServerHello) messages.get(0);
    assertEquals(0x0304, hello.version());
    assertEquals(0x1301, hello.cipherSuite());
    assertEquals(OptionalInt.of(firstShareOf(client("TLSv1.3"))), hello.group());
    assertFalse(hello.isHelloRetryRequest());
    assertTrue(reader.isFinished());
  }

  @Test
  void serverHello_shareOfNoCommonGroup_isRecognisedAsRetryRequest() throws Exception {
    SSLEngine server = server();
    SSLParameters parameters = server.getSSLParameters();
    parameters.setAlgorithmConstraints(new OnlyGroup("secp521r1"));
    server.setSSLParameters(parameters);
    byte[] flight = EngineFlights.answer(server, EngineFlights.firstFlight(client("TLSv1.3")));
    RecordReader reader = new RecordReader(Sender.SERVER);
    reader.feed(flight, 0, flight.length);
    ServerHello hello = (ServerHello) reader.next();
    assertTrue(hello.isHelloRetryRequest());
    assertEquals(0x0304, hello.version());
    assertEquals(OptionalInt.of(0x0019), hello.group());
    assertFalse(reader.isFinished());
  }

  @Test
  void serverFlight_tls12OfThisJdk_namesVersionSuiteAndGroup() throws Exception {
    SSLEngine client = client("TLSv1.2");
    byte[] flight = EngineFlights.answer(server(), EngineFlights.firstFlight(client));
    for (int piece : List.of(1, 7, flight.length)) {
      List<WireMessage> messages = WireBytes.readInPieces(Sender.SERVER, flight, piece);
      assertEquals(2, messages.size());
      ServerHello hello = (ServerHello) messages.get(0);
      assertEquals(0x0303, hello.version());
      assertEquals(0xc02b, hello.cipherSuite());
      assertEquals(OptionalInt.empty(), hello.group());
      assertEquals("h2", hello.applicationProtocol());
      assertTrue(hello.hasExtendedMasterSecret());
      assertTrue(hello.hasSecureRenegotiation());
      assertEquals(new ServerKeyExchange(0x001d, OptionalInt.of(0x0403)), messages.get(1));
    }
  }

  @Test
  void alert_ofThisJdk_isNamed() throws Exception {
    SSLEngine server = server();
    server.setEnabledProtocols(new String[] {"TLSv1.3"});
    byte[] flight = EngineFlights.answer(server, EngineFlights.firstFlight(client("TLSv1.2")));
    List<WireMessage> messages = WireBytes.read(Sender.SERVER, flight);
    assertEquals("[Alert(fatal, protocol_version)]", messages.toString());
  }

  private static int firstShareOf(SSLEngine client) throws Exception {
    return clientHello(client).extensions().keyShares().get(0).group();
  }

  private static ClientHello clientHello(SSLEngine client) throws Exception {
    byte[] flight = EngineFlights.firstFlight(client);
    List<WireMessage> messages = WireBytes.read(Sender.CLIENT, flight);
    assertEquals(1, messages.size());
    assertEquals(messages, WireBytes.readInPieces(Sender.CLIENT, flight, 1));
    assertEquals(messages, WireBytes.read(Sender.CLIENT, WireBytes.bytePerRecord(flight)));
    return (ClientHello) messages.get(0);
  }

  private static SSLEngine client(String... protocols) {
    SSLEngine engine = context.createSSLEngine("a.example", 443);
    engine.setUseClientMode(true);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setProtocols(protocols);
    parameters.setCipherSuites(
        Arrays.asList(protocols).contains("TLSv1.3")
            ? new String[] {"TLS_AES_128_GCM_SHA256", "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"}
            : new String[] {"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256"});
    parameters.setServerNames(List.of(new SNIHostName("a.example")));
    parameters.setApplicationProtocols(new String[] {"h2", "http/1.1"});
    engine.setSSLParameters(parameters);
    return engine;
  }

  private static SSLEngine server() {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {"h2"});
    engine.setSSLParameters(parameters);
    return engine;
  }
}
