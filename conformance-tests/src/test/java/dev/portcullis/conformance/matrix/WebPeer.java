package dev.portcullis.conformance.matrix;

import dev.portcullis.conformance.pki.TestPki;
import dev.portcullis.conformance.scenario.Peers;
import dev.portcullis.conformance.scenario.Target;

/** Web servers. The old one is {@code openssl s_server}: nginx is linked without TLS 1.0. */
enum WebPeer implements Peer {
  HTTP_1(""),
  HTTP_2("http2");

  private final String directives;

  WebPeer(String directives) {
    this.directives = directives;
  }

  @Override
  public int port(Face face) {
    return switch (face) {
      case RIGHT -> Peers.nginx(TestPki.ECDSA, directives);
      case WRONG -> Peers.nginx(TestPki.WRONG_HOST, directives);
      case OLD -> Target.TLS_1_0.port();
    };
  }
}
