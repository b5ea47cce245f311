package dev.portcullis.provider.wire;

import static dev.portcullis.provider.wire.HelloFixtures.CHANGE_CIPHER_SPEC;
import static dev.portcullis.provider.wire.HelloFixtures.RANDOM;
import static dev.portcullis.provider.wire.HelloFixtures.RETRY;
import static dev.portcullis.provider.wire.HelloFixtures.RETRY_REQUEST;
import static dev.portcullis.provider.wire.HelloFixtures.RICH_CLIENT;
import static dev.portcullis.provider.wire.HelloFixtures.SSL2_FORMAT_TLS;
import static dev.portcullis.provider.wire.HelloFixtures.SSL2_ONLY;
import static dev.portcullis.provider.wire.HelloFixtures.SSL3_CLIENT;
import static dev.portcullis.provider.wire.HelloFixtures.SSL3_SERVER;
import static dev.portcullis.provider.wire.HelloFixtures.TLS12_SERVER_BODY;
import static dev.portcullis.provider.wire.HelloFixtures.TLS13_SERVER;
import static dev.portcullis.provider.wire.HelloFixtures.tls12ServerFlight;
import static dev.portcullis.provider.wire.WireBytes.bytePerRecord;
import static dev.portcullis.provider.wire.WireBytes.drain;
import static dev.portcullis.provider.wire.WireBytes.handshake;
import static dev.portcullis.provider.wire.WireBytes.hex;
import static dev.portcullis.provider.wire.WireBytes.join;
import static dev.portcullis.provider.wire.WireBytes.read;
import static dev.portcullis.provider.wire.WireBytes.readInPieces;
import static dev.portcullis.provider.wire.WireBytes.record;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Hellos of every age, whole and in pieces, and where plaintext ends. */
class RecordReaderTest {

  private static final ClientHello RICH =
      new ClientHello(
          ClientHello.Format.TLS,
          0x0301,
          0x0303,
          RANDOM,
          32,
          Codes.of(0x1301, 0x1302, 0xc02b, 0x00ff),
          Codes.of(0),
          new ClientExtensions(
              Codes.of(0x0a0a, 0, 43, 10, 51, 13, 50, 16, 23, 22, 0xff01, 45),
              "a.example",
              Codes.of(0x0304, 0x0303),
              Codes.of(0x11ec, 0x001d),
              List.of(new KeyShare(0x11ec, 2), new KeyShare(0x001d, 2)),
              Codes.of(0x0403, 0x0804),
              Codes.of(0x0403),
              List.of("h2", "http/1.1"),
              Codes.of(0, 1)));

  private static final ClientHello SSL3 =
      new ClientHello(
          ClientHello.Format.TLS,
          0x0300,
          0x0300,
          RANDOM,
          0,
          Codes.of(0x000a, 0x0005),
          Codes.of(0),
          ClientExtensions.NONE);

  private static final ServerHello RETRY_HELLO =
      new ServerHello(
          0x0303,
          0x0303,
          0x0304,
          RETRY,
          0,
          0x1301,
          0,
          Codes.of(43, 51),
          OptionalInt.of(0x0018),
          null);

  private static final ServerHello TLS13_HELLO =
      new ServerHello(
          0x0303,
          0x0303,
          0x0304,
          RANDOM,
          0,
          0x1302,
          0,
          Codes.of(43, 51),
          OptionalInt.of(0x001d),
          null);

  private static final ServerHello TLS12_HELLO =
      new ServerHello(
          0x0303,
          0x0303,
          0x0303,
          RANDOM,
          0,
          0xc02b,
          0,
          Codes.of(23, 0xff01, 16),
          OptionalInt.empty(),
          "h2");

  private static final byte[] FATAL_HANDSHAKE_FAILURE = hex("15 0303 0002 02 28");

  @Test
  void clientHello_everyExtension_isRead() throws Exception {
    assertEquals(List.of(RICH), read(Sender.CLIENT, RICH_CLIENT));
  }

  @Test
  void clientHello_flags_followFromItsNumbers() {
    assertTrue(RICH.offersExtendedMasterSecret());
    assertTrue(RICH.offersEncryptThenMac());
    assertTrue(RICH.offersSecureRenegotiation());
    assertFalse(SSL3.offersExtendedMasterSecret());
    assertFalse(SSL3.offersEncryptThenMac());
    assertFalse(SSL3.offersSecureRenegotiation());
  }

  @Test
  void clientHello_bytePerRecord_isTheSame() throws Exception {
    assertEquals(List.of(RICH), read(Sender.CLIENT, bytePerRecord(RICH_CLIENT)));
  }

  @Test
  void clientHello_bytePerCall_isTheSame() throws Exception {
    assertEquals(List.of(RICH), readInPieces(Sender.CLIENT, RICH_CLIENT, 1));
  }

