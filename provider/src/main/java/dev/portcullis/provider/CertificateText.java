package dev.portcullis.provider;

import dev.portcullis.provider.PeerCertificate.AltName;
import dev.portcullis.provider.PeerCertificate.Attribute;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The forms of a {@link PeerCertificate}: CPython's tuples, JSON, lines. Stateless. */
final class CertificateText {
  private static final int COLUMN = 16;

  private CertificateText() {}

  /** A name as CPython nests it: RDNs of attributes of type and value. */
  static List<Object> tuples(List<List<Attribute>> name) {
    return name.stream()
        .<Object>map(rdn -> rdn.stream().<Object>map(CertificateText::pair).toList())
        .toList();
  }

  private static List<Object> pair(Attribute attribute) {
    String value = attribute.value();
    return List.of(attribute.type(), attribute.bits() ? HexFormat.of().parseHex(value) : value);
  }

  /** Alternative names as CPython pairs them. */
  static List<Object> names(List<AltName> names) {
    return names.stream().<Object>map(CertificateText::pair).toList();
  }

  private static List<Object> pair(AltName name) {
    boolean directory = name.kind().equals("DirName");
    return List.of(name.kind(), directory ? tuples(name.directory()) : name.value());
  }

  /** A value of {@link PeerCertificate#toMap} as JSON. */
  static String json(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(member -> json(member.getKey()) + ": " + json(member.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(CertificateText::json).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof byte[] octets) {
      return json(Map.of("hex", HexFormat.of().withUpperCase().formatHex(octets)));
    }
    return value instanceof Integer ? value.toString() : quoted(value.toString());
  }

  private static String quoted(String text) {
    return text.chars()
        .mapToObj(CertificateText::jsonUnit)
        .collect(Collectors.joining("", "\"", "\""));
  }

  /** RFC 8259, Section 7; what is not ASCII is escaped too. */
  private static String jsonUnit(int unit) {
    return switch (unit) {
      case '"' -> "\\\"";
      case '\\' -> "\\\\";
      case '\n' -> "\\n";
      case '\r' -> "\\r";
      case '\t' -> "\\t";
      case '\b' -> "\\b";
      case '\f' -> "\\f";
      default -> escaped(unit);
    };
  }

  private static String escaped(int unit) {
    boolean plain = unit >= ' ' && unit < 0x7f && unit != '\\';
    return plain ? String.valueOf((char) unit) : String.format(Locale.ROOT, "\\u%04x", unit);
  }

  /** A label, a value; a name that is a list has one line for each entry. */
  static String lines(PeerCertificate certificate) {
    StringBuilder lines = new StringBuilder();
    line(lines, "subject", name(certificate.subject()));
    line(lines, "issuer", name(certificate.issuer()));
    line(lines, "serial number", certificate.serialNumber());
    line(lines, "not before", certificate.notBefore());
    line(lines, "not after", certificate.notAfter());
    for (AltName name : certificate.subjectAltName().orElse(List.of())) {
      String value = name.directory().isEmpty() ? name.value() : name(name.directory());
      line(lines, "name", name.kind() + ": " + value);
    }
    certificate.ocsp().forEach(uri -> line(lines, "OCSP", uri));
    certificate.caIssuers().forEach(uri -> line(lines, "CA issuers", uri));
    certificate.crlDistributionPoints().forEach(uri -> line(lines, "CRL", uri));
    line(lines, "version", Integer.toString(certificate.version()));
    return lines.toString().stripTrailing();
  }

  private static void line(StringBuilder lines, String label, String value) {
    String shown = value.chars().mapToObj(CertificateText::escaped).collect(Collectors.joining());
    lines.append(String.format(Locale.ROOT, "%-" + COLUMN + "s", label)).append(shown).append('\n');
  }

  private static String name(List<List<Attribute>> name) {
    return name.isEmpty()
        ? "(empty)"
        : name.stream().map(CertificateText::rdn).collect(Collectors.joining(", "));
  }

  private static String rdn(List<Attribute> rdn) {
    return rdn.stream().map(CertificateText::attribute).collect(Collectors.joining(" + "));
  }

  /** In quotation marks where it could be taken for more than one. */
  private static String attribute(Attribute attribute) {
    String value = attribute.value();
    boolean clear = value.chars().noneMatch(c -> ",+=\"".indexOf(c) >= 0);
    String shown = clear ? value : '"' + value.replace("\"", "\"\"") + '"';
    return attribute.type() + "=" + (attribute.bits() ? "#" : "") + shown;
  }
}
