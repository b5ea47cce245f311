package dev.portcullis.provider;

import static dev.portcullis.provider.RawCertificate.BIT_STRING;
import static dev.portcullis.provider.RawCertificate.BMP;
import static dev.portcullis.provider.RawCertificate.GENERALIZED_TIME;
import static dev.portcullis.provider.RawCertificate.IA5;
import static dev.portcullis.provider.RawCertificate.INTEGER;
import static dev.portcullis.provider.RawCertificate.NUMERIC;
import static dev.portcullis.provider.RawCertificate.OCTET_STRING;
import static dev.portcullis.provider.RawCertificate.PRINTABLE;
import static dev.portcullis.provider.RawCertificate.SEQUENCE;
import static dev.portcullis.provider.RawCertificate.T61;
import static dev.portcullis.provider.RawCertificate.UNIVERSAL;
import static dev.portcullis.provider.RawCertificate.UTC_TIME;
import static dev.portcullis.provider.RawCertificate.UTF8;
import static dev.portcullis.provider.RawCertificate.attribute;
import static dev.portcullis.provider.RawCertificate.oid;
import static dev.portcullis.provider.RawCertificate.rdn;
import static dev.portcullis.provider.RawCertificate.sequence;
import static dev.portcullis.provider.RawCertificate.text;
import static dev.portcullis.provider.RawCertificate.time;
import static dev.portcullis.provider.RawCertificate.tlv;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/** Certificates for every corner of what {@code getpeercert()} prints, by what is odd about them. */
final class OddCertificates {
  private static final String CN = "2.5.4.3";
  private static final byte[] UTF8_NAME = "ünïcödé \u4e2d\ud83d\ude00".getBytes(StandardCharsets.UTF_8);

  private final Map<String, byte[]> made = new LinkedHashMap<>();

  private OddCertificates() {}

  static Map<String, byte[]> all() {
    OddCertificates odd = new OddCertificates();
    odd.numbers();
    odd.names();
    odd.strings();
    odd.times();
    odd.alternativeNames();
    odd.otherNames();
    odd.addresses();
    odd.broken();
    return odd.made;
  }

  private void put(String what, RawCertificate certificate) {
    made.put(what, certificate.encoded());
  }

  private static RawCertificate raw() {
    return new RawCertificate();
  }

  private void numbers() {
    put("version 1", raw().version(new byte[0]));
    put("version 2", raw().version(tlv(0xa0, tlv(INTEGER, new byte[] {1}))));
    put("version 200", raw().version(tlv(0xa0, tlv(INTEGER, new byte[] {0, (byte) 0xc7}))));
    put("version 0", raw().version(tlv(0xa0, tlv(INTEGER, new byte[] {-1}))));
    put("serial zero", raw().serial((byte) 0));
    put("serial with a leading zero", raw().serial((byte) 0, (byte) 0xff));
    put("serial of one digit", raw().serial((byte) 7));
    put("serial -1", raw().serial((byte) -1));
    put("serial negative, two octets", raw().serial((byte) 0x80, (byte) 0));
    put("serial of 20 octets", raw().serial(filled(20, 0x7e)));
    put("serial of 20 octets, negative", raw().serial(filled(20, 0x9e)));
    for (int size : new int[] {21, 34, 35, 36, 40, 70, 71, 200}) {
      put("serial of " + size + " octets", raw().serial(filled(size, 0x5a)));
    }
  }

  private void names() {
    put("empty subject", raw().subject());
    put("empty issuer", raw().issuer());
    put("empty RDN", raw().subject(rdn(), rdn(attribute(CN, UTF8, "x")), rdn()));
    put(
        "multi-valued RDN",
        raw()
            .subject(
                rdn(attribute("2.5.4.6", PRINTABLE, "DE")),
                rdn(attribute(CN, UTF8, "two"), attribute("2.5.4.5", PRINTABLE, "42")),
                rdn(attribute("2.5.4.10", UTF8, "a"), attribute("2.5.4.10", UTF8, "a"))));
    put("unknown type", raw().subject(rdn(attribute("1.3.6.1.4.1.99999.1.2", UTF8, "x"))));
    put("type below 2", raw().subject(rdn(attribute("2.999.3", UTF8, "x"))));
    put("type with a long number", raw().subject(rdn(attribute("1.2." + "9".repeat(80), UTF8, "x"))));
    put("type of many numbers", raw().subject(rdn(attribute("1.2" + ".3".repeat(140), UTF8, "x"))));
    put("type of 586 octets", raw().subject(rdn(attribute("1.2" + ".3".repeat(585), UTF8, "x"))));
    put("type of 587 octets", raw().subject(rdn(attribute("1.2" + ".3".repeat(586), UTF8, "x"))));
    for (String type : new String[] {"2.5.4.4", "2.5.4.65", "2.5.4.97", "1.2.840.113549.1.9.1",
        "0.9.2342.19200300.100.1.25", "1.3.6.1.4.1.311.60.2.1.3", "2.5.4.45", "2.5.4.17"}) {
      put("type " + type, raw().subject(rdn(attribute(type, UTF8, "x"))));
    }
  }

