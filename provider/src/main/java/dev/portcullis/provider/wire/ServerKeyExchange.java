package dev.portcullis.provider.wire;

import java.util.Locale;
import java.util.OptionalInt;

/**
 * The named group of an ECDHE key exchange below TLS 1.3 (RFC 8422, Section 5.4), and what signed
 * it.
 *
 * <p>The message does not say its own kind, so the cipher suite has to. Suites with a pre-shared
 * key are not read: no JSSE has them. Immutable.
 *
 * @param signatureScheme in TLS 1.2; before it, and in anonymous suites, there is none
 */
public record ServerKeyExchange(int group, OptionalInt signatureScheme) implements WireMessage {

  private static final int NAMED_CURVE = 3;
  private static final int TLS_1_2 = 0x0303;

  /** First and last numbers of ECDHE and ECDH_anon suites without PSK (IANA, TLS Cipher Suites). */
  private static final int[][] ECDHE = {
    {0xc006, 0xc00a},
    {0xc010, 0xc019},
    {0xc023, 0xc024},
    {0xc027, 0xc028},
    {0xc02b, 0xc02c},
    {0xc02f, 0xc030},
    {0xc048, 0xc049},
    {0xc04c, 0xc04d},
    {0xc05c, 0xc05d},
    {0xc060, 0xc061},
    {0xc072, 0xc073},
    {0xc076, 0xc077},
    {0xc086, 0xc087},
    {0xc08a, 0xc08b},
    {0xc0ac, 0xc0af},
    {0xcca8, 0xcca9},
  };

  /** Whether the message after a ServerHello with this suite can be read. */
  static boolean isReadable(int cipherSuite) {
    for (int[] range : ECDHE) {
      if (range[0] <= cipherSuite && cipherSuite <= range[1]) {
        return true;
      }
    }
    return false;
  }

  static ServerKeyExchange read(int version, Cursor message) throws MalformedHelloException {
    int type = message.one("curve_type");
    if (type != NAMED_CURVE) {
      throw message.fail("has curve_type " + type + ", allowed is 3 (RFC 8422, Section 5.4)");
    }
    int group = message.two("namedcurve");
    message.shortVector("public", 1, 255);
    boolean isSigned = version == TLS_1_2 && message.hasRemaining();
    return new ServerKeyExchange(
        group, isSigned ? OptionalInt.of(message.two("algorithm")) : OptionalInt.empty());
  }

  @Override
  public String toString() {
    String scheme =
        signatureScheme.isPresent() ? ", signature=" + Codes.hex(signatureScheme.getAsInt()) : "";
    return String.format(Locale.ROOT, "ServerKeyExchange(group=0x%04x%s)", group, scheme);
  }
}
