package dev.portcullis.provider;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;

/**
 * A certificate put together octet by octet, so that it can hold what no library would write. Its
 * signature is not one. Not thread-safe.
 */
final class RawCertificate {
  static final int INTEGER = 0x02;
  static final int BIT_STRING = 0x03;
  static final int OCTET_STRING = 0x04;
  static final int UTF8 = 0x0c;
  static final int NUMERIC = 0x12;
  static final int PRINTABLE = 0x13;
  static final int T61 = 0x14;
  static final int IA5 = 0x16;
  static final int UTC_TIME = 0x17;
  static final int GENERALIZED_TIME = 0x18;
  static final int UNIVERSAL = 0x1c;
  static final int BMP = 0x1e;
  static final int SEQUENCE = 0x30;
  static final int SET = 0x31;

  private static final byte[] ALGORITHM = sequence(oid("1.2.840.10045.4.3.2"));
  private static final byte[] KEY = key();

  private byte[] version = tlv(0xa0, tlv(INTEGER, new byte[] {2}));
  private byte[] serial = tlv(INTEGER, new byte[] {5});
  private byte[] issuer = sequence(rdn(attribute("2.5.4.3", PRINTABLE, "Issuer")));
  private byte[] subject = sequence(rdn(attribute("2.5.4.3", PRINTABLE, "Subject")));
  private byte[] notBefore = time(UTC_TIME, "260105093443Z");
  private byte[] notAfter = time(UTC_TIME, "271225093443Z");
  private final List<byte[]> extensions = new ArrayList<>();

  RawCertificate version(byte[] field) {
    version = field;
    return this;
  }

  RawCertificate serial(byte... content) {
    serial = tlv(INTEGER, content);
    return this;
  }

  RawCertificate issuer(byte[]... rdns) {
    issuer = sequence(rdns);
    return this;
  }

  RawCertificate subject(byte[]... rdns) {
    subject = sequence(rdns);
    return this;
  }

  RawCertificate notBefore(byte[] time) {
    notBefore = time;
    return this;
  }

  RawCertificate notAfter(byte[] time) {
    notAfter = time;
    return this;
  }

  RawCertificate extension(String type, byte[] value) {
    extensions.add(sequence(oid(type), tlv(OCTET_STRING, value)));
    return this;
  }

  /** A subject alternative name of these general names. */
  RawCertificate names(byte[]... names) {
    return extension("2.5.29.17", sequence(names));
  }

  byte[] encoded() {
    byte[] shown =
        extensions.isEmpty() ? new byte[0] : tlv(0xa3, sequence(extensions.toArray(byte[][]::new)));
    byte[] signed =
        sequence(
            version, serial, ALGORITHM, issuer, sequence(notBefore, notAfter), subject, KEY, shown);
    byte[] signature = tlv(BIT_STRING, new byte[] {0, 0x30, 6, 2, 1, 1, 2, 1, 1});
    return sequence(signed, ALGORITHM, signature);
  }

  static byte[] rdn(byte[]... attributes) {
    return tlv(SET, attributes);
  }

  static byte[] attribute(String type, int tag, String ascii) {
    return attribute(type, tag, ascii.getBytes(StandardCharsets.ISO_8859_1));
  }

  static byte[] attribute(String type, int tag, byte[] value) {
    return sequence(oid(type), tlv(tag, value));
  }

  static byte[] time(int tag, String text) {
    return tlv(tag, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  static byte[] text(int tag, String text) {
    return tlv(tag, text.getBytes(StandardCharsets.UTF_8));
  }

  static byte[] sequence(byte[]... parts) {
    return tlv(SEQUENCE, parts);
  }

  static byte[] oid(String dotted) {
    try {
      return new ASN1ObjectIdentifier(dotted).getEncoded();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tag, length and content of a value (X.690, Section 8.1). */
  static byte[] tlv(int tag, byte[]... parts) {
    ByteArrayOutputStream content = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      content.writeBytes(part);
    }
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    int length = content.size();
    if (length >= 0x80) {
      int octets = (39 - Integer.numberOfLeadingZeros(length)) / 8;
      out.write(0x80 | octets);
      for (int i = octets - 1; i > 0; i--) {
        out.write(length >>> (8 * i));
      }
    }
    out.write(length);
    out.writeBytes(content.toByteArray());
    return out.toByteArray();
  }

  private static byte[] key() {
    try {
      return KeyPairGenerator.getInstance("EC").generateKeyPair().getPublic().getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
