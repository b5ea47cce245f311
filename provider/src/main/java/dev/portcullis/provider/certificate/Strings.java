package dev.portcullis.provider.certificate;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateParsingException;

/**
 * Turns ASN.1 strings into text, as OpenSSL reads them: a T61String is ISO 8859-1, whatever X.690
 * says. Stateless.
 */
final class Strings {
  private static final int UTF8_STRING = 0x0c;
  private static final int NUMERIC_STRING = 0x12;
  private static final int PRINTABLE_STRING = 0x13;
  private static final int T61_STRING = 0x14;
  private static final int IA5_STRING = 0x16;
  private static final int UNIVERSAL_STRING = 0x1c;
  private static final int BMP_STRING = 0x1e;

  private Strings() {}

  /** The text of a string of any of the types that a name may have. */
  static String text(Der value) throws CertificateParsingException {
    byte[] octets = value.content();
    return switch (value.tag()) {
      case UTF8_STRING -> strict(octets, StandardCharsets.UTF_8, "UTF8String");
      case NUMERIC_STRING, PRINTABLE_STRING, T61_STRING, IA5_STRING ->
          new String(octets, StandardCharsets.ISO_8859_1);
      case UNIVERSAL_STRING -> universal(octets);
      case BMP_STRING -> bmp(octets);
      default ->
          throw new CertificateParsingException(
              "The certificate is malformed: a name with a value of tag %02x"
                  .formatted(value.tag()));
    };
  }

  /** The text of octets that CPython reads as UTF-8, whatever the standard has there. */
  static String utf8(byte[] octets) throws UnprintableException {
    try {
      return strict(octets, StandardCharsets.UTF_8, "UTF8String");
    } catch (CertificateParsingException e) {
      throw new UnprintableException("The certificate has a name that is not UTF-8");
    }
  }

  private static String bmp(byte[] octets) throws CertificateParsingException {
    String text = strict(octets, StandardCharsets.UTF_16BE, "BMPString");
    if (text.length() != text.codePointCount(0, text.length())) {
      throw undecodable("BMPString"); // no surrogates in UCS-2, not even in pairs
    }
    return text;
  }

  private static String universal(byte[] octets) throws CertificateParsingException {
    if (octets.length % Integer.BYTES != 0) {
      throw undecodable("UniversalString");
    }
    StringBuilder text = new StringBuilder();
    ByteBuffer units = ByteBuffer.wrap(octets);
    while (units.hasRemaining()) {
      int point = units.getInt();
      boolean surrogate = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
      if (surrogate || !Character.isValidCodePoint(point)) {
        throw undecodable("UniversalString");
      }
      text.appendCodePoint(point);
    }
    return text.toString();
  }

  private static String strict(byte[] octets, Charset charset, String type)
      throws CertificateParsingException {
    try {
      return charset.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException e) {
      throw undecodable(type);
    }
  }

  private static CertificateParsingException undecodable(String type) {
    return new CertificateParsingException(
        "The certificate is malformed: a name that is not a sound " + type);
  }
}
