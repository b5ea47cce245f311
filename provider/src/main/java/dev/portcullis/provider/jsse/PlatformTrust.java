package dev.portcullis.provider.jsse;

import dev.portcullis.provider.delegate.Platform;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/** The JDK's own PKIX trust managers, over the platform's anchors or given ones. Thread-safe. */
final class PlatformTrust {
  private final Platform platform;

  PlatformTrust(Platform platform) {
    this.platform = platform;
  }

  /**
   * A manager over the platform's anchors: {@code javax.net.ssl.trustStore}, else {@code cacerts}.
   *
   * @throws CertificateException if the trust store cannot be read
   */
  X509TrustManager ofPlatform() throws CertificateException {
    return managerOver(null);
  }

  /**
   * A manager over given anchors.
   *
   * @throws CertificateException if they cannot be used
   */
  X509TrustManager over(X509Certificate[] anchors) throws CertificateException {
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      for (int i = 0; i < anchors.length; i++) {
        store.setCertificateEntry("anchor-" + i, anchors[i]);
      }
      return managerOver(store);
    } catch (GeneralSecurityException | IOException e) {
      throw new CertificateException("The trust anchors cannot be used: " + e.getMessage(), e);
    }
  }

  private X509TrustManager managerOver(@Nullable KeyStore store) throws CertificateException {
    try {
      TrustManagerFactory factory = platform.trustManagerFactory("PKIX");
      factory.init(store);
      for (TrustManager manager : factory.getTrustManagers()) {
        if (manager instanceof X509TrustManager x509) {
          return x509;
        }
      }
      throw new CertificateException("The JDK's PKIX factory makes no X.509 trust manager");
    } catch (GeneralSecurityException e) {
      throw new CertificateException("The trust store cannot be used: " + e.getMessage(), e);
    }
  }

  /** Whether a manager is the JDK's own, so that its verdict is a path validation. */
  boolean isPlatformTrustManager(X509TrustManager manager) {
    return platform.isPlatformTrustManager(manager);
  }
}
