package dev.portcullis.provider.jsse;

import javax.net.ssl.SSLSession;

/**
 * What a second handshake on an open connection means: in TLS 1.3 a key update, as far as the
 * delegate does it (RFC 9846, Section 4.6.3); in earlier versions it would be a renegotiation,
 * which is not done (RFC 9325, Section 3.5), so nothing. Pure.
 */
final class Rehandshake {
  private Rehandshake() {}

  /** A call that may fail as the caller's method may. */
  interface Call<E extends Exception> {
    void run() throws E;
  }

  static <E extends Exception> void of(SSLSession session, Call<E> handshake) throws E {
    if (!session.getProtocol().equals("TLSv1.3")) {
      return;
    }
    try {
      handshake.run();
    } catch (UnsupportedOperationException e) {
      // Bouncy Castle updates keys by itself and offers no call for it.
    }
  }
}
