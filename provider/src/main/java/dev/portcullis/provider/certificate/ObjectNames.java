package dev.portcullis.provider.certificate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateParsingException;
import java.util.HashMap;
import java.util.Map;

/**
 * Spells object identifiers: by OpenSSL's long name where it has one, else in numbers with dots.
 * The names are read when the first is asked for. Stateless.
 */
final class ObjectNames {
  /** Octets. RFC 2578, Section 3.5, allows 128 numbers of at most 32 bits. */
  private static final int LONGEST = 586;

  private static final BigInteger FORTY = BigInteger.valueOf(40);

  private ObjectNames() {}

  /** Read when first needed. */
  private static final class Table {
    static final Map<String, String> NAMES = read();
  }

  /** All names, by identifier. */
  static Map<String, String> all() {
    return Table.NAMES;
  }

  /**
   * The name of an OBJECT IDENTIFIER.
   *
   * @throws CertificateParsingException if it is malformed, or too long for OpenSSL to print
   */
  static String name(Der identifier) throws CertificateParsingException {
    if (identifier.length() > LONGEST) {
      throw new UnprintableException(
          "The certificate has an object identifier of "
              + identifier.length()
              + " octets; OpenSSL prints none of more than "
              + LONGEST);
    }
    String dotted = dotted(identifier);
    return Table.NAMES.getOrDefault(dotted, dotted);
  }

  /** Numbers with dots (X.690, Section 8.19). */
  static String dotted(Der identifier) throws CertificateParsingException {
    byte[] octets = identifier.content();
    if (octets.length == 0 || octets[octets.length - 1] < 0) {
      throw malformed();
    }
    StringBuilder text = new StringBuilder();
    BigInteger arc = BigInteger.ZERO;
    boolean starts = true;
    for (byte octet : octets) {
      if (starts && octet == (byte) 0x80) {
        throw malformed(); // not minimal
      }
      arc = arc.shiftLeft(7).or(BigInteger.valueOf(octet & 0x7f));
      starts = octet >= 0;
      if (starts) {
        text.append(text.length() == 0 ? firstTwo(arc) : "." + arc);
        arc = BigInteger.ZERO;
      }
    }
    return text.toString();
  }

  private static String firstTwo(BigInteger arcs) {
    BigInteger first = arcs.divide(FORTY).min(BigInteger.TWO);
    return first + "." + arcs.subtract(first.multiply(FORTY));
  }

  private static CertificateParsingException malformed() {
    return new CertificateParsingException(
        "The certificate is malformed: an object identifier that is not DER");
  }

  private static Map<String, String> read() {
    try (InputStream in = ObjectNames.class.getResourceAsStream("object-names.tsv")) {
      if (in == null) {
        throw new IllegalStateException("object-names.tsv is missing from the jar of Portcullis");
      }
      Map<String, String> names = new HashMap<>();
      for (String line : new String(in.readAllBytes(), StandardCharsets.US_ASCII).split("\n")) {
        int tab = line.indexOf('\t');
        if (tab > 0) {
          names.put(line.substring(0, tab), line.substring(tab + 1));
        }
      }
      return Map.copyOf(names);
    } catch (IOException e) {
      throw new UncheckedIOException("object-names.tsv cannot be read", e);
    }
  }
}
