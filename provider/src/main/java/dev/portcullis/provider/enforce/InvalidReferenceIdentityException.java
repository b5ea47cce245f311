package dev.portcullis.provider.enforce;

import java.security.cert.CertificateException;

/**
 * A host that no certificate can be compared with. A {@link CertificateException}, because the
 * trust-manager interface that reports it can throw nothing else. The message shows the host, the
 * rule and the remedy.
 */
public final class InvalidReferenceIdentityException extends CertificateException {
  private static final long serialVersionUID = 1L;

  InvalidReferenceIdentityException(String host, String rule, String remedy) {
    super(
        Escaped.quoted(host)
            + " cannot be compared with a certificate: "
            + rule
            + ". Remedy: "
            + remedy
            + ".");
  }
}
