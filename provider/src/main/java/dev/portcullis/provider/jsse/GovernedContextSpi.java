package dev.portcullis.provider.jsse;

import java.security.KeyManagementException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A context behind a policy. Declares what an {@link SSLContextSpi} does once more, so that this
 * room may call it.
 */
abstract class GovernedContextSpi extends SSLContextSpi {
  /** What a listener is made from. */
  abstract PolicySslServerSocket.Listening listening();

  @Override
  protected abstract void engineInit(
      KeyManager @Nullable [] keyManagers,
      TrustManager @Nullable [] trustManagers,
      @Nullable SecureRandom random)
      throws KeyManagementException;

  @Override
  protected abstract SSLSocketFactory engineGetSocketFactory();

  @Override
  protected abstract SSLServerSocketFactory engineGetServerSocketFactory();

  @Override
  protected abstract SSLEngine engineCreateSSLEngine();

  @Override
  protected abstract SSLEngine engineCreateSSLEngine(@Nullable String host, int port);

  @Override
  protected abstract @Nullable SSLSessionContext engineGetServerSessionContext();

  @Override
  protected abstract @Nullable SSLSessionContext engineGetClientSessionContext();

  @Override
  protected abstract SSLParameters engineGetDefaultSSLParameters();

  @Override
  protected abstract SSLParameters engineGetSupportedSSLParameters();
}
