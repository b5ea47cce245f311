package dev.portcullis.provider.delegate;

import dev.portcullis.policy.DelegateName;
import dev.portcullis.policy.Role;
import dev.portcullis.provider.delegate.Capabilities.Control;
import java.io.IOException;
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509KeyManager;
import org.bouncycastle.jsse.BCSSLEngine;
import org.bouncycastle.jsse.BCSSLSocket;
import org.bouncycastle.jsse.BCX509ExtendedKeyManager;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.jspecify.annotations.Nullable;

/**
 * Bouncy Castle's JSSE as delegate: private, never registered, on the JDK's cryptography. It is the
 * default because it does the same on each JDK, hybrid key exchange included.
 *
 * <p>Trust managers are used as they are given; key managers go through {@link
 * CurveAwareKeyManager}. For DTLS the captured SunJSSE stands in, which is made only then.
 * Thread-safe.
 */
final class BouncyCastleJsse implements DelegateJsse {

  /** JSSE's switch, which Bouncy Castle reads once, with the other default. */
  private static final String REQUIRE_CLOSE_NOTIFY = "com.sun.net.ssl.requireCloseNotify";

  private final BouncyCastleLoggers loggers = BouncyCastleLoggers.quieted();
  private final PlatformAlgorithms algorithms = PlatformAlgorithms.listed();
  private final Map<Set<Role>, Provider> providers = new ConcurrentHashMap<>();
  private final OncePerProcess<Capabilities> capabilities =
      new OncePerProcess<>() {
        @Override
        Capabilities make() {
          return CapabilityProbe.of(BouncyCastleJsse.this, probe(), EnumSet.allOf(Control.class));
        }
      };

  BouncyCastleJsse() {
    if (System.getProperty(REQUIRE_CLOSE_NOTIFY) == null) {
      // As in SunJSSE: a peer that just hangs up is at the end of its stream. Many do.
      System.setProperty(REQUIRE_CLOSE_NOTIFY, "false");
    }
  }

  @Override
  public DelegateName name() {
    return DelegateName.BOUNCY_CASTLE;
  }

  @Override
  public Capabilities capabilities() {
    return capabilities.get();
  }

  @Override
  public Platform platform() {
    return sunJsse().platform();
  }

  @Override
  public boolean canRequireExtendedMasterSecret() {
    return true;
  }

  @Override
  public SSLContext newContext(
      KeyManager @Nullable [] keyManagers,
      X509ExtendedTrustManager trustManager,
      @Nullable SecureRandom random,
      Set<Role> extendedMasterSecret)
      throws KeyManagementException {
    try {
      Provider provider = provider(Set.copyOf(extendedMasterSecret));
      SSLContext context = DelegateContext.of("TLS", provider);
      context.init(adapted(keyManagers), new TrustManager[] {trustManager}, random);
      return context;
    } catch (NoSuchAlgorithmException e) {
      throw new ProviderException("Bouncy Castle's JSSE has no TLS context", e);
    }
  }

  @Override
  public SSLContext newDatagramContext(
      KeyManager @Nullable [] keyManagers,
      X509ExtendedTrustManager trustManager,
      @Nullable SecureRandom random)
      throws KeyManagementException {
    return sunJsse().newDatagramContext(keyManagers, trustManager, random);
  }

  @Override
  public void configure(SSLEngine engine, HandshakeParameters parameters) {
    if (engine instanceof BCSSLEngine ours) {
      ours.setParameters(BouncyCastleParameters.applied(ours.getParameters(), parameters));
    } else {
      sunJsse().configure(engine, parameters);
    }
  }

  @Override
  public void configure(SSLSocket socket, HandshakeParameters parameters) {
    BCSSLSocket ours = (BCSSLSocket) socket;
    ours.setParameters(BouncyCastleParameters.applied(ours.getParameters(), parameters));
  }

  @Override
  public void nameHost(SSLSocket socket, String host) {
    ((BCSSLSocket) socket).setHost(host);
  }

  @Override
  public IOException translate(Exception failure) {
    return FailureTranslation.translated(failure);
  }

  BouncyCastleLoggers loggers() {
    return loggers;
  }

  private Provider provider(Set<Role> extendedMasterSecret) {
    Provider known = providers.get(extendedMasterSecret);
    if (known == null) {
      AlgorithmNameParts.remember();
      Provider made =
          new BouncyCastleJsseProvider(
              false, new PlatformCryptoProvider(algorithms, extendedMasterSecret));
      known = Objects.requireNonNullElse(providers.putIfAbsent(extendedMasterSecret, made), made);
    }
    return known;
  }

  private SSLContext probe() {
    try {
      return newContext(null, RejectAll.INSTANCE, null, Set.of());
    } catch (KeyManagementException e) {
      throw new ProviderException("Bouncy Castle's JSSE makes no context to ask", e);
    }
  }

  private static DelegateJsse sunJsse() {
    return Delegates.of(DelegateName.SUN_JSSE);
  }

  /** None for null: a default key manager would be Bouncy Castle's, from system properties. */
  private static KeyManager[] adapted(KeyManager @Nullable [] keyManagers) {
    if (keyManagers == null) {
      return new KeyManager[0];
    }
    KeyManager[] adapted = new KeyManager[keyManagers.length];
    for (int i = 0; i < adapted.length; i++) {
      adapted[i] = adapted(keyManagers[i]);
    }
    return adapted;
  }

  private static KeyManager adapted(KeyManager keyManager) {
    return keyManager instanceof X509KeyManager keys
            && !(keyManager instanceof BCX509ExtendedKeyManager)
        ? new CurveAwareKeyManager(keys)
        : keyManager;
  }
}