  private void strings() {
    put("UTF8String", raw().subject(rdn(attribute(CN, UTF8, UTF8_NAME))));
    put("UTF8String, empty", raw().subject(rdn(attribute(CN, UTF8, ""))));
    put("UTF8String with NUL", raw().subject(rdn(attribute(CN, UTF8, "a\0b"))));
    put("UTF8String that is not UTF-8", raw().subject(rdn(attribute(CN, UTF8, "\377"))));
    put("UTF8String with a surrogate", raw().subject(rdn(attribute(CN, UTF8, "\355\240\200"))));
    put("UTF8String beyond Unicode", raw().subject(rdn(attribute(CN, UTF8, "\364\220\200\200"))));
    put("UTF8String that is not minimal", raw().subject(rdn(attribute(CN, UTF8, "\300\200"))));
    put("PrintableString with umlaut", raw().subject(rdn(attribute(CN, PRINTABLE, "\374*@"))));
    put("T61String", raw().subject(rdn(attribute(CN, T61, "caf\351 \001\200\237\377"))));
    put("IA5String with high octets", raw().subject(rdn(attribute(CN, IA5, "\200\377\0x"))));
    put("NumericString", raw().subject(rdn(attribute(CN, NUMERIC, "12 34"))));
    put("BMPString", raw().subject(rdn(attribute(CN, BMP, "Bücher \u4e2d".getBytes(StandardCharsets.UTF_16BE)))));
    put("BMPString of odd length", raw().subject(rdn(attribute(CN, BMP, "abc"))));
    put("BMPString with surrogates", raw().subject(rdn(attribute(CN, BMP, "\ud83d\ude00".getBytes(StandardCharsets.UTF_16BE)))));
    put("BMPString with half a surrogate", raw().subject(rdn(attribute(CN, BMP, "\330\75\0x"))));
    put("UniversalString", raw().subject(rdn(attribute(CN, UNIVERSAL, "x\ud83d\ude00".getBytes(Charset.forName("UTF-32BE"))))));
    put("UniversalString of odd length", raw().subject(rdn(attribute(CN, UNIVERSAL, "abcde"))));
    put("UniversalString beyond Unicode", raw().subject(rdn(attribute(CN, UNIVERSAL, new byte[] {0, 0x11, 0, 0}))));
    put("UniversalString negative", raw().subject(rdn(attribute(CN, UNIVERSAL, new byte[] {-1, 0x11, 0, 0}))));
    put("UniversalString surrogate", raw().subject(rdn(attribute(CN, UNIVERSAL, new byte[] {0, 0, (byte) 0xd8, 0}))));
    put("BIT STRING", raw().subject(rdn(attribute("2.5.4.45", BIT_STRING, new byte[] {0, 1, -1}))));
    put("BIT STRING, unused bits", raw().subject(rdn(attribute("2.5.4.45", BIT_STRING, new byte[] {3, -1}))));
    put("BIT STRING, empty", raw().subject(rdn(attribute("2.5.4.45", BIT_STRING, new byte[] {0}))));
    put("BIT STRING without octets", raw().subject(rdn(attribute("2.5.4.45", BIT_STRING, new byte[0]))));
    put("VisibleString", raw().subject(rdn(attribute(CN, 0x1a, "x"))));
    put("OCTET STRING as a name", raw().subject(rdn(attribute(CN, OCTET_STRING, "x"))));
    put("INTEGER as a name", raw().subject(rdn(attribute(CN, INTEGER, "x"))));
    put("SEQUENCE as a name", raw().subject(rdn(attribute(CN, SEQUENCE, ""))));
    put("quotes and controls", raw().subject(rdn(attribute(CN, UTF8, "\"\\/\b\f\n\r\t\001\177"))));
  }

