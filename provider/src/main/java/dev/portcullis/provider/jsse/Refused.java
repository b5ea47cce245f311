package dev.portcullis.provider.jsse;

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
