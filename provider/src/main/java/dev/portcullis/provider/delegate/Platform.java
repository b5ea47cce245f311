package dev.portcullis.provider.delegate;

import java.lang.reflect.Modifier;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/**
 * The key and trust manager factories that come with the JDK, taken from a {@link Provider} object
 * and not from the provider list, so that nobody can stand in for them. Immutable and thread-safe.
 */
public final class Platform {

  private static final String TRUST_MANAGER = "sun.security.ssl.X509TrustManagerImpl";

  private final Provider sunJsse;

  Platform(Provider sunJsse) {
    this.sunJsse = sunJsse;
  }

  /**
   * The JDK's own factory.
   *
   * @param algorithm {@code SunX509}, {@code NewSunX509} or {@code PKIX}
   * @throws NoSuchAlgorithmException for any other name
   */
  public KeyManagerFactory keyManagerFactory(String algorithm) throws NoSuchAlgorithmException {
    return KeyManagerFactory.getInstance(algorithm, sunJsse);
  }

  /**
   * The JDK's own factory.
   *
   * @param algorithm {@code PKIX}, {@code SunPKIX}, {@code X509}, {@code X.509} or {@code SunX509}
   * @throws NoSuchAlgorithmException for any other name
   */
  public TrustManagerFactory trustManagerFactory(String algorithm) throws NoSuchAlgorithmException {
    return TrustManagerFactory.getInstance(algorithm, sunJsse);
  }

  /**
   * Whether a manager is the JDK's, so that its verdict is a path validation. The class is final
   * and of the boot loader: nothing of an application can be mistaken for it.
   */
  public boolean isPlatformTrustManager(X509TrustManager manager) {
    Class<?> type = manager.getClass();
    return type.getName().equals(TRUST_MANAGER)
        && type.getClassLoader() == null
        && Modifier.isFinal(type.getModifiers());
  }

  Provider sunJsse() {
    return sunJsse;
  }
}