  @Test
  void clientHello_truncatedAnywhere_isNotThereYet() throws Exception {
    for (int length = 0; length < RICH_CLIENT.length; length++) {
      RecordReader reader = new RecordReader(Sender.CLIENT);
      reader.feed(RICH_CLIENT, 0, length);
      assertNull(reader.next());
      assertFalse(reader.isFinished());
    }
  }

  @Test
  void feed_buffer_positionStays() throws Exception {
    ByteBuffer buffer = ByteBuffer.wrap(RICH_CLIENT).asReadOnlyBuffer();
    RecordReader reader = new RecordReader(Sender.CLIENT);
    reader.feed(buffer);
    assertEquals(0, buffer.position());
    assertEquals(List.of(RICH), drain(reader));
  }

  @Test
  void clientHello_ssl3_isRead() throws Exception {
    assertEquals(List.of(SSL3), read(Sender.CLIENT, SSL3_CLIENT));
  }

  @Test
  void clientHello_ssl2_isRead() throws Exception {
    assertEquals(List.of(ssl2(0x0002, Codes.NONE)), read(Sender.CLIENT, SSL2_ONLY));
    assertEquals(List.of(ssl2(0x0002, Codes.NONE)), readInPieces(Sender.CLIENT, SSL2_ONLY, 1));
  }

  @Test
  void clientHello_tlsInSsl2Format_isReadAndRecordsFollow() throws Exception {
    ClientHello hello = ssl2(0x0303, Codes.of(0x002f, 0x00ff));
    assertTrue(hello.offersSecureRenegotiation());
    assertEquals(
        List.of(hello, new Alert(2, 40)),
        read(Sender.CLIENT, join(SSL2_FORMAT_TLS, FATAL_HANDSHAKE_FAILURE)));
  }

  @Test
  void clientHello_secondAfterChangeCipherSpec_isRead() throws Exception {
    byte[] all = join(RICH_CLIENT, CHANGE_CIPHER_SPEC, RICH_CLIENT);
    assertEquals(List.of(RICH, RICH), read(Sender.CLIENT, all));
  }

  @Test
  void client_encryptedFinishedAfterChangeCipherSpec_endsQuietly() throws Exception {
    byte[] encrypted = record(22, 0x0303, hex("9e8d7c6b5a493827"));
    RecordReader reader = new RecordReader(Sender.CLIENT);
    reader.feed(ByteBuffer.wrap(join(SSL3_CLIENT, CHANGE_CIPHER_SPEC, encrypted)));
    assertEquals(List.of(SSL3), drain(reader));
    assertTrue(reader.isFinished());
  }

  @Test
  void client_encryptedAlertAfterChangeCipherSpec_isNoAlert() throws Exception {
    byte[] encrypted = record(21, 0x0303, hex("9e8d7c6b5a4938271605"));
    RecordReader reader = new RecordReader(Sender.CLIENT);
    reader.feed(ByteBuffer.wrap(join(SSL3_CLIENT, CHANGE_CIPHER_SPEC, encrypted)));
    assertEquals(List.of(SSL3), drain(reader));
    assertTrue(reader.isFinished());
  }

  @Test
  void client_keyExchangeThenChangeCipherSpec_isEncrypted() throws Exception {
    byte[] keyExchange = record(22, 0x0303, handshake(16, new byte[66]));
    RecordReader reader = new RecordReader(Sender.CLIENT);
    reader.feed(ByteBuffer.wrap(join(RICH_CLIENT, keyExchange)));
    assertFalse(reader.isFinished());
    reader.feed(ByteBuffer.wrap(CHANGE_CIPHER_SPEC));
    assertTrue(reader.isFinished());
    assertEquals(List.of(RICH), drain(reader));
  }

  @Test
  void serverHello_ssl3_isRead() throws Exception {
    ServerHello expected =
        new ServerHello(
            0x0300, 0x0300, 0x0300, RANDOM, 0, 0x000a, 0, Codes.NONE, OptionalInt.empty(), null);
    assertEquals(List.of(expected), read(Sender.SERVER, SSL3_SERVER));
  }

  @Test
  void serverHello_retryThenHello_bothAreRead() throws Exception {
    byte[] all = join(RETRY_REQUEST, CHANGE_CIPHER_SPEC, TLS13_SERVER);
    assertEquals(List.of(RETRY_HELLO, TLS13_HELLO), read(Sender.SERVER, all));
    assertTrue(RETRY_HELLO.isHelloRetryRequest());
    assertFalse(TLS13_HELLO.isHelloRetryRequest());
  }

  @Test
  void serverHello_tls13_nothingIsReadAfterIt() throws Exception {
    RecordReader reader = new RecordReader(Sender.SERVER);
    reader.feed(ByteBuffer.wrap(join(TLS13_SERVER, hex("ff ff ff ff ff ff"))));
    assertTrue(reader.isFinished());
    assertEquals(List.of(TLS13_HELLO), drain(reader));
  }

