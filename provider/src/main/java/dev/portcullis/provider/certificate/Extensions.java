package dev.portcullis.provider.certificate;

import java.security.cert.CertificateParsingException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The extensions that are shown. One that is malformed or stands there twice counts as absent, as
 * in OpenSSL; but text that is not UTF-8 in a sound one is an error, as in CPython. Immutable.
 */
final class Extensions {
  private static final String ALTERNATIVE_NAME = "2.5.29.17";
  private static final String CRL_DISTRIBUTION_POINTS = "2.5.29.31";
  private static final String AUTHORITY_INFORMATION = "1.3.6.1.5.5.7.1.1";

  private final Map<String, Der> values;

  private Extensions(Map<String, Der> values) {
    this.values = values;
  }

  /** Of a certificate without any. */
  static Extensions none() {
    return new Extensions(Map.of());
  }

  /** Reads an Extensions value. */
  static Extensions read(Der list) throws CertificateParsingException {
    Map<String, Der> values = new HashMap<>();
    Set<String> twice = new HashSet<>();
    for (Der extension : list.as(Der.SEQUENCE, "extensions").children()) {
      List<Der> parts = extension.as(Der.SEQUENCE, "extension").children();
      if (parts.size() < 2 || parts.size() > 3) {
        throw new CertificateParsingException("The certificate is malformed: an extension");
      }
      String type = ObjectNames.dotted(parts.get(0).as(Der.OBJECT_IDENTIFIER, "extension's type"));
      Der value = parts.get(parts.size() - 1).as(Der.OCTET_STRING, "extension's value");
      if (values.put(type, value) != null) {
        twice.add(type);
      }
    }
    values.keySet().removeAll(twice);
    return new Extensions(values);
  }

  /** The subject alternative name; a sound one may be empty. */
  Optional<List<AlternativeName>> alternativeNames() throws UnprintableException {
    return sound(ALTERNATIVE_NAME, AlternativeName::names);
  }

  /** URIs of the authority information access with this access method (RFC 5280, 4.2.2.1). */
  List<String> access(String method) throws UnprintableException {
    return sound(AUTHORITY_INFORMATION, value -> access(value, method)).orElse(List.of());
  }

  /** URIs of the full names of the CRL distribution points (RFC 5280, Section 4.2.1.13). */
  List<String> crlDistributionPoints() throws UnprintableException {
    return sound(CRL_DISTRIBUTION_POINTS, Extensions::points).orElse(List.of());
  }

  private <T> Optional<T> sound(String type, Der.Reading<T> reading) throws UnprintableException {
    Der value = values.get(type);
    if (value == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(reading.of(Der.first(value.content())));
    } catch (UnprintableException e) {
      throw e;
    } catch (CertificateParsingException malformed) {
      return Optional.empty();
    }
  }

  private static List<String> access(Der value, String method) throws CertificateParsingException {
    List<Der> descriptions = value.as(Der.SEQUENCE, "access descriptions").children();
    return Der.each(descriptions, description -> location(description, method));
  }

  private static List<String> location(Der description, String method)
      throws CertificateParsingException {
    List<Der> parts = description.as(Der.SEQUENCE, "access description").children();
    if (parts.size() != 2) {
      throw new CertificateParsingException("The certificate is malformed: an access description");
    }
    Der found = parts.get(0).as(Der.OBJECT_IDENTIFIER, "access method");
    List<String> uri = AlternativeName.uri(parts.get(1));
    return ObjectNames.dotted(found).equals(method) ? uri : List.of();
  }

  private static List<String> points(Der value) throws CertificateParsingException {
    return Der.each(value.as(Der.SEQUENCE, "distribution points").children(), Extensions::fullName);
  }

  /** The other choice is relative to the issuer's name: no URI. */
  private static List<String> fullName(Der point) throws CertificateParsingException {
    List<Der> parts = point.as(Der.SEQUENCE, "distribution point").children();
    if (parts.isEmpty() || !parts.get(0).is(Der.constructed(0))) {
      return List.of();
    }
    Der name = parts.get(0).only("distribution point's name");
    return name.is(Der.constructed(0))
        ? Der.each(name.children(), AlternativeName::uri)
        : List.of();
  }
}
