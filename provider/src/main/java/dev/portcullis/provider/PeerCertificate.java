package dev.portcullis.provider;

import dev.portcullis.provider.certificate.AlternativeName;
import dev.portcullis.provider.certificate.DecodedCertificate;
import dev.portcullis.provider.certificate.NameAttribute;
import java.security.cert.Certificate;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;

/**
 * What a certificate says: the content, the order and the spelling of CPython's {@code
 * ssl.SSLSocket.getpeercert()}.
 *
 * <pre>{@code
 * PeerCertificate peer = PeerCertificate.of(socket.getSession());
 * System.out.println(peer.notAfter());
 * }</pre>
 *
 * <p>For people and for logs. Whether the certificate is good, and whose it is, the policy has
 * decided before anybody can ask. Immutable, equal by content.
 *
 * @param subject RDNs in their order, each of one or more attributes
 * @param issuer RDNs in their order, each of one or more attributes
 * @param version 3 in all that is issued today
 * @param serialNumber hexadecimal digits in upper case
 * @param notBefore {@code Jan 5 09:34:43 2018 GMT}
 * @param notAfter {@code Jan 5 09:34:43 2018 GMT}
 * @param subjectAltName its names in their order; absent without the extension
 * @param ocsp addresses of OCSP responders; empty without any
 * @param caIssuers addresses of the issuer's certificate; empty without any
 * @param crlDistributionPoints addresses of revocation lists; empty without any
 * @param pem the whole certificate (RFC 7468, Section 5)
 */
public record PeerCertificate(
    List<List<Attribute>> subject,
    List<List<Attribute>> issuer,
    int version,
    String serialNumber,
    String notBefore,
    String notAfter,
    Optional<List<AltName>> subjectAltName,
    List<String> ocsp,
    List<String> caIssuers,
    List<String> crlDistributionPoints,
    String pem) {
  private static final List<String> ADDRESSES =
      List.of("OCSP", "caIssuers", "crlDistributionPoints");

  /** Copies the lists. */
  public PeerCertificate {
    subject = subject.stream().map(List::copyOf).toList();
    issuer = issuer.stream().map(List::copyOf).toList();
    subjectAltName = subjectAltName.map(List::copyOf);
    ocsp = List.copyOf(ocsp);
    caIssuers = List.copyOf(caIssuers);
    crlDistributionPoints = List.copyOf(crlDistributionPoints);
  }

  /**
   * One attribute of a name.
   *
   * @param type OpenSSL's long name, such as {@code commonName}, or numbers with dots
   * @param value its text; of a BIT STRING, which is no text, the octets in hexadecimal
   * @param bits whether it is a BIT STRING
   */
  public record Attribute(String type, String value, boolean bits) {}

  /**
   * One name of a subject alternative name.
   *
   * @param kind {@code DNS}, {@code IP Address}, {@code email}, {@code URI}, {@code DirName},
   *     {@code Registered ID}, {@code othername}, {@code X400Name} or {@code EdiPartyName}
   * @param value its text; empty for a {@code DirName}
   * @param directory the RDNs of a {@code DirName}; empty for all others
   */
  public record AltName(String kind, String value, List<List<Attribute>> directory) {

    /** Copies the list. */
    public AltName {
      directory = directory.stream().map(List::copyOf).toList();
    }
  }

  /**
   * The certificate of a session's peer.
   *
   * @throws SSLPeerUnverifiedException if the peer has shown none
   * @throws IllegalArgumentException as in {@link #of(X509Certificate)}
   */
  public static PeerCertificate of(SSLSession session) throws SSLPeerUnverifiedException {
    Certificate[] chain = session.getPeerCertificates();
    if (chain.length == 0 || !(chain[0] instanceof X509Certificate leaf)) {
      throw new SSLPeerUnverifiedException("The peer has shown no X.509 certificate");
    }
    return of(leaf);
  }

  /**
   * Any certificate.
   *
   * @throws IllegalArgumentException if it is malformed, or says something that cannot be printed,
   *     such as a DNS name that is not UTF-8; CPython has no dictionary for it either
   */
  public static PeerCertificate of(X509Certificate certificate) {
    try {
      return of(certificate.getEncoded());
    } catch (CertificateEncodingException | CertificateParsingException e) {
      throw new IllegalArgumentException(e.getMessage(), e);
    }
  }

  static PeerCertificate of(byte[] encoded) throws CertificateParsingException {
    DecodedCertificate decoded = DecodedCertificate.of(encoded);
    return new PeerCertificate(
        name(decoded.subject()),
        name(decoded.issuer()),
        decoded.version(),
        decoded.serialNumber(),
        decoded.notBefore(),
        decoded.notAfter(),
        decoded.alternativeNames().map(PeerCertificate::names),
        decoded.ocsp(),
        decoded.caIssuers(),
        decoded.crlDistributionPoints(),
        pem(encoded));
  }

  private static List<List<Attribute>> name(List<List<NameAttribute>> name) {
    return name.stream()
        .map(rdn -> rdn.stream().map(a -> new Attribute(a.type(), a.value(), a.bits())).toList())
        .toList();
  }

  private static List<AltName> names(List<AlternativeName> names) {
    return names.stream().map(n -> new AltName(n.kind(), n.value(), name(n.directory()))).toList();
  }

  private static String pem(byte[] encoded) {
    String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded);
    return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
  }

  /** The PEM text of the certificate, equal to CPython's {@code DER_cert_to_PEM_cert}. */
  public String toPem() {
    return pem;
  }

  /**
   * CPython's dictionary: its keys in its order; what is missing is left out. A tuple is a {@link
   * List}, text a {@link String}, the version an {@link Integer}, octets a {@code byte[]}.
   */
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("subject", CertificateText.tuples(subject));
    map.put("issuer", CertificateText.tuples(issuer));
    map.put("version", version);
    map.put("serialNumber", serialNumber);
    map.put("notBefore", notBefore);
    map.put("notAfter", notAfter);
    subjectAltName.ifPresent(names -> map.put("subjectAltName", CertificateText.names(names)));
    map.put("OCSP", ocsp);
    map.put("caIssuers", caIssuers);
    map.put("crlDistributionPoints", crlDistributionPoints);
    ADDRESSES.forEach(key -> map.remove(key, List.of()));
    return Collections.unmodifiableMap(map);
  }

  /**
   * The map as JSON (RFC 8259) in ASCII, on one line: what CPython's {@code json.dumps} makes of
   * the dictionary. Octets, which it does not take, become {@code {"hex": "0A0B"}}.
   */
  public String toJson() {
    return CertificateText.json(toMap());
  }

  /** Lines for people; what is not printable ASCII is escaped. */
  @Override
  public String toString() {
    return CertificateText.lines(this);
  }
}
