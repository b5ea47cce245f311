package dev.portcullis.provider.certificate;

import java.security.cert.CertificateParsingException;

/** A sound value that has no printed form: text that is not UTF-8, an identifier too long. */
final class UnprintableException extends CertificateParsingException {
  private static final long serialVersionUID = 1L;

  UnprintableException(String message) {
    super(message);
  }
}
