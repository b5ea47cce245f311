package dev.portcullis.provider.jsse;

import dev.portcullis.provider.enforce.Violation;

/** What is said of a peer that renegotiates. Constants. */
final class Renegotiation {
  private Renegotiation() {}

  static Violation violation() {
    return new Violation(
        "renegotiation",
        "RFC 9325, Section 3.5",
        "the peer started a second handshake on the open connection",
        "one handshake for each connection",
        "let the peer ask for what it needs in the first handshake, or use TLS 1.3");
  }
}
