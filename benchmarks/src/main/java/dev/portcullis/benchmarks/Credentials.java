package dev.portcullis.benchmarks;

import dev.portcullis.cli.pki.CertificateMaker;
import dev.portcullis.cli.pki.IssuedCertificate;
import dev.portcullis.cli.pki.KeyKind;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.Security;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;

/** A server's certificate and what a client needs to trust it, made for one setting. */
final class Credentials {

  static final String HOST = "localhost";

  static {
    // The policy requires RFC 7627. SunJSSE reads this once, and others use it before Portcullis.
    System.setProperty("jdk.tls.allowLegacyMasterSecret", "false");
  }

  private final IssuedCertificate leaf;

  Credentials(Setting setting) throws GeneralSecurityException, IOException {
    IssuedCertificate issuer = CertificateMaker.authority("Benchmark root").selfSigned();
    for (int i = 1; i < setting.certificates(); i++) {
      issuer =
          CertificateMaker.authority("Benchmark authority " + i)
              .key(KeyKind.ec("secp256r1"))
              .issuedBy(issuer);
    }
    leaf = CertificateMaker.leaf(HOST).key(setting.leaf()).dns(HOST).forServers().issuedBy(issuer);
  }

  IssuedCertificate leaf() {
    return leaf;
  }

  /** SunX509, since PKIX decrypts its key anew in each handshake, whoever uses it. */
  KeyManager[] keyManagers() throws GeneralSecurityException, IOException {
    return keyManagers(KeyManagerFactory.getInstance("SunX509", sun()));
  }

  KeyManager[] keyManagers(KeyManagerFactory factory) throws GeneralSecurityException, IOException {
    factory.init(leaf.keyStore(), IssuedCertificate.PASSWORD.toCharArray());
    return factory.getKeyManagers();
  }

  X509ExtendedTrustManager trustManager() throws GeneralSecurityException, IOException {
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX", sun());
    factory.init(leaf.trustStore());
    return (X509ExtendedTrustManager) factory.getTrustManagers()[0];
  }

  static Provider sun() {
    return Security.getProvider("SunJSSE");
  }
}
