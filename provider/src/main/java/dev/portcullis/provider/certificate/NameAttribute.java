package dev.portcullis.provider.certificate;

import java.security.cert.CertificateParsingException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/**
 * One attribute of a distinguished name. Immutable.
 *
 * @param type long name of the type, or its numbers
 * @param value the text; of a BIT STRING, which is no text, its octets in hexadecimal
 * @param bits whether it is a BIT STRING
 */
public record NameAttribute(String type, String value, boolean bits) {

  /** The RDNs of a Name in their order; empty ones are not counted, as in OpenSSL. */
  static List<List<NameAttribute>> name(Der name) throws CertificateParsingException {
    List<List<NameAttribute>> names = new ArrayList<>();
    for (Der rdn : name.as(Der.SEQUENCE, "name").children()) {
      List<NameAttribute> attributes = new ArrayList<>();
      for (Der attribute : rdn.as(Der.SET, "RDN").children()) {
        attributes.add(attribute(attribute.as(Der.SEQUENCE, "attribute").children()));
      }
      if (!attributes.isEmpty()) {
        names.add(List.copyOf(attributes));
      }
    }
    return List.copyOf(names);
  }

  private static NameAttribute attribute(List<Der> parts) throws CertificateParsingException {
    if (parts.size() != 2) {
      throw new CertificateParsingException(
          "The certificate is malformed: " + parts.size() + " values in an attribute");
    }
    String type = ObjectNames.name(parts.get(0).as(Der.OBJECT_IDENTIFIER, "attribute's type"));
    Der value = parts.get(1);
    return value.is(Der.BIT_STRING)
        ? new NameAttribute(type, bits(value), true)
        : new NameAttribute(type, Strings.text(value), false);
  }

  /** Without the first octet, which counts the unused bits; those bits are zero. */
  private static String bits(Der value) throws CertificateParsingException {
    byte[] octets = value.content();
    if (octets.length == 0
        || octets[0] < 0
        || octets[0] > 7
        || octets.length == 1 && octets[0] > 0) {
      throw new CertificateParsingException("The certificate is malformed: a BIT STRING");
    }
    if (octets.length > 1) {
      octets[octets.length - 1] &= (byte) (0xff << octets[0]);
    }
    return HexFormat.of().withUpperCase().formatHex(octets, 1, octets.length);
  }
}
