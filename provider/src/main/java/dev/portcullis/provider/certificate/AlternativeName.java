package dev.portcullis.provider.certificate;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateParsingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * One name of a subject alternative name (RFC 5280, Section 4.2.1.6). Immutable.
 *
 * @param kind OpenSSL's word for the choice: {@code DNS}, {@code IP Address}, {@code DirName} …
 * @param value its text; empty for a directory name
 * @param directory the RDNs of a directory name; empty for all others
 */
public record AlternativeName(String kind, String value, List<List<NameAttribute>> directory) {
  private static final int OTHER = Der.constructed(0);
  private static final int EMAIL = Der.context(1);
  private static final int DNS = Der.context(2);
  private static final int X400 = Der.constructed(3);
  private static final int DIRECTORY = Der.constructed(4);
  private static final int EDI_PARTY = Der.constructed(5);
  private static final int URI = Der.context(6);
  private static final int IP = Der.context(7);
  private static final int REGISTERED_ID = Der.context(8);

  private static final int UTF8_STRING = 0x0c;
  private static final int IA5_STRING = 0x16;
  private static final String SRV_NAME = "1.3.6.1.5.5.7.8.7";
  private static final String UNSUPPORTED = "<unsupported>";

  /** OpenSSL cuts there. */
  private static final int LONGEST_LINE = 2046;

  private static final int LONGEST_IDENTIFIER = 2047;

  /** The other names that OpenSSL prints; all are UTF8String but the SRVName of RFC 4985. */
  private static final Map<String, String> OTHER_NAMES =
      Map.of(
          "1.3.6.1.4.1.311.20.2.3",
          "UPN",
          "1.3.6.1.5.5.7.8.5",
          "XmppAddr",
          SRV_NAME,
          "SRVName",
          "1.3.6.1.5.5.7.8.8",
          "NAIRealm",
          "1.3.6.1.5.5.7.8.9",
          "SmtpUTF8Mailbox");

  /** The names of a GeneralNames value. */
  static List<AlternativeName> names(Der names) throws CertificateParsingException {
    List<Der> each = names.as(Der.SEQUENCE, "list of names").children();
    return Der.each(each, name -> List.of(name(name)));
  }

  /** The URI of a GeneralName that is one, else nothing; but it must be a GeneralName. */
  static List<String> uri(Der name) throws CertificateParsingException {
    try {
      AlternativeName read = name(name);
      return name.is(URI) ? List.of(read.value()) : List.of();
    } catch (UnprintableException e) {
      if (name.is(URI)) {
        throw e;
      }
      return List.of(); // nobody prints it
    }
  }

  private static AlternativeName name(Der name) throws CertificateParsingException {
    int tag = name.tag();
    if (tag == DIRECTORY) {
      return new AlternativeName("DirName", "", NameAttribute.name(name.only("directory name")));
    } else if (tag == EMAIL) {
      return text("email", Strings.utf8(name.content()));
    } else if (tag == DNS) {
      return text("DNS", Strings.utf8(name.content()));
    } else if (tag == URI) {
      return text("URI", Strings.utf8(name.content()));
    } else if (tag == IP) {
      return text("IP Address", address(name.content()));
    } else if (tag == REGISTERED_ID) {
      return text("Registered ID", identifier(name));
    } else if (tag == OTHER) {
      return text("othername", other(name.children()));
    } else if (tag == X400) {
      return text("X400Name", UNSUPPORTED);
    }
    name.as(EDI_PARTY, "general name");
    return text("EdiPartyName", UNSUPPORTED);
  }

  private static AlternativeName text(String kind, String value) {
    return new AlternativeName(kind, value, List.of());
  }

  private static String identifier(Der name) throws CertificateParsingException {
    String spelled = ObjectNames.name(name);
    return spelled.length() > LONGEST_IDENTIFIER ? "<INVALID>" : spelled;
  }

  /** As CPython prints it: no octets saved in IPv6, hexadecimal digits in upper case. */
  private static String address(byte[] octets) {
    if (octets.length == 4) {
      return "%d.%d.%d.%d"
          .formatted(octets[0] & 0xff, octets[1] & 0xff, octets[2] & 0xff, octets[3] & 0xff);
    }
    if (octets.length != 16) {
      return "<invalid>";
    }
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < octets.length; i += 2) {
      groups.add("%X".formatted((octets[i] & 0xff) << 8 | (octets[i + 1] & 0xff)));
    }
    return String.join(":", groups);
  }

  private static String other(List<Der> parts) throws CertificateParsingException {
    if (parts.size() != 2) {
      throw new CertificateParsingException(
          "The certificate is malformed: " + parts.size() + " values in an other name");
    }
    String type = ObjectNames.dotted(parts.get(0).as(Der.OBJECT_IDENTIFIER, "other name's type"));
    Der value = parts.get(1).as(Der.constructed(0), "other name's value").only("other name");
    String word = OTHER_NAMES.get(type);
    if (isBer(value.tag())) {
      throw new CertificateParsingException("The certificate is malformed: a constructed string");
    }
    int expected = type.equals(SRV_NAME) ? IA5_STRING : UTF8_STRING;
    return word == null || !value.is(expected) ? UNSUPPORTED : printed(word, value.content());
  }

  /** Of the universal types, DER constructs sequences and sets, and nothing else. */
  private static boolean isBer(int tag) {
    boolean universal = (tag & 0xc0) == 0;
    boolean constructed = (tag & 0x20) != 0;
    boolean collection = (tag & 0x1e) == 0x10;
    return universal && constructed != collection;
  }

  /** OpenSSL prints it as a C string, and CPython reads one line back. */
  private static String printed(String word, byte[] octets) throws CertificateParsingException {
    String prefix = "othername:";
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    line.writeBytes((prefix + word + ":").getBytes(StandardCharsets.US_ASCII));
    for (int i = 0; i < octets.length && octets[i] != 0; i++) {
      line.write(octets[i]);
      if (octets[i] == '\n') {
        break;
      }
    }
    byte[] all = line.toByteArray();
    int end = Math.min(all.length, LONGEST_LINE);
    return Strings.utf8(Arrays.copyOfRange(all, prefix.length(), end));
  }
}
