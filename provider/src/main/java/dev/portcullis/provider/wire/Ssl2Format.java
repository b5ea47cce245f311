package dev.portcullis.provider.wire;

/**
 * How a ClientHello in the format of SSLv2 is told from a TLS record: the header of two octets has
 * its highest bit set, and the message type is 1 (RFC 5246, Appendix E.2). No TLS content type has
 * that bit. Stateless.
 */
public final class Ssl2Format {
  /** How many octets tell the formats apart. */
  public static final int OCTETS = 3;

  private static final int CLIENT_HELLO = 1;

  private Ssl2Format() {}

  /**
   * Whether a connection begins with a ClientHello in the format of SSLv2.
   *
   * @param first the first octet of the connection
   * @param third the third one
   */
  public static boolean begins(byte first, byte third) {
    return (first & 0x80) != 0 && third == CLIENT_HELLO;
  }
}
