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
import java.util.Set;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The JDK's JSSE as delegate, from a captured provider object. Thread-safe.
 *
 * <p>What it cannot do for one connection: choose key shares, separate the schemes of certificates
 * from those of handshakes, and (before the setters of JDK 20) order groups and schemes.
 */
final class SunJsse implements DelegateJsse {

  /** Read once when SunJSSE's handshake classes initialise; nothing else stops a client. */
  private static final String REJECT_RENEGOTIATION = "jdk.tls.rejectClientInitiatedRenegotiation";

  private final Provider provider = SunJsseCapture.capture();
  private final Platform platform = new Platform(provider);
  private final OncePerProcess<Capabilities> capabilities =
      new OncePerProcess<>() {
        @Override
        Capabilities make() {
          return CapabilityProbe.of(SunJsse.this, probe(), controls());
        }
      };
  private final OncePerProcess<Boolean> masterSecret =
      new OncePerProcess<>() {
        @Override
        Boolean make() {
          return SunMasterSecret.require(() -> probe().createSSLEngine());
        }
      };

  @Override
  public DelegateName name() {
    return DelegateName.SUN_JSSE;
  }

  @Override
  public Capabilities capabilities() {
    return capabilities.get();
  }

  @Override
  public Platform platform() {
    return platform;
  }

  @Override
  public boolean canRequireExtendedMasterSecret() {
    return masterSecret.get();
  }

  @Override
  public SSLContext newContext(
      KeyManager @Nullable [] keyManagers,
      X509ExtendedTrustManager trustManager,
      @Nullable SecureRandom random,
      Set<Role> extendedMasterSecret)
      throws KeyManagementException {
    if (!extendedMasterSecret.isEmpty() && !canRequireExtendedMasterSecret()) {
      throw new ProviderException(
          "SunJSSE cannot require the extended master secret (RFC 7627) any more: start the JVM"
              + " with -D"
              + SunMasterSecret.PROPERTY
              + "=false, use delegate = \"BouncyCastle\", or allow it"
              + " (tls12.extended-master-secret = \"allow\")");
    }
    return context("TLS", keyManagers, trustManager, random);
  }

  @Override
  public SSLContext newDatagramContext(
      KeyManager @Nullable [] keyManagers,
      X509ExtendedTrustManager trustManager,
      @Nullable SecureRandom random)
      throws KeyManagementException {
    return context("DTLS", keyManagers, trustManager, random);
  }

  @Override
  public void configure(SSLEngine engine, HandshakeParameters parameters) {
    engine.setSSLParameters(SunParameters.applied(engine.getSSLParameters(), parameters));
  }

  @Override
  public void configure(SSLSocket socket, HandshakeParameters parameters) {
    socket.setSSLParameters(SunParameters.applied(socket.getSSLParameters(), parameters));
  }

  @Override
  public void configure(SSLEngine engine, HandshakeParameters parameters, SSLParameters base) {
    engine.setSSLParameters(SunParameters.applied(base, parameters));
  }

  @Override
  public void configure(SSLSocket socket, HandshakeParameters parameters, SSLParameters base) {
    socket.setSSLParameters(SunParameters.applied(base, parameters));
  }

  /** Does nothing: SunJSSE takes the name from the address. */
  @Override
  public void nameHost(SSLSocket socket, String host) {}

  /** SunJSSE throws the right types itself; only what is no {@link IOException} is wrapped. */
  @Override
  public IOException translate(Exception failure) {
    String message = failure.getMessage();
    boolean mute = message == null || message.isEmpty();
    return failure instanceof IOException io && !mute
        ? io
        : new SSLException(mute ? failure.getClass().getSimpleName() : message, failure);
  }

  private SSLContext context(
      String protocol,
      KeyManager @Nullable [] keyManagers,
      X509ExtendedTrustManager trustManager,
      @Nullable SecureRandom random)
      throws KeyManagementException {
    if (System.getProperty(REJECT_RENEGOTIATION) == null) {
      System.setProperty(REJECT_RENEGOTIATION, "true");
    }
    try {
      SSLContext context = DelegateContext.of(protocol, provider);
      context.init(
          keyManagers == null ? new KeyManager[0] : keyManagers,
          new TrustManager[] {trustManager},
          random);
      return context;
    } catch (NoSuchAlgorithmException e) {
      throw new ProviderException("SunJSSE of this JVM has no " + protocol + " context", e);
    }
  }

  private SSLContext probe() {
    try {
      return context("TLS", null, RejectAll.INSTANCE, null);
    } catch (KeyManagementException e) {
      throw new ProviderException("SunJSSE of this JVM makes no context to ask", e);
    }
  }

  private static Set<Control> controls() {
    return NewerSslParameters.present()
        ? EnumSet.of(Control.GROUP_ORDER, Control.SCHEME_ORDER)
        : EnumSet.noneOf(Control.class);
  }
}
