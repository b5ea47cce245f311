package dev.portcullis.provider;

import static dev.portcullis.provider.RawCertificate.BIT_STRING;
import static dev.portcullis.provider.RawCertificate.IA5;
import static dev.portcullis.provider.RawCertificate.T61;
import static dev.portcullis.provider.RawCertificate.UTF8;
import static dev.portcullis.provider.RawCertificate.attribute;
import static dev.portcullis.provider.RawCertificate.oid;
import static dev.portcullis.provider.RawCertificate.rdn;
import static dev.portcullis.provider.RawCertificate.sequence;
import static dev.portcullis.provider.RawCertificate.text;
import static dev.portcullis.provider.RawCertificate.tlv;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Certificates with odd extensions, by what is odd about them. */
final class OddExtensions {
  private static final String CN = "2.5.4.3";

  private final Map<String, byte[]> made = new LinkedHashMap<>();

  private OddExtensions() {}

  static Map<String, byte[]> all() {
    OddExtensions odd = new OddExtensions();
    odd.alternativeNames();
    odd.otherNames();
    odd.addresses();
    return odd.made;
  }

  private void put(String what, RawCertificate certificate) {
    made.put(what, certificate.encoded());
  }

  private static RawCertificate raw() {
    return new RawCertificate();
  }

  private void alternativeNames() {
    put("no names", raw().names());
    put(
        "every kind",
        raw()
            .names(
                text(0x81, "a@example.org"),
                text(0x82, "example.org"),
                text(0x86, "https://example.org/"),
                tlv(0x87, new byte[] {10, 0, 0, 1}),
                tlv(0x88, new byte[] {42, 3, 4}),
                other("1.2.3", UTF8, "x"),
                tlv(0xa3, sequence()),
                tlv(
                    0xa4,
                    sequence(
                        rdn(attribute(CN, UTF8, "d"), attribute(CN, UTF8, "e")),
                        rdn(attribute(CN, T61, "\351")))),
                tlv(0xa5, tlv(0xa1, text(UTF8, "edi")))));
    put("DNS with NUL", raw().names(text(0x82, "good.example\0.evil.example")));
    put("email with NUL and line", raw().names(text(0x81, "a\0@b\n,DNS:c"), text(0x86, "\0\n")));
    put("DNS in UTF-8", raw().names(tlv(0x82, "ünïcödé".getBytes(StandardCharsets.UTF_8))));
    put("DNS in Latin-1", raw().names(tlv(0x82, new byte[] {'a', (byte) 0xfc})));
    put(
        "URI with surrogate",
        raw().names(tlv(0x86, new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80})));
    put("empty texts", raw().names(text(0x81, ""), text(0x82, ""), text(0x86, "")));
    put("directory name, empty", raw().names(tlv(0xa4, sequence())));
    put(
        "directory name of bits",
        raw()
            .names(tlv(0xa4, sequence(rdn(attribute("2.5.4.45", BIT_STRING, new byte[] {0, 9}))))));
    put(
        "directory name that is not UTF-8",
        raw().names(tlv(0xa4, sequence(rdn(attribute(CN, UTF8, "\377"))))));
    put(
        "registered id with a name",
        raw()
            .names(
                tlv(
                    0x88,
                    new byte[] {
                      0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1
                    })));
    put("registered id, long", raw().names(tlv(0x88, OddCertificates.filled(500, 3))));
    put(
        "registered id, longer than the buffer",
        raw().names(tlv(0x88, OddCertificates.filled(586, 0x7f))));
    put("registered id, too long", raw().names(tlv(0x88, OddCertificates.filled(587, 3))));
    put("registered id, empty", raw().names(tlv(0x88, new byte[0])));
    put("registered id, cut off", raw().names(tlv(0x88, new byte[] {42, (byte) 0x80})));
    put("names twice", raw().names(text(0x82, "a")).names(text(0x82, "b")));
    put("names critical", raw().extension("2.5.29.19", sequence()).names(text(0x82, "a")));
    put("names, not a sequence", raw().extension("2.5.29.17", text(UTF8, "x")));
    put("names, nothing", raw().extension("2.5.29.17", new byte[0]));
    put("names, cut off", raw().extension("2.5.29.17", new byte[] {0x30, 9, (byte) 0x82, 1, 'a'}));
    put(
        "names with octets behind",
        raw()
            .extension(
                "2.5.29.17", OddCertificates.concat(sequence(text(0x82, "a")), new byte[] {5, 0})));
    put("name of unknown tag", raw().names(text(0x89, "x")));
    put("DNS constructed", raw().names(tlv(0xa2, text(IA5, "x"))));
    put("X.400 address", raw().names(tlv(0xa3, sequence(sequence()))));
    put(
        "EDI party with assigner",
        raw().names(tlv(0xa5, tlv(0xa0, text(UTF8, "a")), tlv(0xa1, text(UTF8, "b")))));
  }

  private void otherNames() {
    for (String type :
        new String[] {
          "1.3.6.1.4.1.311.20.2.3",
          "1.3.6.1.5.5.7.8.5",
          "1.3.6.1.5.5.7.8.7",
          "1.3.6.1.5.5.7.8.8",
          "1.3.6.1.5.5.7.8.9",
          "1.3.6.1.5.5.7.8.4"
        }) {
      put(
          "other name " + type + " in UTF-8",
          raw().names(other(type, UTF8, "us\u00e9r:x@example.org")));
      put("other name " + type + " in IA5", raw().names(other(type, IA5, "user@example.org")));
    }
    String upn = "1.3.6.1.4.1.311.20.2.3";
    put("other name with NUL", raw().names(other(upn, UTF8, "a\0b")));
    put("other name with lines", raw().names(other(upn, UTF8, "a\nb\nc")));
    put("other name that is empty", raw().names(other(upn, UTF8, "")));
    put("other name, long", raw().names(other(upn, UTF8, "x".repeat(3000))));
    put("other name at the cut", raw().names(other(upn, UTF8, "x".repeat(2032))));
    put("other name of 2031", raw().names(other(upn, UTF8, "x".repeat(2031) + "\n")));
    put(
        "other name that is not UTF-8",
        raw().names(tlv(0xa0, oid(upn), tlv(0xa0, tlv(UTF8, new byte[] {-1})))));
    put("other name, a sequence", raw().names(tlv(0xa0, oid(upn), tlv(0xa0, sequence()))));
    put("other name without value", raw().names(tlv(0xa0, oid(upn))));
  }

  private void addresses() {
    for (int length : new int[] {0, 1, 3, 4, 5, 8, 15, 16, 17, 32}) {
      put(
          "address of " + length + " octets",
          raw().names(tlv(0x87, OddCertificates.filled(length, 0xfe))));
    }
    put("address ::", raw().names(tlv(0x87, new byte[16])));
    put(
        "address 2001:db8::1",
        raw()
            .names(
                tlv(
                    0x87,
                    new byte[] {0x20, 1, 0x0d, (byte) 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1})));
    byte[] ocsp = oid("1.3.6.1.5.5.7.48.1");
    byte[] issuers = oid("1.3.6.1.5.5.7.48.2");
    byte[] uri = text(0x86, "http://o.example/\u00e4");
    put(
        "access",
        access(
            sequence(ocsp, uri),
            sequence(issuers, text(0x86, "http://c/")),
            sequence(ocsp, text(0x86, ""))));
    put("access, nothing", access());
    put("access, no URI", access(sequence(ocsp, text(0x82, "x"))));
    put("access, other method", access(sequence(oid("1.3.6.1.5.5.7.48.3"), uri)));
    put("access, not UTF-8", access(sequence(ocsp, tlv(0x86, new byte[] {-1}))));
    put(
        "access, not UTF-8 elsewhere",
        access(sequence(ocsp, uri), sequence(issuers, tlv(0x82, new byte[] {-1}))));
    put("access, malformed", access(sequence(ocsp)));
    put(
        "access twice",
        access(sequence(ocsp, uri)).extension("1.3.6.1.5.5.7.1.1", sequence(sequence(ocsp, uri))));
    put(
        "CRL",
        crl(
            sequence(tlv(0xa0, tlv(0xa0, uri, text(0x82, "x"), text(0x86, "ldap://y")))),
            sequence(tlv(0xa0, tlv(0xa0, uri)))));
    put("CRL, nothing in the point", crl(sequence(), sequence(tlv(0xa0, tlv(0xa0, uri)))));
    put(
        "CRL, relative",
        crl(
            sequence(tlv(0xa0, tlv(0xa1, attribute(CN, UTF8, "x")))),
            sequence(tlv(0xa0, tlv(0xa0, uri)))));
    put(
        "CRL, reasons and issuer",
        crl(
            sequence(
                tlv(0xa0, tlv(0xa0, uri)),
                tlv(0x81, new byte[] {1, 6}),
                tlv(0xa2, tlv(0xa4, sequence())))));
    put("CRL, not UTF-8", crl(sequence(tlv(0xa0, tlv(0xa0, tlv(0x86, new byte[] {-1}))))));
    put("CRL, no URI", crl(sequence(tlv(0xa0, tlv(0xa0, text(0x82, "x"))))));
    put("CRL, no points", crl());
    put("CRL, malformed", crl(text(UTF8, "x")));
  }

  private static RawCertificate access(byte[]... descriptions) {
    return raw().extension("1.3.6.1.5.5.7.1.1", sequence(descriptions));
  }

  private static RawCertificate crl(byte[]... points) {
    return raw().extension("2.5.29.31", sequence(points));
  }

  private static byte[] other(String type, int tag, String value) {
    return tlv(0xa0, oid(type), tlv(0xa0, text(tag, value)));
  }
}
