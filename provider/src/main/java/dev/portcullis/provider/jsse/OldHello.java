package dev.portcullis.provider.jsse;

import dev.portcullis.provider.enforce.Violation;

/**
 * The answer to a ClientHello in the format of SSLv2: the alert protocol_version, fatal (RFC 9846,
 * Section 6.2). It is given here, before the delegate sees an octet, since Bouncy Castle closes
 * without an answer. Constants.
 */
final class OldHello {
  private static final byte ALERT = 21;
  private static final byte FATAL = 2;
  private static final byte PROTOCOL_VERSION = 70;

  private OldHello() {}

  /** The alert as a record of TLS 1.0, the form that every client reads. */
  static byte[] alert() {
    return new byte[] {ALERT, 3, 1, 0, 2, FATAL, PROTOCOL_VERSION};
  }

  static Violation violation() {
    return new Violation(
        "protocols.allow",
        "RFC 6176, Section 3",
        "a ClientHello in the format of SSLv2",
        "a ClientHello of TLS",
        "let the client send TLS hellos only (no SSLv2Hello)");
  }
}
