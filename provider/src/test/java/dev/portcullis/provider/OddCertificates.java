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

/**
 * Certificates for every corner of what {@code getpeercert()} prints, by what is odd about them.
 */
final class OddCertificates {
  private static final String CN = "2.5.4.3";
  private static final byte[] UTF8_NAME =
      "ünïcödé \u4e2d\ud83d\ude00".getBytes(StandardCharsets.UTF_8);

  private final Map<String, byte[]> made = new LinkedHashMap<>();

  private OddCertificates() {}

  static Map<String, byte[]> all() {
    OddCertificates odd = new OddCertificates();
    odd.numbers();
    odd.names();
    odd.strings();
    odd.times();
    odd.broken();
    odd.made.putAll(OddExtensions.all());
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
    put(
        "type with a long number",
        raw().subject(rdn(attribute("1.2." + "9".repeat(80), UTF8, "x"))));
    put("type of many numbers", raw().subject(rdn(attribute("1.2" + ".3".repeat(140), UTF8, "x"))));
    put("type of 586 octets", raw().subject(rdn(attribute("1.2" + ".3".repeat(585), UTF8, "x"))));
    put("type of 587 octets", raw().subject(rdn(attribute("1.2" + ".3".repeat(586), UTF8, "x"))));
    for (String type :
        new String[] {
          "2.5.4.4",
          "2.5.4.65",
          "2.5.4.97",
          "1.2.840.113549.1.9.1",
          "0.9.2342.19200300.100.1.25",
          "1.3.6.1.4.1.311.60.2.1.3",
          "2.5.4.45",
          "2.5.4.17"
        }) {
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
    put(
        "BMPString",
        raw()
            .subject(rdn(attribute(CN, BMP, "Bücher \u4e2d".getBytes(StandardCharsets.UTF_16BE)))));
    put("BMPString of odd length", raw().subject(rdn(attribute(CN, BMP, "abc"))));
    put(
        "BMPString with surrogates",
        raw().subject(rdn(attribute(CN, BMP, "\ud83d\ude00".getBytes(StandardCharsets.UTF_16BE)))));
    put("BMPString with half a surrogate", raw().subject(rdn(attribute(CN, BMP, "\330\75\0x"))));
    put(
        "UniversalString",
        raw()
            .subject(
                rdn(
                    attribute(
                        CN, UNIVERSAL, "x\ud83d\ude00".getBytes(Charset.forName("UTF-32BE"))))));
    put("UniversalString of odd length", raw().subject(rdn(attribute(CN, UNIVERSAL, "abcde"))));
    put(
        "UniversalString beyond Unicode",
        raw().subject(rdn(attribute(CN, UNIVERSAL, new byte[] {0, 0x11, 0, 0}))));
    put(
        "UniversalString negative",
        raw().subject(rdn(attribute(CN, UNIVERSAL, new byte[] {-1, 0x11, 0, 0}))));
    put(
        "UniversalString surrogate",
        raw().subject(rdn(attribute(CN, UNIVERSAL, new byte[] {0, 0, (byte) 0xd8, 0}))));
    put("BIT STRING", raw().subject(rdn(attribute("2.5.4.45", BIT_STRING, new byte[] {0, 1, -1}))));
    put(
        "BIT STRING, unused bits",
        raw().subject(rdn(attribute("2.5.4.45", BIT_STRING, new byte[] {3, -1}))));
    put("BIT STRING, empty", raw().subject(rdn(attribute("2.5.4.45", BIT_STRING, new byte[] {0}))));
    put(
        "BIT STRING without octets",
        raw().subject(rdn(attribute("2.5.4.45", BIT_STRING, new byte[0]))));
    put("VisibleString", raw().subject(rdn(attribute(CN, 0x1a, "x"))));
    put("OCTET STRING as a name", raw().subject(rdn(attribute(CN, OCTET_STRING, "x"))));
    put("INTEGER as a name", raw().subject(rdn(attribute(CN, INTEGER, "x"))));
    put("SEQUENCE as a name", raw().subject(rdn(attribute(CN, SEQUENCE, ""))));
    put("quotes and controls", raw().subject(rdn(attribute(CN, UTF8, "\"\\/\b\f\n\r\t\001\177"))));
  }

  private void times() {
    for (String utc :
        new String[] {
          "500101000000Z",
          "491231235959Z",
          "700101000000Z",
          "691231235959Z",
          "000229000000Z",
          "010229000000Z",
          "2601050934Z",
          "260105093443+0100",
          "260105003443+0100",
          "261231233443-0130",
          "260105093443+0000",
          "260105093443",
          "261305093443Z",
          "260100093443Z",
          "260105243443Z",
          "260105096043Z",
          "260105093460Z",
          "26010509344Z",
          "260105093443z",
          "",
          "260105093443+1260",
          "260105093443+1300",
          "2601050934+0100",
          "260105093443.5Z",
          " 60105093443Z"
        }) {
      put("UTCTime " + utc, raw().notBefore(time(UTC_TIME, utc)));
    }
    for (String time :
        new String[] {
          "20500101000000Z",
          "19491231235959Z",
          "19690720201740Z",
          "00010101000000Z",
          "00000101000000Z",
          "99991231235959Z",
          "20260105093443.5Z",
          "20260105093443.123456Z",
          "20260105093443.Z",
          "202601050934Z",
          "2026010509Z",
          "20260105093443+0100",
          "20260105093443.5+0100",
          "20260105093443",
          "20000229000000Z",
          "19000229000000Z",
          "20260230000000Z",
          "202601050934.5Z",
          "20260105093443,5Z",
          "00000101000000+0100",
          "99991231235959-0100"
        }) {
      put("GeneralizedTime " + time, raw().notAfter(time(GENERALIZED_TIME, time)));
    }
    put("time as text", raw().notAfter(time(PRINTABLE, "20260105093443Z")));
  }

  private void broken() {
    byte[] good = raw().names(text(0x82, "a")).encoded();
    made.put("cut off", Arrays.copyOf(good, good.length - 40));
    made.put("octets behind", concat(good, new byte[] {0}));
    made.put("nothing", new byte[0]);
    made.put("empty sequence", sequence());
  }

  static byte[] filled(int length, int octet) {
    byte[] octets = new byte[length];
    Arrays.fill(octets, (byte) octet);
    return octets;
  }

  static byte[] concat(byte[] first, byte[] second) {
    byte[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
