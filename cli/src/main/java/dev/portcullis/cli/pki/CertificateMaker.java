package dev.portcullis.cli.pki;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Makes one X.509 certificate with a fresh key (RFC 5280), good or deliberately bad.
 *
 * <pre>{@code
 * IssuedCertificate ca = CertificateMaker.authority("Test CA").selfSigned();
 * IssuedCertificate server =
 *     CertificateMaker.leaf("localhost").key(KeyKind.rsa(2048)).dns("localhost").issuedBy(ca);
 * }</pre>
 *
 * <p>Checks nothing: names, lifetimes and keys that no policy allows are its purpose. Uses the
 * JDK's keys and signatures, so no Bouncy Castle provider is registered. Not thread-safe.
 */
public final class CertificateMaker {

  private static final Duration CLOCK_SLACK = Duration.ofHours(1);

  private final X500Principal subject;
  private final boolean authority;
  private final List<GeneralName> alternativeNames = new ArrayList<>();
  private final List<KeyPurposeId> purposes = new ArrayList<>();
  private KeyKind key = KeyKind.ec("secp256r1");
  private String hash = "SHA256";
  private BigInteger serial = new BigInteger(120, new SecureRandom()).setBit(64);
  private Instant notBefore = Instant.now().minus(CLOCK_SLACK);
  private Instant notAfter = notBefore.plus(Duration.ofDays(30));

  private CertificateMaker(X500Principal subject, boolean authority) {
    this.subject = subject;
    this.authority = authority;
  }

  /** A certificate authority with {@code CN=name}. */
  public static CertificateMaker authority(String name) {
    return new CertificateMaker(commonName(name), true);
  }

  /** An end entity with {@code CN=name}; an empty name gives an empty subject. */
  public static CertificateMaker leaf(String name) {
    return new CertificateMaker(commonName(name), false);
  }

  /** Default: EC secp256r1. */
  public CertificateMaker key(KeyKind kind) {
    key = kind;
    return this;
  }

  /** Adds a dNSName, written as it is: wildcards, NUL and other damage included. */
  public CertificateMaker dns(String name) {
    return raw(GeneralName.dNSName, name.getBytes(StandardCharsets.UTF_8));
  }

  /** Adds an iPAddress from a literal of IPv4 or IPv6; never asks the resolver for a literal. */
  public CertificateMaker ip(String literal) throws IOException {
    return raw(GeneralName.iPAddress, InetAddress.getByName(literal).getAddress());
  }

  /**
   * Adds a name of any primitive form: {@code tag} of RFC 5280, Section 4.2.1.6, and its octets.
   */
  public CertificateMaker raw(int tag, byte[] octets) {
    alternativeNames.add(new GeneralName(tag, new DEROctetString(octets)));
    return this;
  }

  /** Default: an hour ago until 30 days later. */
  public CertificateMaker valid(Instant from, Instant until) {
    notBefore = from;
    notAfter = until;
    return this;
  }

  /** Hash of the issuer's signature: {@code SHA1}, {@code SHA256} (default), {@code MD5} … */
  public CertificateMaker hash(String name) {
    hash = name;
    return this;
  }

  public CertificateMaker serial(BigInteger number) {
    serial = number;
    return this;
  }

  /**
   * Adds {@code id-kp-serverAuth} to the extended key usage; without any, the extension is absent.
   */
  public CertificateMaker forServers() {
    purposes.add(KeyPurposeId.id_kp_serverAuth);
    return this;
  }

  /** Adds {@code id-kp-clientAuth} to the extended key usage. */
  public CertificateMaker forClients() {
    purposes.add(KeyPurposeId.id_kp_clientAuth);
    return this;
  }

  public IssuedCertificate selfSigned() throws GeneralSecurityException {
    KeyPair keys = key.generate();
    return new IssuedCertificate(key, keys, List.of(sign(keys, keys, key, Optional.empty())));
  }

  /** The chain of the result ends with the chain of {@code issuer}. */
  public IssuedCertificate issuedBy(IssuedCertificate issuer) throws GeneralSecurityException {
    KeyPair keys = key.generate();
    List<X509Certificate> chain = new ArrayList<>();
    chain.add(sign(keys, issuer.keys(), issuer.kind(), Optional.of(issuer.leaf())));
    chain.addAll(issuer.chain());
    return new IssuedCertificate(key, keys, chain);
  }

  private X509Certificate sign(
      KeyPair keys, KeyPair issuerKeys, KeyKind issuerKind, Optional<X509Certificate> issuer)
      throws GeneralSecurityException {
    X500Principal issuerName = issuer.map(X509Certificate::getSubjectX500Principal).orElse(subject);
    try {
      X509v3CertificateBuilder builder =
          new JcaX509v3CertificateBuilder(
              issuerName,
              serial,
              Date.from(notBefore),
              Date.from(notAfter),
              subject,
              keys.getPublic());
      addExtensions(builder, keys, issuerKeys);
      JcaContentSignerBuilder signer = new JcaContentSignerBuilder(issuerKind.signatureName(hash));
      return new JcaX509CertificateConverter()
          .getCertificate(builder.build(signer.build(issuerKeys.getPrivate())));
    } catch (IOException | OperatorCreationException e) {
      throw new GeneralSecurityException("Cannot make the certificate of " + subject, e);
    }
  }

  private void addExtensions(X509v3CertificateBuilder builder, KeyPair keys, KeyPair issuerKeys)
      throws IOException, GeneralSecurityException {
    JcaX509ExtensionUtils identifiers = new JcaX509ExtensionUtils();
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
    builder.addExtension(Extension.keyUsage, true, usage());
    builder.addExtension(
        Extension.subjectKeyIdentifier,
        false,
        identifiers.createSubjectKeyIdentifier(keys.getPublic()));
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        identifiers.createAuthorityKeyIdentifier(issuerKeys.getPublic()));
    if (!alternativeNames.isEmpty()) {
      GeneralName[] names = alternativeNames.toArray(GeneralName[]::new);
      builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(names));
    }
    if (!purposes.isEmpty()) {
      KeyPurposeId[] ids = purposes.toArray(KeyPurposeId[]::new);
      builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(ids));
    }
  }

  private KeyUsage usage() {
    if (authority) {
      return new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign);
    }
    boolean rsa = key.algorithm().equals("RSA");
    return new KeyUsage(KeyUsage.digitalSignature | (rsa ? KeyUsage.keyEncipherment : 0));
  }

  private static X500Principal commonName(String name) {
    return new X500Principal(name.isEmpty() ? "" : "CN=" + name);
  }
}
