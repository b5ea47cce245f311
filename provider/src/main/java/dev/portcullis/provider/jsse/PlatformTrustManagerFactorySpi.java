package dev.portcullis.provider.jsse;

import dev.portcullis.policy.Reload;
import dev.portcullis.policy.Role;
import java.security.InvalidAlgorithmParameterException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.CertificateException;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.TrustManagerFactorySpi;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's own trust manager factory, served under our name where SunJSSE is not listed. Without a
 * key store it trusts whom the policy trusts.
 */
final class PlatformTrustManagerFactorySpi extends TrustManagerFactorySpi {
  private final TrustManagerFactory platform;
  private final PolicyAnchors anchors;
  private final Reload reload;
  private @Nullable TrustManager ofPolicy;
  private boolean withoutKeyStore;

  PlatformTrustManagerFactorySpi(
      TrustManagerFactory platform, PolicyAnchors anchors, Reload reload) {
    this.reload = reload;
    this.platform = platform;
    this.anchors = anchors;
  }

  @Override
  protected void engineInit(@Nullable KeyStore keyStore) throws KeyStoreException {
    withoutKeyStore = keyStore == null;
    ofPolicy = keyStore == null ? ofPolicy() : null;
    if (ofPolicy == null) {
      platform.init(keyStore);
    }
  }

  @Override
  protected void engineInit(ManagerFactoryParameters parameters)
      throws InvalidAlgorithmParameterException {
    ofPolicy = null;
    withoutKeyStore = false;
    platform.init(parameters);
  }

  private @Nullable TrustManager ofPolicy() throws KeyStoreException {
    try {
      return anchors.areSet(Role.CLIENT) || anchors.areSet(Role.SERVER) ? anchors.ofBoth() : null;
    } catch (CertificateException e) {
      throw new KeyStoreException("The policy's trust anchors cannot be used", e);
    }
  }

  @Override
  protected TrustManager[] engineGetTrustManagers() {
    TrustManager made = ofPolicy;
    TrustManager[] all = made == null ? platform.getTrustManagers() : new TrustManager[] {made};
    if (withoutKeyStore && reload != Reload.NEVER) {
      for (TrustManager manager : all) {
        if (manager instanceof X509TrustManager x509) {
          PolicyAnchors.remember(x509);
        }
      }
    }
    return all;
  }
}