  private void times() {
    for (String utc : new String[] {"500101000000Z", "491231235959Z", "700101000000Z", "691231235959Z",
        "000229000000Z", "010229000000Z", "2601050934Z", "260105093443+0100", "260105003443+0100",
        "261231233443-0130", "260105093443+0000", "260105093443", "261305093443Z", "260100093443Z",
        "260105243443Z", "260105096043Z", "260105093460Z", "26010509344Z", "260105093443z", "",
        "260105093443+1260", "260105093443+1300", "2601050934+0100", "260105093443.5Z", " 60105093443Z"}) {
      put("UTCTime " + utc, raw().notBefore(time(UTC_TIME, utc)));
    }
    for (String time : new String[] {"20500101000000Z", "19491231235959Z", "19690720201740Z", "00010101000000Z",
        "00000101000000Z", "99991231235959Z", "20260105093443.5Z", "20260105093443.123456Z", "20260105093443.Z",
        "202601050934Z", "2026010509Z", "20260105093443+0100", "20260105093443.5+0100", "20260105093443",
        "20000229000000Z", "19000229000000Z", "20260230000000Z", "202601050934.5Z", "20260105093443,5Z",
        "00000101000000+0100", "99991231235959-0100"}) {
      put("GeneralizedTime " + time, raw().notAfter(time(GENERALIZED_TIME, time)));
    }
    put("time as text", raw().notAfter(time(PRINTABLE, "20260105093443Z")));
  }

