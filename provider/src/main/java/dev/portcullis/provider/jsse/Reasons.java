package dev.portcullis.provider.jsse;

import dev.portcullis.provider.enforce.Escaped;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;

/** Reads why a path validation failed: the JDK hides the reason at the bottom of a cause chain. */
final class Reasons {
  private static final int MAX_DEPTH = 10;

  private Reasons() {}

  /** The outermost message and, if it says more, the innermost one; escaped. */
  static String of(Exception failure) {
    String first = String.valueOf(failure.getMessage());
    Throwable innermost = innermost(failure);
    String last = String.valueOf(innermost.getMessage());
    return Escaped.text(
        first.contains(last)
            ? first
            : first + " (" + innermost.getClass().getSimpleName() + ": " + last + ")");
  }

  /** Whether the chain is refused for its dates. */
  static boolean isAboutTime(Exception failure) {
    Throwable innermost = innermost(failure);
    return innermost instanceof CertificateExpiredException
        || innermost instanceof CertificateNotYetValidException;
  }

  private static Throwable innermost(Throwable failure) {
    Throwable at = failure;
    for (int depth = 0; depth < MAX_DEPTH && at.getCause() != null; depth++) {
      at = at.getCause();
    }
    return at;
  }
}
