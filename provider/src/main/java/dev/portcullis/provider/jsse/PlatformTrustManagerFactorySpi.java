package dev.portcullis.provider.jsse;

import java.security.InvalidAlgorithmParameterException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import javax.net.ssl.ManagerFactoryParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.TrustManagerFactorySpi;
import org.jspecify.annotations.Nullable;

/** The JDK's own trust manager factory, served under our name where SunJSSE is not listed. */
final class PlatformTrustManagerFactorySpi extends TrustManagerFactorySpi {
  private final TrustManagerFactory platform;

  PlatformTrustManagerFactorySpi(TrustManagerFactory platform) {
    this.platform = platform;
  }

  @Override
  protected void engineInit(@Nullable KeyStore keyStore) throws KeyStoreException {
    platform.init(keyStore);
  }

  @Override
  protected void engineInit(ManagerFactoryParameters parameters)
      throws InvalidAlgorithmParameterException {
    platform.init(parameters);
  }

  @Override
  protected TrustManager[] engineGetTrustManagers() {
    return platform.getTrustManagers();
  }
}
