package dev.portcullis.provider.wire;

import static dev.portcullis.provider.wire.HelloFixtures.CHANGE_CIPHER_SPEC;
import static dev.portcullis.provider.wire.HelloFixtures.RANDOM;
import static dev.portcullis.provider.wire.HelloFixtures.RICH_CLIENT;
import static dev.portcullis.provider.wire.HelloFixtures.RICH_CLIENT_BODY;
import static dev.portcullis.provider.wire.HelloFixtures.TLS12_SERVER_BODY;
import static dev.portcullis.provider.wire.WireBytes.handshake;
import static dev.portcullis.provider.wire.WireBytes.hex;
import static dev.portcullis.provider.wire.WireBytes.join;
import static dev.portcullis.provider.wire.WireBytes.record;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Lies about lengths and bytes that are no TLS: each has its own message. */
class MalformedHelloTest {

  @ParameterizedTest(name = "{0}")
  @MethodSource
  void bytes_malformed_areRefusedWithTheReason(String message, Sender sender, byte[] bytes) {
    var refusal = assertThrows(MalformedHelloException.class, () -> WireBytes.read(sender, bytes));
    assertEquals(message, refusal.getMessage());
  }

  static Stream<Arguments> bytes_malformed_areRefusedWithTheReason() {
    return Stream.of(records(), hellos(), extensions(), servers()).flatMap(cases -> cases);
  }

  private static Stream<Arguments> records() {
    return Stream.of(
        client("not a TLS record: it starts with 47 45 54 20 2f", hex("474554202f")),
        client("not a TLS record: it starts with 16 fe fd 00 00", hex("16 fefd 0000")),
        client("record of type 22 says 0 bytes, allowed are [1..16384]", hex("16 0301 0000")),
        client("record of type 22 says 16385 bytes, allowed are [1..16384]", hex("16 0301 4001")),
        client("record of type 21 says 1 bytes, allowed are [2..2]", hex("15 0301 0001")),
        client("record of type 20 says 2 bytes, allowed are [1..1]", hex("14 0301 0002")),
        client("record of type 20 before any hello", CHANGE_CIPHER_SPEC),
        client("record of type 23 before any hello", hex("17 0303 0005")),
        client(
            "change_cipher_spec must have the value 1 (RFC 5246, Section 7.1)",
            join(RICH_CLIENT, hex("14 0303 0001 02"))),
        client(
            "record of type 21 inside a handshake message (RFC 9846, Section 5.1)",
            join(record(22, 0x0301, hex("0100")), hex("15 0303 0002 0228"))),
        client(
            "more than 16 hellos and alerts before encryption",
            repeat(hex("15 0303 0002 0100"), 17)));
  }

  private static Stream<Arguments> hellos() {
    return Stream.of(
        client(
            "handshake message 2 where only the hello 1 may stand",
            record(22, 0x0303, hex("02000000"))),
        client(
            "handshake message 1 says 65537 bytes, at most 65536 are read",
            record(22, 0x0301, hex("01010001"))),
        hello("ClientHello ends early: legacy_version needs 2 bytes, 1 are left", "03"),
        hello("ClientHello ends early: random needs 32 bytes, 1 are left", "0303 00"),
        hello(
            "ClientHello legacy_session_id says 33 bytes, allowed are [0..32]",
            "0303" + RANDOM + "21"),
        hello(
            "ClientHello cipher_suites says 0 bytes, allowed are [2..65535]",
            "0303" + RANDOM + "00 0000"),
        hello(
            "cipher_suites holds 3 bytes, which is no multiple of 2",
            "0303" + RANDOM + "00 0003 130113 0100"),
        hello(
            "ClientHello ends early: cipher_suites needs 65535 bytes, 2 are left",
            "0303" + RANDOM + "00 ffff 1301"),
        hello(
            "ClientHello legacy_compression_methods says 0 bytes, allowed are [1..255]",
            "0303" + RANDOM + "00 0002 1301 00"),
        client("SSLv2 record says 2 bytes, too few", hex("8002 01 0002")),
        client(
            "SSLv2 ClientHello ends early: cipher_specs needs 65535 bytes, 0 are left",
            hex("8009 01 0002 ffff 0000 0000")),
        client(
            "SSLv2 ClientHello has 1 bytes after its end", hex("800a 01 0002 0000 0000 0000 00")));
  }

  private static Stream<Arguments> extensions() {
    return Stream.of(
        client(
            "ClientHello has 1 bytes after its end",
            record(22, 0x0301, handshake(1, join(RICH_CLIENT_BODY, new byte[1])))),
        extension("extensions ends early: extension 16 needs 5 bytes, 0 are left", "0010 0005"),
        extension("extensions hold a type twice: [0x0017, 0x0017]", "0017 0000 0017 0000"),
        extension(
            "server_name_list holds two host names (RFC 6066, Section 3, allows one)",
            "0000 000a 0008 00 0001 61 00 0001 62"),
        extension("extension 0 has 1 bytes after its end", "0000 0007 0004 00 0001 61 ff"),
        extension("list holds 3 bytes, which is no multiple of 2", "002b 0004 03 0304 03"),
        extension("extension 10 list says 0 bytes, allowed are [2..65535]", "000a 0002 0000"),
        extension(
            "client_shares key_exchange says 0 bytes, allowed are [1..65535]",
            "0033 0006 0004 001d 0000"),
        extension(
            "protocol_name_list protocol_name says 0 bytes, allowed are [1..255]",
            "0010 0004 0002 00 00"));
  }

  private static Stream<Arguments> servers() {
    return Stream.of(
        Arguments.of(
            "handshake message 11 where only the hello 2 may stand",
            Sender.SERVER,
            record(22, 0x0303, hex("0b000000"))),
        Arguments.of(
            "ALPN of the ServerHello names 2 protocols (RFC 7301 allows one)",
            Sender.SERVER,
            record(
                22,
                0x0303,
                handshake(2, hex("0303" + RANDOM + "00 c02b 00 000a 0010 0006 0004 01 61 01 62")))),
        Arguments.of(
            "ServerKeyExchange has curve_type 1, allowed is 3 (RFC 8422, Section 5.4)",
            Sender.SERVER,
            record(
                22,
                0x0303,
                join(handshake(2, TLS12_SERVER_BODY), handshake(12, hex("01 0017 01 aa"))))),
        Arguments.of(
            "not a TLS record: it starts with 80 04 01 00 02",
            Sender.SERVER,
            hex("8004 01 0002 00 00")));
  }

  private static Arguments client(String message, byte[] bytes) {
    return Arguments.of(message, Sender.CLIENT, bytes);
  }

  private static Arguments hello(String message, String body) {
    return client(message, record(22, 0x0301, handshake(1, hex(body))));
  }

  private static Arguments extension(String message, String extensions) {
    byte[] block = hex(extensions);
    byte[] start = hex("0303" + RANDOM + "00 0002 1301 01 00");
    byte[] length = {(byte) (block.length >> 8), (byte) block.length};
    return client(message, record(22, 0x0301, handshake(1, join(start, length, block))));
  }

  private static byte[] repeat(byte[] bytes, int times) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < times; i++) {
      all.writeBytes(bytes);
    }
    return all.toByteArray();
  }
}
