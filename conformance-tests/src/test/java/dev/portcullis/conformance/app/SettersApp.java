package dev.portcullis.conformance.app;

import javax.net.ssl.SSLSocket;

/**
 * Tries setters on an unconnected socket and tells what the getters show afterwards; no peer is
 * needed. Options as in {@link Settings}.
 */
final class SettersApp implements App {

  @Override
  public Fields run(Fields options) throws Exception {
    try (SSLSocket socket = (SSLSocket) Contexts.of(options).getSocketFactory().createSocket()) {
      return new Settings(options)
          .apply(Endpoint.of(socket))
          .put("supported.protocols", Contexts.join(socket.getSupportedProtocols()))
          .put("supported.suites", Contexts.join(socket.getSupportedCipherSuites()));
    }
  }
}
