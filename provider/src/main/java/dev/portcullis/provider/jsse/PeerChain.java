package dev.portcullis.provider.jsse;

import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** The certificates that a session's peer showed. Stateless. */
final class PeerChain {
  private PeerChain() {}

  /** Leaf first; empty if it showed none: fine for a server's peer, for a client's never. */
  static List<X509Certificate> of(SSLSession session) {
    List<X509Certificate> chain = new ArrayList<>();
    try {
      for (Certificate certificate : session.getPeerCertificates()) {
        chain.add((X509Certificate) certificate);
      }
    } catch (SSLPeerUnverifiedException e) {
      // It showed none.
    }
    return chain;
  }
}
