package dev.portcullis.provider.jsse;

import dev.portcullis.provider.delegate.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * The key store that the {@code javax.net.ssl.keyStore} properties name (JSSE Reference Guide,
 * "Customizing the Default Keystores").
 *
 * @param location a file; "NONE" for a store without one (a token); empty if there is none
 * @param type key store type; empty for the default type
 * @param provider provider of the type; empty for any
 * @param password of the store and of its keys; null if there is none
 */
record DefaultKeyStore(String location, String type, String provider, @Nullable String password) {
  private static final String PREFIX = "javax.net.ssl.keyStore";

  static DefaultKeyStore ofProperties() {
    return new DefaultKeyStore(
        System.getProperty(PREFIX, ""),
        System.getProperty(PREFIX + "Type", ""),
        System.getProperty(PREFIX + "Provider", ""),
        System.getProperty(PREFIX + "Password"));
  }

  /**
   * The key managers over the store; none of its keys if there is none.
   *
   * @throws IOException if the store cannot be read; the message names it
   */
  KeyManager[] keyManagers(Platform platform) throws IOException, GeneralSecurityException {
    char[] secret = password == null ? null : password.toCharArray();
    KeyManagerFactory factory = platform.keyManagerFactory(algorithm());
    try {
      if (location.isEmpty()) {
        factory.init(null, secret);
      } else {
        factory.init(load(secret), secret);
      }
    } catch (IOException e) {
      throw new IOException("key store " + location + " (" + PREFIX + "): " + e.getMessage(), e);
    }
    return factory.getKeyManagers();
  }

  private KeyStore load(char @Nullable [] secret) throws IOException, GeneralSecurityException {
    String wanted = type.isEmpty() ? KeyStore.getDefaultType() : type;
    KeyStore store =
        provider.isEmpty() ? KeyStore.getInstance(wanted) : KeyStore.getInstance(wanted, provider);
    if (location.equals("NONE")) {
      store.load(null, secret);
      return store;
    }
    try (InputStream in = Files.newInputStream(Path.of(location))) {
      store.load(in, secret);
    }
    return store;
  }

  /** The JDK's default; a name that only another provider has is no reason to leave the JDK's. */
  private static String algorithm() {
    String algorithm = KeyManagerFactory.getDefaultAlgorithm();
    return switch (algorithm) {
      case "NewSunX509", "PKIX" -> algorithm;
      default -> "SunX509";
    };
  }
}
