package dev.portcullis.conformance.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The tests' own parser against octets written by hand. */
class HelloParserTest {

  private static final String RANDOM = "00".repeat(32);

  /** TLS 1.3, two suites, x25519 share, server name "a.b". */
  private static final String HELLO =
      "0303"
          + RANDOM
          + "00"
          + "0004"
          + "13011303"
          + "0100"
          + "0034"
          + "0000"
          + "0008"
          + "0006"
          + "00"
          + "0003"
          + "612e62"
          + "000a"
          + "0006"
          + "0004"
          + "001d0017"
          + "002b"
          + "0005"
          + "04"
          + "03040303"
          + "0033"
          + "000b"
          + "0009"
          + "001d"
          + "0005"
          + "0102030405"
          + "002d"
          + "0002"
          + "0101";

  @Test
  void clientHello_writtenByHand_isRead() {
    ClientHello hello = ClientHello.in(record(1, HELLO)).orElseThrow();
    assertEquals(0x0303, hello.legacyVersion());
    assertEquals(List.of(0x0304, 0x0303), hello.versions());
    assertEquals(List.of(0x1301, 0x1303), hello.suites());
    assertEquals(List.of(0x1d, 0x17), hello.groups());
    assertEquals(List.of(0x1d), hello.shares());
    assertEquals(List.of(0x00, 0x0a, 0x2b, 0x33, 0x2d), hello.extensions());
    assertEquals(Optional.of("a.b"), hello.serverName());
  }

  @Test
  void clientHello_cutAnywhere_isNotThereYet() {
    byte[] whole = record(1, HELLO);
    for (int length = 0; length < whole.length; length++) {
      assertTrue(ClientHello.in(Arrays.copyOf(whole, length)).isEmpty(), "length " + length);
    }
  }

  @Test
  void serverHello_ofTls13_hasTheVersionOfTheExtension() {
    String extensions = "000e" + "002b" + "0002" + "0304" + "0033" + "0004" + "11ec" + "0000";
    String text = "0303" + RANDOM + "00" + "1301" + "00" + extensions;
    assertEquals(
        Optional.of(new ServerHello(0x0304, 0x1301, 0x11ec, false)),
        ServerHello.in(record(2, text)));
  }

  private static byte[] record(int type, String hex) {
    byte[] body = HexFormat.of().parseHex(hex);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {22, 3, 1, (byte) (body.length + 4 >> 8), (byte) (body.length + 4)});
    out.writeBytes(new byte[] {(byte) type, 0, (byte) (body.length >> 8), (byte) body.length});
    out.writeBytes(body);
    return out.toByteArray();
  }
}
