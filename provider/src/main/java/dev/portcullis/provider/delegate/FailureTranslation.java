package dev.portcullis.provider.delegate;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.security.cert.CertificateException;
import java.util.Set;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLProtocolException;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsException;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsFatalAlertReceived;
import org.jspecify.annotations.Nullable;

/**
 * Turns the exceptions of Bouncy Castle's JSSE into those that SunJSSE would throw, since programs
 * catch the latter: a failed handshake is an {@link SSLHandshakeException} and never unchecked, an
 * alert out of turn an {@link SSLProtocolException}. Stateless.
 */
final class FailureTranslation {

  /** Alerts that can come after a handshake; all others belong to one, as in SunJSSE. */
  private static final Set<Short> NOT_ONLY_IN_HANDSHAKES =
      Set.of(
          AlertDescription.close_notify,
          AlertDescription.bad_record_mac,
          AlertDescription.decryption_failed,
          AlertDescription.record_overflow,
          AlertDescription.internal_error,
          AlertDescription.inappropriate_fallback,
          AlertDescription.user_canceled);

  /** How the unchecked complaint about parameters that leave nothing to negotiate begins. */
  private static final String NOTHING_TO_NEGOTIATE = "No usable ";

  private static final int MAX_DEPTH = 32;

  private FailureTranslation() {}

  /** As {@link DelegateJsse#translate}. */
  static IOException translated(Exception failure) {
    CertificateException certificate = cause(failure, CertificateException.class);
    if (certificate != null) {
      return handshake(failure, message(certificate), certificate);
    }
    TlsFatalAlert raised = cause(failure, TlsFatalAlert.class);
    if (raised != null) {
      return ofAlert(raised.getAlertDescription(), message(raised), failure);
    }
    TlsFatalAlertReceived received = cause(failure, TlsFatalAlertReceived.class);
    if (received != null) {
      short alert = received.getAlertDescription();
      return ofAlert(alert, "Received fatal alert: " + AlertDescription.getName(alert), failure);
    }
    return isNetwork(failure) ? (IOException) failure : general(failure);
  }

  private static boolean isNetwork(Exception failure) {
    return failure instanceof InterruptedIOException
        || failure instanceof SocketException
        || failure instanceof EOFException;
  }

  private static IOException general(Exception failure) {
    if (failure instanceof IllegalStateException
        && message(failure).startsWith(NOTHING_TO_NEGOTIATE)) {
      return with(
          new SSLHandshakeException(
              message(failure) + "; policy, application and this JVM leave nothing in common"),
          failure);
    }
    boolean foreign = failure instanceof RuntimeException || failure instanceof TlsException;
    boolean mute = failure.getMessage() == null || failure.getMessage().isEmpty();
    return failure instanceof IOException io && !foreign && !mute
        ? io
        : new SSLException(message(failure), failure);
  }

  private static SSLException ofAlert(short alert, String message, Exception failure) {
    if (alert == AlertDescription.unexpected_message) {
      return with(new SSLProtocolException(message), failure);
    }
    return NOT_ONLY_IN_HANDSHAKES.contains(alert)
        ? new SSLException(message, failure)
        : handshake(failure, message, failure);
  }

  /** The failure itself, if it says all this already. */
  private static SSLException handshake(Exception failure, String message, Throwable cause) {
    return failure instanceof SSLHandshakeException done
            && done.getCause() == cause
            && message.equals(done.getMessage())
        ? done
        : with(new SSLHandshakeException(message), cause);
  }

  private static SSLException with(SSLException exception, Throwable cause) {
    exception.initCause(cause);
    return exception;
  }

  private static String message(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isEmpty() ? failure.getClass().getSimpleName() : message;
  }

  private static <T extends Throwable> @Nullable T cause(Throwable failure, Class<T> type) {
    Throwable at = failure;
    for (int depth = 0; at != null && depth < MAX_DEPTH; depth++) {
      if (type.isInstance(at)) {
        return type.cast(at);
      }
      at = at.getCause();
    }
    return null;
  }
}
