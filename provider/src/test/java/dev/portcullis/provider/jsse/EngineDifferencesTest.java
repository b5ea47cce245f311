package dev.portcullis.provider.jsse;

import static dev.portcullis.provider.jsse.Outcome.code;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Engines against SunJSSE, compared as docs/differences.md says. */
class EngineDifferencesTest {
  private static final int SIZE = 100_000;

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

  private static SSLEngine client(Speaker speaker, Fixture identity) throws Exception {
    SSLEngine client = speaker.context(identity).createSSLEngine(Fixture.GOOD, 443);
    client.setUseClientMode(true);
    return client;
  }

  /** A connected pair: the speaker's client and SunJSSE's server. */
  private static Pump connected(Speaker speaker, String version) throws Exception {
    Pump pump = new Pump(client(speaker, good), good.bare().createSSLEngine());
    pump.client.setEnabledProtocols(new String[] {version});
    pump.handshake();
    return pump;
  }

  private static ByteBuffer empty() {
    return ByteBuffer.allocate(0);
  }

  /** What one wrap makes, ready to be read. */
  private static ByteBuffer wrapped(SSLEngine engine, String text) throws SSLException {
    ByteBuffer record = ByteBuffer.allocate(SIZE);
    engine.wrap(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)), record);
    return record.flip();
  }

  private static String words(SSLEngineResult result) {
    return code(result.getStatus()) + " " + code(result.getHandshakeStatus());
  }

  private static String wrapping(SSLEngine engine) {
    return Outcome.of(() -> words(engine.wrap(empty(), ByteBuffer.allocate(SIZE))));
  }

  private static String unwrapping(SSLEngine engine, byte... record) {
    return Outcome.of(
        () -> words(engine.unwrap(ByteBuffer.wrap(record), ByteBuffer.allocate(SIZE))));
  }

  @Test
  void delegatedTasks_ofAHandshake(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              SSLEngine client = client(speaker, good);
              SSLEngine server = good.bare().createSSLEngine();
              server.setUseClientMode(false);
              server.unwrap(wrapped(client, ""), empty());
              tasks(server);
              client.unwrap(wrapped(server, ""), empty());
              return Outcome.yes(client.getHandshakeStatus() == HandshakeStatus.NEED_TASK);
            });
  }

  private static void tasks(SSLEngine engine) {
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
  }

  @Test
  void bufferSizes_beforeTheHandshake(TestInfo test) throws Exception {
    DocumentedRow.of(test).shows(speaker -> sizes(client(speaker, good).getSession()));
  }

  @Test
  void bufferSizes_ofAConnection(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker ->
                perVersion(version -> sizes(connected(speaker, version).client.getSession())));
  }

  private static String sizes(SSLSession session) {
    return session.getPacketBufferSize() + " and " + session.getApplicationBufferSize();
  }

  @Test
  void session_beforeTheHandshake(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              SSLSession session = client(speaker, good).getSession();
              return code(session.getProtocol()) + " " + code(session.getCipherSuite());
            });
  }

  @Test
  void session_readTwice(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              SSLEngine client = connected(speaker, "TLSv1.3").client;
              SSLSession first = client.getSession();
              return client.getSession() == first ? "the same" : "equal";
            });
  }

  @Test
  void session_valuesAreKept(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              SSLEngine client = connected(speaker, "TLSv1.3").client;
              client.getSession().putValue("key", "value");
              return code(client.getSession().getValue("key"));
            });
  }

  @Test
  void session_peerHost(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              SSLSession session = connected(speaker, "TLSv1.3").client.getSession();
              return code(session.getPeerHost() + ":" + session.getPeerPort());
            });
  }

  @Test
  void handshakeSession_afterTheHandshake(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(speaker -> code(connected(speaker, "TLSv1.3").client.getHandshakeSession()));
  }

  @Test
  void wrap_smallTarget(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              SSLEngine client = connected(speaker, "TLSv1.3").client;
              ByteBuffer data = ByteBuffer.allocate(100);
              return code(client.wrap(data, ByteBuffer.allocate(50)).getStatus());
            });
  }

  @Test
  void unwrap_partOfARecord(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              Pump pump = connected(speaker, "TLSv1.3");
              ByteBuffer record = wrapped(pump.server, "hello");
              record.limit(record.limit() - 1);
              return code(pump.client.unwrap(record, ByteBuffer.allocate(SIZE)).getStatus());
            });
  }

  @Test
  void unwrap_smallTarget(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              Pump pump = connected(speaker, "TLSv1.3");
              ByteBuffer record = wrapped(pump.server, "hello");
              SSLEngineResult result = pump.client.unwrap(record, ByteBuffer.allocate(3));
              return code(result.getStatus()) + ", " + result.bytesProduced() + " octets";
            });
  }

  @Test
  void unwrap_manipulatedRecord(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              Pump pump = connected(speaker, "TLSv1.3");
              ByteBuffer record = wrapped(pump.server, "hello");
              record.put(record.limit() - 1, (byte) (record.get(record.limit() - 1) ^ 1));
              return Outcome.of(() -> words(pump.client.unwrap(record, ByteBuffer.allocate(SIZE))));
            });
  }

  @Test
  void alert_inAHandshake(TestInfo test) throws Exception {
    DocumentedRow.of(test).shows(speaker -> answered(speaker, 21, 3, 3, 0, 2, 2, 40));
  }

  @Test
  void plaintext_inAHandshake(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(speaker -> answered(speaker, 'H', 'T', 'T', 'P', '/', '1', '.', '1', ' ', '4'));
  }

  /** Which call of a client tells that the server's first octets are no answer. */
  private static String answered(Speaker speaker, int... octets) throws Exception {
    SSLEngine client = client(speaker, good);
    wrapped(client, "");
    byte[] record = new byte[octets.length];
    for (int i = 0; i < octets.length; i++) {
      record[i] = (byte) octets[i];
    }
    String read = unwrapping(client, record);
    return read.contains("Exception")
        ? "`unwrap`: " + read
        : "`unwrap`: " + read + ", `wrap`: " + wrapping(client);
  }

  @Test
  void refusal_foundByUnwrap(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              SSLEngine client = refusing(speaker);
              return "`unwrap`: "
                  + code(client.getHandshakeStatus())
                  + ", then "
                  + untilThrown(client);
            });
  }

  @Test
  void refusal_thenWrap(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              SSLEngine client = refusing(speaker);
              untilThrown(client);
              ByteBuffer alert = ByteBuffer.allocate(SIZE);
              return Outcome.of(
                  () ->
                      words(client.wrap(empty(), alert))
                          + (alert.position() > 0 ? ", an alert" : ", nothing"));
            });
  }

  @Test
  void refusal_thenWrapTwice(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              SSLEngine client = refusing(speaker);
              untilThrown(client);
              wrapping(client);
              return wrapping(client);
            });
  }

  @Test
  void refusal_thenUnwrap(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              SSLEngine client = refusing(speaker);
              untilThrown(client);
              wrapping(client);
              return unwrapping(client);
            });
  }

  @Test
  void refusal_outboundDone(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              SSLEngine client = refusing(speaker);
              untilThrown(client);
              wrapping(client);
              return "inbound "
                  + Outcome.yes(client.isInboundDone())
                  + ", outbound "
                  + Outcome.yes(client.isOutboundDone());
            });
  }

  /** A client that has unwrapped the flight of a server that it does not trust. */
  private static SSLEngine refusing(Speaker speaker) throws Exception {
    SSLEngine client = client(speaker, Fixture.named(Fixture.GOOD));
    SSLEngine server = good.bare().createSSLEngine();
    server.setUseClientMode(false);
    client.setEnabledProtocols(new String[] {"TLSv1.2"});
    server.unwrap(wrapped(client, ""), empty());
    tasks(server);
    ByteBuffer flight = ByteBuffer.allocate(SIZE);
    while (server.getHandshakeStatus() == HandshakeStatus.NEED_WRAP) {
      server.wrap(empty(), flight);
    }
    flight.flip();
    SSLEngineResult result = client.unwrap(flight, empty());
    while (flight.hasRemaining() && result.bytesConsumed() > 0) {
      tasks(client);
      result = client.unwrap(flight, empty());
    }
    return client;
  }

  /** Runs tasks and the call that the status asks for until it throws; says which one did. */
  private static String untilThrown(SSLEngine client) {
    for (int step = 0; step < 10; step++) {
      tasks(client);
      boolean wrap = client.getHandshakeStatus() == HandshakeStatus.NEED_WRAP;
      String outcome = wrap ? wrapping(client) : unwrapping(client);
      if (outcome.contains("Exception")) {
        return (wrap ? "`wrap`: " : "`unwrap`: ") + outcome;
      }
    }
    return "nothing";
  }

  @Test
  void closeOutbound_ownSide(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker ->
                perVersion(
                    version -> {
                      Pump pump = connected(speaker, version);
                      pump.client.closeOutbound();
                      wrapped(pump.client, "");
                      return pump.client.isInboundDone() ? "nothing" : "reading goes on";
                    }));
  }

  @Test
  void closeOutbound_dataOnTheWay(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker ->
                perVersion(
                    version -> {
                      Pump pump = connected(speaker, version);
                      pump.client.closeOutbound();
                      wrapped(pump.client, "");
                      return received(pump.client, wrapped(pump.server, "late"));
                    }));
  }

  private static String received(SSLEngine engine, ByteBuffer record) {
    return Outcome.of(
        () -> {
          SSLEngineResult result = engine.unwrap(record, ByteBuffer.allocate(SIZE));
          return code(result.getStatus()) + ", " + result.bytesProduced() + " octets";
        });
  }

  @Test
  void closeNotify_ofThePeer(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker ->
                perVersion(
                    version -> {
                      Pump pump = connected(speaker, version);
                      pump.server.closeOutbound();
                      ByteBuffer notify = wrapped(pump.server, "");
                      return Outcome.of(
                          () -> words(pump.client.unwrap(notify, ByteBuffer.allocate(SIZE))));
                    }));
  }

  @Test
  void closeNotify_thenWrite(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker ->
                perVersion(
                    version -> {
                      Pump pump = connected(speaker, version);
                      pump.server.closeOutbound();
                      pump.client.unwrap(wrapped(pump.server, ""), ByteBuffer.allocate(SIZE));
                      return Outcome.of(() -> written(pump.client));
                    }));
  }

  private static String written(SSLEngine engine) throws SSLException {
    ByteBuffer data = ByteBuffer.wrap(new byte[5]);
    SSLEngineResult result = engine.wrap(data, ByteBuffer.allocate(SIZE));
    return code(result.getStatus()) + ", " + result.bytesConsumed() + " octets";
  }

  @Test
  void closeInbound_withoutCloseNotify(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(speaker -> Outcome.of("closed", connected(speaker, "TLSv1.3").client::closeInbound));
  }

  @Test
  void closeInbound_afterCloseNotify(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              Pump pump = connected(speaker, "TLSv1.3");
              pump.server.closeOutbound();
              pump.client.unwrap(wrapped(pump.server, ""), ByteBuffer.allocate(SIZE));
              return Outcome.of("closed", pump.client::closeInbound);
            });
  }

  @Test
  void closeOutbound_beforeTheHandshake(TestInfo test) throws Exception {
    DocumentedRow.of(test).shows(speaker -> closedUnused(client(speaker, good)));
  }

  @Test
  void closeOutbound_ofAScratchEngine(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              SSLContext context = speaker.context(good);
              SSLEngine scratch = context.createSSLEngine();
              scratch.setUseClientMode(true);
              return closedUnused(scratch);
            });
  }

  private static String closedUnused(SSLEngine engine) {
    engine.closeOutbound();
    return wrapping(engine);
  }

  @Test
  void closeOutbound_duringTheHandshake(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              SSLEngine client = client(speaker, good);
              wrapped(client, "");
              client.closeOutbound();
              ByteBuffer alerts = ByteBuffer.allocate(SIZE);
              return Outcome.of(
                  () ->
                      words(client.wrap(empty(), alerts))
                          + (alerts.position() > 0 ? ", an alert" : ", nothing"));
            });
  }
}
