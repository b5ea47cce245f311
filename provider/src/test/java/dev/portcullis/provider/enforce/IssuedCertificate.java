package dev.portcullis.provider.enforce;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Real certificates with any key, issuer and signature; key pairs are made once. Immutable. */
record IssuedCertificate(
    String subject,
    PublicKey key,
    String issuer,
    KeyPair signer,
    String signature,
    PSSParameterSpec pss,
    Duration lifetime) {

  /** Never registered: knows curves that the JDK has dropped. */
  static final BouncyCastleProvider BOUNCY_CASTLE = new BouncyCastleProvider();

  private static final Map<String, KeyPair> KEYS = new ConcurrentHashMap<>();

  /** A certificate signed with its own key. */
  static IssuedCertificate selfSigned(String subject, KeyPair keys, String signature) {
    return of(subject, keys.getPublic(), subject, keys, signature);
  }

  static IssuedCertificate of(
      String subject, PublicKey key, String issuer, KeyPair signer, String signature) {
    return new IssuedCertificate(
        subject, key, issuer, signer, signature, null, Duration.ofDays(90));
  }

  /** Signed with RSASSA-PSS. */
  IssuedCertificate with(PSSParameterSpec parameters) {
    return new IssuedCertificate(subject, key, issuer, signer, "PSS", parameters, lifetime);
  }

  IssuedCertificate living(Duration time) {
    return new IssuedCertificate(subject, key, issuer, signer, signature, pss, time);
  }

  /** As the JDK reads it. */
  X509Certificate read() {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(holder().getEncoded()));
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException("the JDK reads no " + this, e);
    }
  }

  /** As Bouncy Castle reads it, which an application may have registered. */
  X509Certificate readByBouncyCastle() {
    try {
      return new JcaX509CertificateConverter().setProvider(BOUNCY_CASTLE).getCertificate(holder());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Bouncy Castle reads no " + this, e);
    }
  }

  private X509CertificateHolder holder() {
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    try {
      return new X509v3CertificateBuilder(
              new X500Name(issuer),
              BigInteger.ONE,
              Date.from(start),
              Date.from(start.plus(lifetime)),
              new X500Name(subject),
              SubjectPublicKeyInfo.getInstance(key.getEncoded()))
          .build(contentSigner());
    } catch (OperatorCreationException e) {
      throw new IllegalStateException("no signature for " + this, e);
    }
  }

  private ContentSigner contentSigner() throws OperatorCreationException {
    return pss == null
        ? new JcaContentSignerBuilder(signature).build(signer.getPrivate())
        : new PssSigner(signer.getPrivate(), pss);
  }

  /** A key pair of a JDK algorithm; {@code name} tells several of one kind apart. */
  static KeyPair rsa(int bits, String name) {
    return KEYS.computeIfAbsent(
        "RSA " + bits + name, label -> generate("RSA", generator -> generator.initialize(bits)));
  }

  static KeyPair ec(String curve, String name) {
    return KEYS.computeIfAbsent(
        "EC " + curve + name,
        label -> generate("EC", generator -> generator.initialize(new ECGenParameterSpec(curve))));
  }

  static KeyPair of(String algorithm) {
    return KEYS.computeIfAbsent(algorithm, label -> generate(algorithm, generator -> {}));
  }

  static KeyPair ecOfBouncyCastle(String curve) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", BOUNCY_CASTLE);
      generator.initialize(new ECGenParameterSpec(curve));
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Setting {
    void apply(KeyPairGenerator generator) throws GeneralSecurityException;
  }

  private static KeyPair generate(String algorithm, Setting setting) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      setting.apply(generator);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