  @Test
  void serverFlight_tls12_helloAndGroupAreRead() throws Exception {
    List<WireMessage> expected =
        List.of(TLS12_HELLO, new ServerKeyExchange(0x001d, OptionalInt.of(0x0403)));
    assertEquals(expected, read(Sender.SERVER, tls12ServerFlight()));
    assertEquals(expected, read(Sender.SERVER, bytePerRecord(tls12ServerFlight())));
    assertTrue(TLS12_HELLO.hasExtendedMasterSecret());
    assertTrue(TLS12_HELLO.hasSecureRenegotiation());
    assertFalse(TLS12_HELLO.hasEncryptThenMac());
    assertFalse(TLS12_HELLO.hasPreSharedKey());
  }

  @Test
  void serverFlight_dheSuite_keyExchangeIsNotMistakenForEcdhe() throws Exception {
    byte[] hello = handshake(2, hex("0303" + RANDOM + "00 009e 00"));
    byte[] dhe = handshake(12, join(hex("0300"), new byte[1100]));
    List<WireMessage> messages = read(Sender.SERVER, record(22, 0x0303, join(hello, dhe)));
    assertEquals(1, messages.size());
    assertEquals(0x009e, ((ServerHello) messages.get(0)).cipherSuite());
  }

  @Test
  void serverFlight_certificateOf200KiB_isPassedOver() throws Exception {
    byte[] certificate = handshake(11, new byte[200 * 1024]);
    RecordReader reader = new RecordReader(Sender.SERVER);
    reader.feed(ByteBuffer.wrap(record(22, 0x0303, handshake(2, TLS12_SERVER_BODY))));
    for (int from = 0; from < certificate.length; from += 16384) {
      int size = Math.min(16384, certificate.length - from);
      byte[] part = Arrays.copyOfRange(certificate, from, from + size);
      reader.feed(ByteBuffer.wrap(record(22, 0x0303, part)));
    }
    reader.feed(ByteBuffer.wrap(record(22, 0x0303, handshake(12, hex("03 0017 01 aa")))));
    assertEquals(
        List.of(TLS12_HELLO, new ServerKeyExchange(0x0017, OptionalInt.empty())), drain(reader));
  }

  @Test
  void alert_beforeAnyHello_isRead() throws Exception {
    assertEquals(List.of(new Alert(2, 40)), read(Sender.SERVER, FATAL_HANDSHAKE_FAILURE));
  }

  @Test
  void next_afterGarbage_givesTheGoodMessagesFirst() throws Exception {
    RecordReader reader = new RecordReader(Sender.CLIENT);
    reader.feed(ByteBuffer.wrap(join(RICH_CLIENT, hex("474554202f"))));
    assertTrue(reader.isFinished());
    assertEquals(RICH, reader.next());
    assertThrows(MalformedHelloException.class, reader::next);
    reader.feed(ByteBuffer.wrap(RICH_CLIENT));
    assertThrows(MalformedHelloException.class, reader::next);
  }

  @Test
  void messages_asText_areForPeople() {
    assertEquals("Alert(fatal, handshake_failure)", new Alert(2, 40).toString());
    assertEquals("Alert(warning, close_notify)", new Alert(1, 0).toString());
    assertEquals("Alert(level 9, alert 200)", new Alert(9, 200).toString());
    assertEquals(
        "ServerKeyExchange(group=0x001d)",
        new ServerKeyExchange(0x1d, OptionalInt.empty()).toString());
    assertEquals(
        "HelloRetryRequest(record=0x0303, version=0x0304, suite=0x1301, group=0x0018,"
            + " extensions=[0x002b, 0x0033], alpn=none)",
        RETRY_HELLO.toString());
    assertEquals(
        "ClientHello(format=TLS, record=0x0301, version=0x0303,"
            + " suites=[0x1301, 0x1302, 0xc02b, 0x00ff],"
            + " extensions=[0x0a0a, 0x0000, 0x002b, 0x000a, 0x0033, 0x000d, 0x0032, 0x0010, 0x0017,"
            + " 0x0016, 0xff01, 0x002d], sni=\"a.example\", versions=[0x0304, 0x0303],"
            + " groups=[0x11ec, 0x001d], shares=[0x11ec (2 bytes), 0x001d (2 bytes)],"
            + " signatures=[0x0403, 0x0804], alpn=[\"h2\", \"http/1.1\"])",
        RICH.toString());
  }

  @Test
  void text_ofThePeer_isEscaped() {
    assertEquals("\"a\\x0a\\x22\\x5c\\x1b\\xff~\"", Escaped.text("a\n\"\\\u001b\u00ff~"));
  }

  private static ClientHello ssl2(int version, Codes suites) {
    return new ClientHello(
        ClientHello.Format.SSL_2,
        version,
        version,
        "000102030405060708090a0b0c0d0e0f",
        0,
        suites,
        Codes.NONE,
        ClientExtensions.NONE);
  }
}
