package dev.portcullis.provider.delegate;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A self-signed certificate for a name with its key, of each kind that servers have. */
record TestIdentity(String name, KeyPair keys, X509Certificate certificate) {

  static final char[] PASSWORD = "changeit".toCharArray();
  static final String HOST = "server.test";

  /** The kinds of key of the tests. */
  enum Kind {
    P256("EC", "secp256r1", "SHA256withECDSA"),
    P384("EC", "secp384r1", "SHA384withECDSA"),
    RSA("RSA", "2048", "SHA256withRSA"),
    ED25519("Ed25519", "", "Ed25519");

    private final String algorithm;
    private final String size;
    private final String signature;

    Kind(String algorithm, String size, String signature) {
      this.algorithm = algorithm;
      this.size = size;
      this.signature = signature;
    }

    private KeyPair newKeys() throws GeneralSecurityException {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      switch (this) {
        case P256, P384 -> generator.initialize(new ECGenParameterSpec(size));
        case RSA -> generator.initialize(Integer.parseInt(size));
        case ED25519 -> {}
      }
      return generator.generateKeyPair();
    }
  }

  static TestIdentity of(Kind kind) {
    return of(kind, HOST);
  }

  static TestIdentity of(Kind kind, String host) {
    try {
      KeyPair keys = kind.newKeys();
      Instant now = Instant.now();
      X500Principal subject = new X500Principal("CN=" + host);
      var builder =
          new JcaX509v3CertificateBuilder(
              subject,
              BigInteger.valueOf(now.toEpochMilli()),
              Date.from(now.minus(1, ChronoUnit.DAYS)),
              Date.from(now.plus(30, ChronoUnit.DAYS)),
              subject,
              keys.getPublic());
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(new GeneralName(GeneralName.dNSName, host)));
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
      var signer = new JcaContentSignerBuilder(kind.signature).build(keys.getPrivate());
      var certificate = new JcaX509CertificateConverter().getCertificate(builder.build(signer));
      return new TestIdentity(kind.name(), keys, certificate);
    } catch (GeneralSecurityException | OperatorCreationException | CertIOException e) {
      throw new AssertionError(e);
    }
  }

  /** Key managers of the JDK over some identities, in order. */
  static KeyManager[] keyManagers(String factory, TestIdentity... identities) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, PASSWORD);
    int index = 0;
    for (TestIdentity identity : identities) {
      store.setKeyEntry(
          "key" + index++,
          identity.keys().getPrivate(),
          PASSWORD,
          new X509Certificate[] {identity.certificate()});
    }
    KeyManagerFactory keys = KeyManagerFactory.getInstance(factory);
    keys.init(store, PASSWORD);
    return keys.getKeyManagers();
  }
}
