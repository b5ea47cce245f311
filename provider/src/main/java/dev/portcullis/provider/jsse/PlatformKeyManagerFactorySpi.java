package dev.portcullis.provider.jsse;

import java.security.InvalidAlgorithmParameterException;
import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.NoSuchAlgorithmException;
import java.security.UnrecoverableKeyException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.KeyManagerFactorySpi;
import javax.net.ssl.ManagerFactoryParameters;
import org.jspecify.annotations.Nullable;

/** The JDK's own key manager factory, served under our name where SunJSSE is not listed. */
final class PlatformKeyManagerFactorySpi extends KeyManagerFactorySpi {
  private final KeyManagerFactory platform;

  PlatformKeyManagerFactorySpi(KeyManagerFactory platform) {
    this.platform = platform;
  }

  @Override
  protected void engineInit(@Nullable KeyStore keyStore, char @Nullable [] password)
      throws KeyStoreException, NoSuchAlgorithmException, UnrecoverableKeyException {
    platform.init(keyStore, password);
  }

  @Override
  protected void engineInit(ManagerFactoryParameters parameters)
      throws InvalidAlgorithmParameterException {
    platform.init(parameters);
  }

  @Override
  protected KeyManager[] engineGetKeyManagers() {
    return platform.getKeyManagers();
  }
}
