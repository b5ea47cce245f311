package dev.portcullis.provider.jsse;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/**
 * What a second handshake on an open connection means: in TLS 1.3 a key update, as far as the
 * delegate does it (RFC 9846, Section 4.7.3); in earlier versions it would be a renegotiation,
 * which is not done (RFC 9325, Section 3.5), so nothing. Stateless.
 */
final class Rehandshake {
  private Rehandshake() {}

  /** A call that may fail as the caller's method may. */
  interface Call<E extends Exception> {
    void run() throws E;
  }

  static <E extends Exception> void of(SSLSocket socket, Call<E> handshake)
      throws E, SSLHandshakeException {
    of(socket.getSession(), !socket.getUseClientMode() && socket.getNeedClientAuth(), handshake);
  }

  static <E extends Exception> void of(SSLEngine engine, Call<E> handshake)
      throws E, SSLHandshakeException {
    of(engine.getSession(), !engine.getUseClientMode() && engine.getNeedClientAuth(), handshake);
  }

  /**
   * Does what can be done.
   *
   * @throws SSLHandshakeException if a server asks again in order to get a client's certificate: to
   *     do nothing would look as if it had got one
   */
  private static <E extends Exception> void of(
      SSLSession session, boolean clientMustAuthenticate, Call<E> handshake)
      throws E, SSLHandshakeException {
    if (!session.getProtocol().equals("TLSv1.3")) {
      if (clientMustAuthenticate && !hasPeer(session)) {
        throw new SSLHandshakeException(
            "The client's certificate cannot be asked for on an open connection: there is no"
                + " renegotiation (RFC 9325, Section 3.5); ask for it in the first handshake");
      }
      return;
    }
    try {
      handshake.run();
    } catch (UnsupportedOperationException e) {
      // Bouncy Castle updates keys by itself and offers no call for it.
    }
  }

  private static boolean hasPeer(SSLSession session) {
    try {
      return session.getPeerCertificates().length > 0;
    } catch (SSLPeerUnverifiedException e) {
      return false;
    }
  }
}
