package dev.portcullis.provider.wire;

import static dev.portcullis.provider.wire.WireBytes.bytePerRecord;
import static dev.portcullis.provider.wire.WireBytes.handshake;
import static dev.portcullis.provider.wire.WireBytes.hex;
import static dev.portcullis.provider.wire.WireBytes.join;
import static dev.portcullis.provider.wire.WireBytes.record;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Both sides of a handshake, by hand: what is read from them, and when it ends. */
class HandshakeWatchTest {
  private static final String RANDOM = "00".repeat(32);
  private static final String RETRY =
      "cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c";
  private static final byte[] CLIENT = hello(1, "0303" + RANDOM + "00" + "0002c02b" + "0100");
  private static final byte[] SECOND = hello(1, "0303" + RANDOM + "00" + "00021301" + "0100");
  private static final byte[] TLS12 = hello(2, "0303" + RANDOM + "00" + "c02b" + "00");
  private static final byte[] CERTIFICATE = hello(11, "000000");
  private static final byte[] KEY_EXCHANGE = hello(12, "03001d" + "01aa" + "0403" + "0001bb");
  private static final byte[] CHANGE = record(20, 0x0303, hex("01"));
  private static final byte[] TLS13 =
      hello(
          2,
          "0303" + RANDOM + "00" + "1301" + "00" + "000f" + "002b00020304" + "00330005001d0001aa");
  private static final byte[] RETRY_HELLO =
      hello(2, "0303" + RETRY + "00" + "1301" + "00" + "000c" + "002b00020304" + "003300020017");

  private final HandshakeWatch watch = new HandshakeWatch();

  private static byte[] hello(int type, String body) {
    return record(22, 0x0303, handshake(type, hex(body)));
  }

  private void client(byte[]... parts) {
    watch.feed(Sender.CLIENT, ByteBuffer.wrap(join(parts)));
  }

  private void server(byte[]... parts) {
    watch.feed(Sender.SERVER, ByteBuffer.wrap(join(parts)));
  }

  private String unseen() {
    return assertThrows(MalformedHelloException.class, watch::seen).getMessage();
  }

  @Test
  void tls12_full_groupAndSchemeAreSeen() throws Exception {
    client(CLIENT);
    server(TLS12, CERTIFICATE, KEY_EXCHANGE);
    assertFalse(watch.isFinished());
    server(CHANGE);
    assertTrue(watch.isFinished());
    assertEquals(OptionalInt.of(0x1d), watch.seen().group());
    assertEquals(OptionalInt.of(0x0403), watch.seen().signatureScheme());
    assertFalse(watch.seen().resumed());
  }

  @Test
  void tls12_noCertificate_isResumed() throws Exception {
    client(CLIENT);
    server(TLS12, CHANGE);
    assertTrue(watch.seen().resumed());
    assertEquals(OptionalInt.empty(), watch.seen().group());
  }

  @Test
  void tls12_byteForByte_isTheSame() throws Exception {
    for (byte octet : join(bytePerRecord(CLIENT))) {
      client(new byte[] {octet});
    }
    for (byte octet :
        join(
            bytePerRecord(TLS12),
            bytePerRecord(CERTIFICATE),
            bytePerRecord(KEY_EXCHANGE),
            CHANGE)) {
      server(new byte[] {octet});
    }
    assertEquals(OptionalInt.of(0x1d), watch.seen().group());
    assertFalse(watch.seen().resumed());
  }

  @Test
  void tls13_afterRetry_theSecondHellosCount() throws Exception {
    client(CLIENT);
    server(RETRY_HELLO, CHANGE);
    assertFalse(watch.isFinished());
    client(CHANGE, SECOND);
    server(TLS13);
    assertTrue(watch.isFinished());
    assertEquals(Codes.of(0x1301), watch.seen().client().cipherSuites());
    assertEquals(OptionalInt.of(0x1d), watch.seen().group());
  }

  @Test
  void bytesAfterTheEnd_changeNothing() throws Exception {
    client(CLIENT);
    server(TLS13);
    SeenHandshake seen = watch.seen();
    server(hex("ffffffffff"));
    client(hex("ffffffffff"));
    assertEquals(seen, watch.seen());
  }

  @Test
  void handshake_notAtItsEnd_isUnseen() {
    client(CLIENT);
    server(TLS12, CERTIFICATE);
    assertEquals("the handshake was not seen to the end of its plaintext", unseen());
  }

  @Test
  void server_alone_isUnseen() {
    server(TLS13);
    assertEquals("the handshake was not seen to the end of its plaintext", unseen());
  }

  @Test
  void hello_oversized_isUnseenAtOnce() {
    server(record(22, 0x0303, hex("02ffffff")));
    assertTrue(watch.isFinished());
    assertEquals("handshake message 2 says 16777215 bytes, at most 65536 are read", unseen());
  }

  @Test
  void bytes_noTls_areUnseen() {
    client(hex("47455420 2f20"));
    assertTrue(watch.isFinished());
    assertFalse(unseen().isEmpty());
  }
}
