package dev.portcullis.provider.credentials;

import java.nio.charset.StandardCharsets;

/** Recognises the files that people name where a PEM file is needed. Stateless. */
final class OtherFormat {
  private static final int SEQUENCE = 0x30;

  private OtherFormat() {}

  /**
   * Lets everything pass that may be PEM.
   *
   * @throws PemException with the command that converts the file
   */
  static void refuse(String source, byte[] bytes) throws PemException {
    if (bytes.length == 0) {
      throw new PemException(source, "the file is empty");
    }
    if (startsWith(bytes, 0xFE, 0xED, 0xFE, 0xED) || startsWith(bytes, 0xCE, 0xCE, 0xCE, 0xCE)) {
      throw new PemException(
          source,
          "a Java key store, not PEM; convert it: keytool -importkeystore -srckeystore FILE"
              + " -destkeystore NEW.p12 -deststoretype PKCS12, then openssl pkcs12 -in NEW.p12"
              + " -out NEW.pem");
    }
    if (startsWith(bytes, 0xFF, 0xFE) || startsWith(bytes, 0xFE, 0xFF)) {
      throw new PemException(source, "the text is UTF-16; save it as ASCII or UTF-8");
    }
    if (bytes[0] == SEQUENCE && !holdsDashes(bytes)) {
      throw new PemException(
          source,
          "DER or PKCS#12, not PEM; convert it: openssl x509 -inform DER (certificate), openssl"
              + " pkey -inform DER (key) or openssl pkcs12 (both), with -in FILE -out NEW.pem");
    }
  }

  private static boolean holdsDashes(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1).contains("-----BEGIN ");
  }

  private static boolean startsWith(byte[] bytes, int... octets) {
    for (int i = 0; i < octets.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != octets[i]) {
        return false;
      }
    }
    return true;
  }
}
