package dev.portcullis.provider.wire;

import java.util.Arrays;

/**
 * Reads a ClientHello in the format of SSLv2 (RFC 5246, Appendix E.2; RFC 6101, Appendix E).
 *
 * <p>Old clients wrap an offer of SSLv3 or TLS in it; version 0x0002 is SSLv2 itself. Stateless.
 */
final class Ssl2ClientHello {

  private Ssl2ClientHello() {}

  /** {@code hello} starts after the message type. */
  static ClientHello read(Cursor hello) throws MalformedHelloException {
    int version = hello.two("version");
    int specs = hello.two("cipher_spec_length");
    int sessionId = hello.two("session_id_length");
    int challenge = hello.two("challenge_length");
    Codes suites = suites(hello.part(specs, "cipher_specs"));
    hello.part(sessionId, "session_id");
    String random = hello.hex(challenge, "challenge");
    hello.end();
    return new ClientHello(
        ClientHello.Format.SSL_2,
        version,
        version,
        random,
        sessionId,
        suites,
        Codes.NONE,
        ClientExtensions.NONE);
  }

  /** Three bytes each; a first byte of zero says that the rest is a suite of SSLv3 or TLS. */
  private static Codes suites(Cursor specs) throws MalformedHelloException {
    int[] suites = new int[specs.remaining() / 3];
    int count = 0;
    while (specs.hasRemaining()) {
      int kind = specs.one("cipher_spec");
      int suite = specs.two("cipher_spec");
      if (kind == 0) {
        suites[count++] = suite;
      }
    }
    return Codes.owning(Arrays.copyOf(suites, count));
  }
}
