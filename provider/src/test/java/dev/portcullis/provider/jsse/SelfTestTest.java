package dev.portcullis.provider.jsse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.policy.DelegateName;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** A client without a name may talk to this process itself, and to nobody else, and say nothing. */
class SelfTestTest {
  private static final int SIZE = 100_000;
  private static final String RULE = "rule      identity.no-reference-identity";

  static Stream<Arguments> ways() {
    return Stream.of(DelegateName.values())
        .flatMap(delegate -> Stream.of("TLSv1.3", "TLSv1.2").map(v -> Arguments.of(delegate, v)));
  }

  @ParameterizedTest
  @MethodSource("ways")
  void selfTest_serverOfThisPolicy_shakesHands(DelegateName delegate, String version)
      throws Exception {
    Pump pump = selfTest(delegate, version);
    pump.handshake();
    assertEquals(version, pump.client.getSession().getProtocol());
    assertEquals(HandshakeStatus.NOT_HANDSHAKING, pump.server.getHandshakeStatus());
    pump.client.closeOutbound();
  }

  /** The server asks for the client's certificate: it goes to this process only. */
  @ParameterizedTest
  @MethodSource("ways")
  void selfTest_withClientCertificate_shakesHands(DelegateName delegate, String version)
      throws Exception {
    Pump pump = selfTest(delegate, version);
    pump.server.setNeedClientAuth(true);
    pump.handshake();
    assertEquals(1, pump.server.getSession().getPeerCertificates().length);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void selfTest_thatSendsData_isRefused(DelegateName delegate, String version) throws Exception {
    Pump pump = selfTest(delegate, version);
    pump.handshake();
    SSLHandshakeException refusal =
        assertThrows(SSLHandshakeException.class, () -> pump.sent("secret"));
    assertTrue(refusal.getMessage().contains(RULE), refusal::getMessage);
    assertEquals("", pump.sent("secret")); // closed
  }

  @ParameterizedTest
  @MethodSource("ways")
  void selfTest_thatGetsData_isRefusedAndReadsNothing(DelegateName delegate, String version)
      throws Exception {
    Pump pump = selfTest(delegate, version);
    pump.handshake();
    ByteBuffer record = ByteBuffer.allocate(SIZE);
    pump.server.wrap(ByteBuffer.wrap(new byte[] {1, 2, 3}), record);
    record.flip();
    ByteBuffer plain = ByteBuffer.allocate(SIZE);
    SSLHandshakeException refusal =
        assertThrows(SSLHandshakeException.class, () -> unwrapAll(pump.client, record, plain));
    assertTrue(refusal.getMessage().contains(RULE), refusal::getMessage);
    assertEquals(0, plain.position());
    assertEquals(0, plain.get(0));
  }

  /** A server that no policy governs, in this process or elsewhere, is somebody else. */
  @ParameterizedTest
  @MethodSource("ways")
  void emptyHost_serverOfAnotherKind_isRefusedBeforeItsFirstOctet(
      DelegateName delegate, String version) throws Exception {
    Fixture fixture = Fixture.named(Fixture.GOOD);
    SSLEngine client = fixture.context(delegate, "").createSSLEngine("", 0);
    Pump pump = new Pump(narrowed(client, version), fixture.bare().createSSLEngine());
    SSLHandshakeException refusal = assertThrows(SSLHandshakeException.class, pump::handshake);
    assertTrue(refusal.getMessage().contains(RULE), refusal::getMessage);
  }

  /** The right server, and one octet of another's on the way. */
  @ParameterizedTest
  @MethodSource("ways")
  void emptyHost_octetChangedOnTheWay_isRefused(DelegateName delegate, String version)
      throws Exception {
    Pump pump = selfTest(delegate, version);
    pump.client.beginHandshake();
    pump.server.beginHandshake();
    ByteBuffer hello = ByteBuffer.allocate(SIZE);
    pump.client.wrap(ByteBuffer.allocate(0), hello);
    pump.server.unwrap(hello.flip(), ByteBuffer.allocate(SIZE));
    Pump.runTasks(pump.server);
    ByteBuffer answer = ByteBuffer.allocate(SIZE);
    pump.server.wrap(ByteBuffer.allocate(0), answer);
    answer.flip();
    answer.put(answer.limit() - 1, (byte) (answer.get(answer.limit() - 1) ^ 1));
    SSLHandshakeException refusal =
        assertThrows(
            SSLHandshakeException.class,
            () -> pump.client.unwrap(answer, ByteBuffer.allocate(SIZE)));
    assertTrue(refusal.getMessage().contains(RULE), refusal::getMessage);
  }

  /** Two clients, two servers: neither client takes the other's server. */
  @ParameterizedTest
  @EnumSource
  void emptyHost_serverThatAnsweredAnotherClient_isRefused(DelegateName delegate) throws Exception {
    SSLContext context = Fixture.named(Fixture.GOOD).context(delegate, "");
    Pump one = new Pump(context.createSSLEngine("", 0), context.createSSLEngine("", 0));
    Pump two = new Pump(context.createSSLEngine("", 0), context.createSSLEngine("", 0));
    Pump crossed = new Pump(one.client, two.server);
    ByteBuffer hello = ByteBuffer.allocate(SIZE);
    two.client.wrap(ByteBuffer.allocate(0), hello);
    two.server.unwrap(hello.flip(), ByteBuffer.allocate(SIZE));
    assertThrows(SSLHandshakeException.class, crossed::handshake);
  }

  /** The exemption is for an empty host: none at all is refused at the start, as ever. */
  @ParameterizedTest
  @EnumSource
  void noHost_serverOfThisPolicy_isRefusedBeforeTheHello(DelegateName delegate) throws Exception {
    SSLContext context = Fixture.named(Fixture.GOOD).context(delegate, "");
    SSLEngine client = context.createSSLEngine();
    client.setUseClientMode(true);
    assertThrows(SSLHandshakeException.class, client::beginHandshake);
  }

  /** Many that nobody answers: the newest still works. */
  @ParameterizedTest
  @EnumSource
  void selfTest_afterManyThatWereGivenUp_shakesHands(DelegateName delegate) throws Exception {
    SSLContext context = Fixture.named(Fixture.GOOD).context(delegate, "");
    SSLEngine[] abandoned = new SSLEngine[40];
    for (int i = 0; i < abandoned.length; i++) {
      abandoned[i] = context.createSSLEngine("", 0);
      abandoned[i].setUseClientMode(true);
      abandoned[i].wrap(ByteBuffer.allocate(0), ByteBuffer.allocate(SIZE));
    }
    Pump pump = new Pump(context.createSSLEngine("", 0), context.createSSLEngine("", 0));
    pump.handshake();
    assertEquals("TLSv1.3", pump.client.getSession().getProtocol());
    assertTrue(Arrays.stream(abandoned).noneMatch(SSLEngine::isOutboundDone));
  }

  private static Pump selfTest(DelegateName delegate, String version) throws Exception {
    SSLContext context = Fixture.named(Fixture.GOOD).context(delegate, "");
    SSLEngine client = narrowed(context.createSSLEngine("", 0), version);
    SSLParameters parameters = client.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("");
    client.setSSLParameters(parameters);
    return new Pump(client, context.createSSLEngine("", 0));
  }

  private static SSLEngine narrowed(SSLEngine engine, String version) {
    engine.setEnabledProtocols(new String[] {version});
    return engine;
  }

  private static void unwrapAll(SSLEngine engine, ByteBuffer source, ByteBuffer target)
      throws Exception {
    while (source.hasRemaining()) {
      engine.unwrap(source, target);
    }
  }
}