  private void alternativeNames() {
    put("no names", raw().names());
    put("every kind", raw().names(
        text(0x81, "a@example.org"), text(0x82, "example.org"), text(0x86, "https://example.org/"),
        tlv(0x87, new byte[] {10, 0, 0, 1}), tlv(0x88, new byte[] {42, 3, 4}), other("1.2.3", UTF8, "x"),
        tlv(0xa3, sequence()), tlv(0xa4, sequence(rdn(attribute(CN, UTF8, "d"), attribute(CN, UTF8, "e")), rdn(attribute(CN, T61, "\351")))),
        tlv(0xa5, tlv(0xa1, text(UTF8, "edi")))));
    put("DNS with NUL", raw().names(text(0x82, "good.example\0.evil.example")));
    put("email with NUL and line", raw().names(text(0x81, "a\0@b\n,DNS:c"), text(0x86, "\0\n")));
    put("DNS in UTF-8", raw().names(tlv(0x82, UTF8_NAME)));
    put("DNS in Latin-1", raw().names(tlv(0x82, new byte[] {'a', (byte) 0xfc})));
    put("URI with surrogate", raw().names(tlv(0x86, new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80})));
    put("empty texts", raw().names(text(0x81, ""), text(0x82, ""), text(0x86, "")));
    put("directory name, empty", raw().names(tlv(0xa4, sequence())));
    put("directory name of bits", raw().names(tlv(0xa4, sequence(rdn(attribute("2.5.4.45", BIT_STRING, new byte[] {0, 9}))))));
    put("directory name that is not UTF-8", raw().names(tlv(0xa4, sequence(rdn(attribute(CN, UTF8, "\377"))))));
    put("registered id with a name", raw().names(tlv(0x88, new byte[] {0x2a, (byte) 0x86, 0x48, (byte) 0x86, (byte) 0xf7, 0x0d, 1, 1, 1})));
    put("registered id, long", raw().names(tlv(0x88, filled(500, 3))));
    put("registered id, longer than the buffer", raw().names(tlv(0x88, filled(586, 0x7f))));
    put("registered id, too long", raw().names(tlv(0x88, filled(587, 3))));
    put("registered id, empty", raw().names(tlv(0x88, new byte[0])));
    put("registered id, cut off", raw().names(tlv(0x88, new byte[] {42, (byte) 0x80})));
    put("names twice", raw().names(text(0x82, "a")).names(text(0x82, "b")));
    put("names critical", raw().extension("2.5.29.19", sequence()).names(text(0x82, "a")));
    put("names, not a sequence", raw().extension("2.5.29.17", text(UTF8, "x")));
    put("names, nothing", raw().extension("2.5.29.17", new byte[0]));
    put("names, cut off", raw().extension("2.5.29.17", new byte[] {0x30, 9, (byte) 0x82, 1, 'a'}));
    put("names with octets behind", raw().extension("2.5.29.17", concat(sequence(text(0x82, "a")), new byte[] {5, 0})));
    put("name of unknown tag", raw().names(text(0x89, "x")));
    put("DNS constructed", raw().names(tlv(0xa2, text(IA5, "x"))));
    put("X.400 address", raw().names(tlv(0xa3, sequence(sequence()))));
    put("EDI party with assigner", raw().names(tlv(0xa5, tlv(0xa0, text(UTF8, "a")), tlv(0xa1, text(UTF8, "b")))));
  }

  private void otherNames() {
    for (String type : new String[] {"1.3.6.1.4.1.311.20.2.3", "1.3.6.1.5.5.7.8.5", "1.3.6.1.5.5.7.8.7",
        "1.3.6.1.5.5.7.8.8", "1.3.6.1.5.5.7.8.9", "1.3.6.1.5.5.7.8.4"}) {
      put("other name " + type + " in UTF-8", raw().names(other(type, UTF8, "us\u00e9r:x@example.org")));
      put("other name " + type + " in IA5", raw().names(other(type, IA5, "user@example.org")));
    }
    String upn = "1.3.6.1.4.1.311.20.2.3";
    put("other name with NUL", raw().names(other(upn, UTF8, "a\0b")));
    put("other name with lines", raw().names(other(upn, UTF8, "a\nb\nc")));
    put("other name that is empty", raw().names(other(upn, UTF8, "")));
    put("other name, long", raw().names(other(upn, UTF8, "x".repeat(3000))));
    put("other name at the cut", raw().names(other(upn, UTF8, "x".repeat(2032))));
    put("other name of 2031", raw().names(other(upn, UTF8, "x".repeat(2031) + "\n")));
    put("other name that is not UTF-8", raw().names(tlv(0xa0, oid(upn), tlv(0xa0, tlv(UTF8, new byte[] {-1})))));
    put("other name, a sequence", raw().names(tlv(0xa0, oid(upn), tlv(0xa0, sequence()))));
    put("other name without value", raw().names(tlv(0xa0, oid(upn))));
  }

  private void addresses() {
    for (int length : new int[] {0, 1, 3, 4, 5, 8, 15, 16, 17, 32}) {
      put("address of " + length + " octets", raw().names(tlv(0x87, filled(length, 0xfe))));
    }
    put("address ::", raw().names(tlv(0x87, new byte[16])));
    put("address 2001:db8::1", raw().names(tlv(0x87, new byte[] {0x20, 1, 0x0d, (byte) 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1})));
    byte[] ocsp = oid("1.3.6.1.5.5.7.48.1");
    byte[] issuers = oid("1.3.6.1.5.5.7.48.2");
    byte[] uri = text(0x86, "http://o.example/\u00e4");
    put("access", access(sequence(ocsp, uri), sequence(issuers, text(0x86, "http://c/")), sequence(ocsp, text(0x86, ""))));
    put("access, nothing", access());
    put("access, no URI", access(sequence(ocsp, text(0x82, "x"))));
    put("access, other method", access(sequence(oid("1.3.6.1.5.5.7.48.3"), uri)));
    put("access, not UTF-8", access(sequence(ocsp, tlv(0x86, new byte[] {-1}))));
    put("access, not UTF-8 elsewhere", access(sequence(ocsp, uri), sequence(issuers, tlv(0x82, new byte[] {-1}))));
    put("access, malformed", access(sequence(ocsp)));
    put("access twice", access(sequence(ocsp, uri)).extension("1.3.6.1.5.5.7.1.1", sequence(sequence(ocsp, uri))));
    put("CRL", crl(sequence(tlv(0xa0, tlv(0xa0, uri, text(0x82, "x"), text(0x86, "ldap://y")))), sequence(tlv(0xa0, tlv(0xa0, uri)))));
    put("CRL, nothing in the point", crl(sequence(), sequence(tlv(0xa0, tlv(0xa0, uri)))));
    put("CRL, relative", crl(sequence(tlv(0xa0, tlv(0xa1, attribute(CN, UTF8, "x")))), sequence(tlv(0xa0, tlv(0xa0, uri)))));
    put("CRL, reasons and issuer", crl(sequence(tlv(0xa0, tlv(0xa0, uri)), tlv(0x81, new byte[] {1, 6}), tlv(0xa2, tlv(0xa4, sequence())))));
    put("CRL, not UTF-8", crl(sequence(tlv(0xa0, tlv(0xa0, tlv(0x86, new byte[] {-1}))))));
    put("CRL, no URI", crl(sequence(tlv(0xa0, tlv(0xa0, text(0x82, "x"))))));
    put("CRL, no points", crl());
    put("CRL, malformed", crl(text(UTF8, "x")));
  }

  private void broken() {
    byte[] good = raw().names(text(0x82, "a")).encoded();
    made.put("cut off", Arrays.copyOf(good, good.length - 40));
    made.put("octets behind", concat(good, new byte[] {0}));
    made.put("nothing", new byte[0]);
    made.put("empty sequence", sequence());
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

  private static byte[] filled(int length, int octet) {
    byte[] octets = new byte[length];
    Arrays.fill(octets, (byte) octet);
    return octets;
  }

  private static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
