package dev.portcullis.provider.credentials;

/** Octets that are no DER, or not the structure that was expected. The message shows no octets. */
final class MalformedDerException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedDerException(String message) {
    super(message);
  }
}
