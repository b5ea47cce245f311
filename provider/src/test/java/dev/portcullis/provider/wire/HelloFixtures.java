package dev.portcullis.provider.wire;

import static dev.portcullis.provider.wire.WireBytes.handshake;
import static dev.portcullis.provider.wire.WireBytes.hex;
import static dev.portcullis.provider.wire.WireBytes.join;
import static dev.portcullis.provider.wire.WireBytes.record;

/** Hellos written out byte by byte from the specifications. */
final class HelloFixtures {

  static final String RANDOM = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

  static final String RETRY = "cf21ad74e59a6111be1d8c021e65b891c2a211167abb8c5e079e09e2c8a8339c";

  /** Version 0.2 with three SSLv2 ciphers: SSLv2 and nothing else. */
  static final byte[] SSL2_ONLY =
      hex("8022 01 0002 0009 0000 0010 010080 020080 0700c0 000102030405060708090a0b0c0d0e0f");

  /** TLS 1.2 in the format of SSLv2: RSA with AES-128-SHA, SCSV, and one SSLv2 cipher. */
  static final byte[] SSL2_FORMAT_TLS =
      hex("8022 01 0303 0009 0000 0010 00002f 0000ff 010080 000102030405060708090a0b0c0d0e0f");

  /** SSLv3: no extensions. */
  static final byte[] SSL3_CLIENT =
      record(22, 0x0300, handshake(1, hex("0300" + RANDOM + "00 0004 000a 0005 01 00")));

  static final byte[] SSL3_SERVER =
      record(22, 0x0300, handshake(2, hex("0300" + RANDOM + "00 000a 00")));

  /** Every extension that is read, and one that is not (0x0a0a). */
  static final byte[] RICH_CLIENT_BODY =
      hex(
          "0303"
              + RANDOM
              + "20 "
              + RANDOM
              + "0008 1301 1302 c02b 00ff 01 00 "
              + "0073 "
              + "0a0a 0000 "
              + "0000 000e 000c 00 0009 612e6578616d706c65 "
              + "002b 0005 04 0304 0303 "
              + "000a 0006 0004 11ec 001d "
              + "0033 000e 000c 11ec 0002 aabb 001d 0002 ccdd "
              + "000d 0006 0004 0403 0804 "
              + "0032 0004 0002 0403 "
              + "0010 000e 000c 02 6832 08 687474702f312e31 "
              + "0017 0000 "
              + "0016 0000 "
              + "ff01 0001 00 "
              + "002d 0003 02 00 01");

  static final byte[] RICH_CLIENT = record(22, 0x0301, handshake(1, RICH_CLIENT_BODY));

  static final byte[] RETRY_REQUEST =
      record(
          22,
          0x0303,
          handshake(
              2, hex("0303" + RETRY + "00 1301 00 000c" + "002b 0002 0304" + "0033 0002 0018")));

  static final byte[] TLS13_SERVER =
      record(
          22,
          0x0303,
          handshake(
              2,
              hex(
                  "0303"
                      + RANDOM
                      + "00 1302 00 0010"
                      + "002b 0002 0304"
                      + "0033 0006 001d 0002 aabb")));

  static final byte[] TLS12_SERVER_BODY =
      hex("0303" + RANDOM + "00 c02b 00 0012 0017 0000 ff01 0001 00 0010 0005 0003 02 6832");

  static final byte[] CHANGE_CIPHER_SPEC = hex("14 0303 0001 01");

  private HelloFixtures() {}

  /** ServerHello, Certificate of nonsense, ServerKeyExchange on x25519, ServerHelloDone. */
  static byte[] tls12ServerFlight() {
    return record(
        22,
        0x0303,
        join(
            handshake(2, TLS12_SERVER_BODY),
            handshake(11, new byte[700]),
            handshake(12, hex("03 001d 02 aabb 0403 0002 cafe")),
            handshake(14, new byte[0])));
  }
}
