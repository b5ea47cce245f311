package dev.portcullis.provider.enforce;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Real certificates, read by the JDK, with whatever stands in the subject alternative name. */
final class CertificateWithNames {
  private static final KeyPair KEYS = keys();

  private CertificateWithNames() {}

  /** Common name "-" and no extension value (null) mean none. */
  static X509Certificate of(String commonName, byte[] extension) {
    try {
      X509v3CertificateBuilder builder = builder(subject(commonName));
      if (extension != null) {
        builder.addExtension(
            new Extension(Extension.subjectAlternativeName, false, new DEROctetString(extension)));
      }
      byte[] der =
          builder
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(KEYS.getPrivate()))
              .getEncoded();
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (IOException | GeneralSecurityException | OperatorCreationException e) {
      throw new IllegalStateException("no certificate with CN " + commonName, e);
    }
  }

  static X509Certificate of(List<ASN1Primitive> names) {
    return of("-", extension(names));
  }

  static byte[] extension(List<ASN1Primitive> names) {
    ASN1EncodableVector entries = new ASN1EncodableVector();
    names.forEach(entries::add);
    return encoded(new DERSequence(entries));
  }

  static ASN1Primitive dns(String latin1) {
    return implicit(2, latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  static ASN1Primitive ip(byte[] octets) {
    return implicit(7, octets);
  }

  static ASN1Primitive email(String latin1) {
    return implicit(1, latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  static ASN1Primitive uri(String latin1) {
    return implicit(6, latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  static ASN1Primitive directory(String commonName) {
    return new DERTaggedObject(true, 4, subject(commonName)).toASN1Primitive();
  }

  static ASN1Primitive registeredId(String oid) {
    return new DERTaggedObject(false, 8, new ASN1ObjectIdentifier(oid)).toASN1Primitive();
  }

  static ASN1Primitive other(String text) {
    ASN1EncodableVector name = new ASN1EncodableVector();
    name.add(new ASN1ObjectIdentifier("1.3.6.1.5.5.7.8.7"));
    name.add(new DERTaggedObject(true, 0, new DERIA5String(text)));
    return new DERTaggedObject(false, 0, new DERSequence(name)).toASN1Primitive();
  }

  private static ASN1Primitive implicit(int choice, byte[] octets) {
    return new DERTaggedObject(false, choice, new DEROctetString(octets)).toASN1Primitive();
  }

  private static byte[] encoded(ASN1Primitive value) {
    try {
      return value.getEncoded("DER");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static X500Name subject(String commonName) {
    X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE).addRDN(BCStyle.O, "Portcullis");
    return commonName.equals("-")
        ? name.build()
        : name.addRDN(BCStyle.CN, new DERUTF8String(commonName)).build();
  }

  private static X509v3CertificateBuilder builder(X500Name subject) {
    return new JcaX509v3CertificateBuilder(
        subject,
        BigInteger.ONE,
        Date.from(Instant.parse("2026-01-01T00:00:00Z")),
        Date.from(Instant.parse("2036-01-01T00:00:00Z")),
        subject,
        KEYS.getPublic());
  }

  private static KeyPair keys() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
