package dev.portcullis.provider.certificate;

import java.math.BigInteger;
import java.security.cert.CertificateParsingException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What CPython's {@code getpeercert()} says of a certificate. Reads the encoding itself, because
 * what the JDK makes of names and times is not what stands there. Checks no signature. Immutable.
 *
 * @param subject RDNs in their order
 * @param issuer RDNs in their order
 * @param version 1 to 3 in a sound certificate
 * @param serialNumber hexadecimal digits in upper case, whole octets
 * @param notBefore as OpenSSL prints it
 * @param notAfter as OpenSSL prints it
 * @param alternativeNames absent without the extension
 * @param ocsp URIs; empty without any
 * @param caIssuers URIs; empty without any
 * @param crlDistributionPoints URIs; empty without any
 */
public record DecodedCertificate(
    List<List<NameAttribute>> subject,
    List<List<NameAttribute>> issuer,
    int version,
    String serialNumber,
    String notBefore,
    String notAfter,
    Optional<List<AlternativeName>> alternativeNames,
    List<String> ocsp,
    List<String> caIssuers,
    List<String> crlDistributionPoints) {
  private static final String OCSP = "1.3.6.1.5.5.7.48.1";
  private static final String CA_ISSUERS = "1.3.6.1.5.5.7.48.2";

  /** OpenSSL breaks a longer serial number into lines; CPython reads the first. */
  private static final int DIGITS_PER_LINE = 70;

  /**
   * Decodes a certificate.
   *
   * @param encoded its DER form
   * @throws CertificateParsingException if it is malformed, or holds text that cannot be printed
   */
  public static DecodedCertificate of(byte[] encoded) throws CertificateParsingException {
    List<Der> certificate = Der.first(encoded).as(Der.SEQUENCE, "certificate").children();
    if (certificate.isEmpty()) {
      throw new CertificateParsingException("The certificate is malformed: it is empty");
    }
    Deque<Der> fields =
        new ArrayDeque<>(certificate.get(0).as(Der.SEQUENCE, "signed part").children());
    int version = version(fields);
    String serial = serial(next(fields).integer("serial number"));
    next(fields).as(Der.SEQUENCE, "signature algorithm");
    List<List<NameAttribute>> issuer = NameAttribute.name(next(fields));
    List<Der> validity = next(fields).as(Der.SEQUENCE, "validity").children();
    if (validity.size() != 2) {
      throw new CertificateParsingException("The certificate is malformed: its validity");
    }
    List<List<NameAttribute>> subject = NameAttribute.name(next(fields));
    Extensions extensions = extensions(fields);
    return new DecodedCertificate(
        subject,
        issuer,
        version,
        serial,
        Times.print(validity.get(0)),
        Times.print(validity.get(1)),
        extensions.alternativeNames(),
        extensions.access(OCSP),
        extensions.access(CA_ISSUERS),
        extensions.crlDistributionPoints());
  }

  private static int version(Deque<Der> fields) throws CertificateParsingException {
    if (fields.isEmpty() || !fields.peek().is(Der.constructed(0))) {
      return 1;
    }
    BigInteger number = fields.remove().only("version").integer("version");
    if (number.bitLength() > Integer.SIZE - 2) {
      throw new CertificateParsingException("The certificate is malformed: version " + number);
    }
    return number.intValue() + 1;
  }

  private static String serial(BigInteger number) {
    String digits = number.abs().toString(16).toUpperCase(Locale.ROOT);
    String octets = digits.length() % 2 == 0 ? digits : "0" + digits;
    String line =
        octets.length() <= DIGITS_PER_LINE ? octets : octets.substring(0, DIGITS_PER_LINE) + "\\\n";
    return number.signum() < 0 ? "-" + line : line;
  }

  private static Extensions extensions(Deque<Der> fields) throws CertificateParsingException {
    for (Der field : fields) {
      if (field.is(Der.constructed(3))) {
        return Extensions.read(field.only("extensions"));
      }
    }
    return Extensions.none();
  }

  private static Der next(Deque<Der> fields) throws CertificateParsingException {
    Der field = fields.poll();
    if (field == null) {
      throw new CertificateParsingException("The certificate is malformed: it ends early");
    }
    return field;
  }
}
