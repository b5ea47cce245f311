package dev.portcullis.provider.jsse;

import dev.portcullis.provider.delegate.Platform;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyManagementException;
import java.security.ProviderException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The context that programs share which make none of their own: keys from the {@code
 * javax.net.ssl.keyStore} properties, trust from {@code javax.net.ssl.trustStore}, as in SunJSSE;
 * what the policy names comes first. Thread-safe.
 */
final class DefaultSslContextSpi extends GovernedContextSpi {
  private final PolicySslContextSpi context;

  /**
   * Initialises the context.
   *
   * @throws ProviderException if the key store or trust store of the properties cannot be used;
   *     unchecked, since a checked exception would make the JCA ask the next provider
   */
  DefaultSslContextSpi(
      PolicySslContextSpi context, Platform platform, PolicyIdentities identities) {
    this.context = context;
    try {
      KeyManager[] keys =
          identities.areComplete() ? null : DefaultKeyStore.ofProperties().keyManagers(platform);
      context.engineInit(identities.inPlaceOf(keys), null, null);
    } catch (IOException | GeneralSecurityException e) {
      throw new ProviderException("The default SSLContext cannot be made: " + e.getMessage(), e);
    }
  }

  @Override
  PolicySslServerSocket.Listening listening() {
    return context.listening();
  }

  @Override
  protected void engineInit(
      KeyManager @Nullable [] keyManagers,
      TrustManager @Nullable [] trustManagers,
      @Nullable SecureRandom random)
      throws KeyManagementException {
    throw new KeyManagementException("The default SSLContext is initialised already");
  }

  @Override
  protected SSLSocketFactory engineGetSocketFactory() {
    return context.engineGetSocketFactory();
  }

  @Override
  protected SSLServerSocketFactory engineGetServerSocketFactory() {
    return context.engineGetServerSocketFactory();
  }

  @Override
  protected SSLEngine engineCreateSSLEngine() {
    return context.engineCreateSSLEngine();
  }

  @Override
  protected SSLEngine engineCreateSSLEngine(@Nullable String host, int port) {
    return context.engineCreateSSLEngine(host, port);
  }

  @Override
  protected @Nullable SSLSessionContext engineGetServerSessionContext() {
    return context.engineGetServerSessionContext();
  }

  @Override
  protected @Nullable SSLSessionContext engineGetClientSessionContext() {
    return context.engineGetClientSessionContext();
  }

  @Override
  protected SSLParameters engineGetDefaultSSLParameters() {
    return context.engineGetDefaultSSLParameters();
  }

  @Override
  protected SSLParameters engineGetSupportedSSLParameters() {
    return context.engineGetSupportedSSLParameters();
  }
}
