package dev.portcullis.conformance.matrix;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.peer.ClientPeer;
import dev.portcullis.conformance.pki.TestPki;

/** curl; and for TLS 1.0, which curl's library no longer speaks, {@code openssl s_client}. */
enum WebVisitor implements Visitor {
  HTTP_1("--http1.1", "HTTP/1.1 200"),
  HTTP_2("--http2", "HTTP/2 200");

  private final String version;
  private final String answer;

  WebVisitor(String version, String answer) {
    this.version = version;
    this.answer = answer;
  }

  @Override
  public Fields visit(int port, Manner manner) {
    return manner == Manner.OLD ? old(port) : current(port);
  }

  private Fields current(int port) {
    ClientPeer.Result result = ClientPeer.curl(port, TestPki.authorityPem(), version);
    return result.shows(answer)
        ? new Fields().put("outcome", "ok").put("reply", answer)
        : refused(result);
  }

  private static Fields old(int port) {
    ClientPeer.Result result =
        ClientPeer.openSslWithoutChecks(port, "-tls1", "-cipher", "ALL:@SECLEVEL=0");
    return result.shows("Protocol  : TLSv1\n") && !result.shows("Cipher    : 0000")
        ? new Fields().put("outcome", "ok").put("reply", "200 handshake")
        : refused(result);
  }

  private static Fields refused(ClientPeer.Result result) {
    return new Fields().put("outcome", "refused").put("causes", result.transcript());
  }
}
