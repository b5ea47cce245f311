package dev.portcullis.conformance.app;

import java.security.Principal;
import java.util.List;
import java.util.stream.Collectors;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/** What a program can read from its connection after the handshake. */
final class Negotiated {

  private Negotiated() {}

  static Fields of(Endpoint endpoint) {
    SSLSession session = endpoint.session();
    return new Fields()
        .put("protocol", session.getProtocol())
        .put("suite", session.getCipherSuite())
        .put("alpn", String.valueOf(endpoint.applicationProtocol()))
        .put("peer", peer(session))
        .put("sni", requested(session))
        .put("session-created", session.getCreationTime());
  }

  private static String peer(SSLSession session) {
    try {
      Principal principal = session.getPeerPrincipal();
      return principal == null ? "" : principal.getName();
    } catch (SSLPeerUnverifiedException anonymous) {
      return "";
    }
  }

  private static String requested(SSLSession session) {
    if (!(session instanceof ExtendedSSLSession extended)) {
      return "";
    }
    try {
      return extended.getRequestedServerNames().stream()
          .map(name -> name instanceof SNIHostName host ? host.getAsciiName() : name.toString())
          .collect(Collectors.joining(","));
    } catch (UnsupportedOperationException e) {
      return List.of().toString();
    }
  }
}
