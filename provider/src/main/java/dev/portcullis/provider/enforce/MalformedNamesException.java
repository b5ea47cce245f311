package dev.portcullis.provider.enforce;

/**
 * A subject alternative name extension that is not DER; never leaves {@link PresentedIdentities}.
 */
final class MalformedNamesException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param found a noun phrase: what stands where DER allows something else
   */
  MalformedNamesException(String found) {
    super(found, null, false, false);
  }

  String found() {
    return String.valueOf(getMessage());
  }
}
