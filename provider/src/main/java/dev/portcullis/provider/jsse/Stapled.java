package dev.portcullis.provider.jsse;

import java.util.List;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** The OCSP response that a server stapled to its leaf (RFC 6066, Section 8). Stateless. */
final class Stapled {
  private static final byte[] NONE = {};

  private Stapled() {}

  /** The response for the leaf in the handshake of a delegate's connection; empty if none. */
  static byte[] in(@Nullable Object connection) {
    SSLSession session = null;
    if (connection instanceof SSLSocket socket) {
      session = socket.getHandshakeSession();
    } else if (connection instanceof SSLEngine engine) {
      session = engine.getHandshakeSession();
    }
    if (!(session instanceof ExtendedSSLSession extended)) {
      return NONE;
    }
    try {
      List<byte[]> responses = extended.getStatusResponses();
      return responses == null || responses.isEmpty() ? NONE : responses.get(0);
    } catch (UnsupportedOperationException e) {
      return NONE;
    }
  }
}
