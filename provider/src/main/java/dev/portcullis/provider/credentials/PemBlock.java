package dev.portcullis.provider.credentials;

/**
 * One block of a PEM text, decoded.
 *
 * @param source name of the file
 * @param line of the BEGIN line [1..]
 * @param label the words after BEGIN
 * @param encrypted whether a header says {@code Proc-Type: 4,ENCRYPTED} (RFC 1421)
 * @param content what the base64 stands for; may be a private key
 */
record PemBlock(String source, int line, String label, boolean encrypted, byte[] content) {
  /** {@code file:line}, for messages. */
  String at() {
    return source + ":" + line;
  }

  boolean isCertificate() {
    return switch (label) {
      case "CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE" -> true;
      default -> false;
    };
  }

  boolean isPrivateKey() {
    return label.endsWith("PRIVATE KEY");
  }

  /** Without the content. */
  @Override
  public String toString() {
    return label + " at " + at();
  }
}
