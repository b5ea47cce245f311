package dev.portcullis.provider.jsse;

import dev.portcullis.provider.credentials.Credentials;
import dev.portcullis.provider.credentials.Identity;
import dev.portcullis.provider.delegate.Platform;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyManagementException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's key managers over the identities of the policy: what a context without key managers
 * presents. Thread-safe.
 */
final class PolicyIdentities {
  private final Platform platform;
  private final Optional<Identity> client;
  private final Optional<Identity> server;
  private @Nullable X509ExtendedKeyManager ofClient;
  private @Nullable X509ExtendedKeyManager ofServer;

  PolicyIdentities(Platform platform, Credentials credentials) {
    this.platform = platform;
    client = credentials.client().identity();
    server = credentials.server().identity();
  }

  private boolean areNone() {
    return client.isEmpty() && server.isEmpty();
  }

  /** Whether the policy says who this JVM is as a server. */
  boolean areForServers() {
    return server.isPresent();
  }

  /** Whether the policy says who this JVM is in both roles. */
  boolean areComplete() {
    return client.isPresent() && server.isPresent();
  }

  /**
   * The managers for a context that was given others, or none.
   *
   * @param given what stands in for a role of which the policy says nothing; null for nothing
   */
  KeyManager @Nullable [] inPlaceOf(KeyManager @Nullable [] given) throws KeyManagementException {
    if (areNone()) {
      return given;
    }
    make();
    X509ExtendedKeyManager other = first(given);
    return new KeyManager[] {
      new RoleKeyManager(ofClient == null ? other : ofClient, ofServer == null ? other : ofServer)
    };
  }

  private static @Nullable X509ExtendedKeyManager first(KeyManager @Nullable [] given) {
    if (given != null) {
      for (KeyManager manager : given) {
        if (manager instanceof X509ExtendedKeyManager extended) {
          return extended;
        }
      }
    }
    return null;
  }

  private synchronized void make() throws KeyManagementException {
    if (ofClient == null && client.isPresent()) {
      ofClient = managerOver(platform, client.get());
    }
    if (ofServer == null && server.isPresent()) {
      boolean same = client.isPresent() && client.get().chain().equals(server.get().chain());
      ofServer = same ? ofClient : managerOver(platform, server.get());
    }
  }

  /** The JDK's manager over one identity. */
  static X509ExtendedKeyManager managerOver(Platform platform, Identity identity)
      throws KeyManagementException {
    char[] password = "in memory only".toCharArray();
    try {
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      X509Certificate[] chain = identity.chain().toArray(X509Certificate[]::new);
      store.setKeyEntry("identity", identity.key(), password, chain);
      KeyManagerFactory factory = platform.keyManagerFactory("SunX509");
      factory.init(store, password);
      return Arrays.stream(factory.getKeyManagers())
          .filter(X509ExtendedKeyManager.class::isInstance)
          .map(X509ExtendedKeyManager.class::cast)
          .findFirst()
          .orElseThrow(() -> new KeyManagementException("The JDK makes no X.509 key manager"));
    } catch (GeneralSecurityException | IOException e) {
      throw new KeyManagementException(
          identity.source() + ": the identity cannot be used: " + e.getMessage(), e);
    }
  }
}
