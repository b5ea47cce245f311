package dev.portcullis.provider.jsse;

import dev.portcullis.provider.delegate.HandshakeParameters;
import java.io.IOException;
import java.net.Socket;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

/** The exceptions of a refused handshake, as callers of JSSE expect them. Stateless. */
final class Refused {
  private Refused() {}

  static SSLHandshakeException because(String text) {
    SSLHandshakeException exception = new SSLHandshakeException(text);
    exception.initCause(new CertificateException(text));
    return exception;
  }

  /**
   * The parameters of a handshake that starts now.
   *
   * @throws SSLHandshakeException if what the application asked for was fine in its first role and
   *     is nothing in this one
   */
  static HandshakeParameters ifNothingIsLeft(ParameterMediator mediator, ConnectionPolicy policy)
      throws SSLHandshakeException {
    try {
      return mediator.inForce(policy);
    } catch (IllegalArgumentException e) {
      throw new SSLHandshakeException(e.getMessage());
    }
  }

  /** Closes a refused connection; should that fail, the refusal says so. */
  static void close(Socket socket, SSLException refused) {
    try {
      socket.close();
    } catch (IOException e) {
      refused.addSuppressed(e);
    }
  }

  /** A new exception for each caller: stack traces belong to threads. */
  static SSLHandshakeException again(SSLHandshakeException refused) {
    SSLHandshakeException copy = new SSLHandshakeException(refused.getMessage());
    copy.initCause(refused.getCause());
    return copy;
  }
}
