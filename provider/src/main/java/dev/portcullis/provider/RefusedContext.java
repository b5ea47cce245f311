package dev.portcullis.provider;

import java.security.Provider;
import java.security.ProviderException;
import java.security.SecureRandom;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A context that gives nothing but the reason why: it takes the place of a default context that was
 * made before the gate, when the gate cannot open. Immutable.
 */
final class RefusedContext extends SSLContext {
  RefusedContext(Provider provider, ProviderException reason) {
    super(new Spi(reason), provider, "Default");
  }

  private static final class Spi extends SSLContextSpi {
    private final ProviderException reason;

    Spi(ProviderException reason) {
      this.reason = reason;
    }

    private ProviderException refusal() {
      return new ProviderException(reason.getMessage(), reason);
    }

    @Override
    protected void engineInit(
        KeyManager @Nullable [] keyManagers,
        TrustManager @Nullable [] trustManagers,
        @Nullable SecureRandom random) {
      throw refusal();
    }

    @Override
    protected SSLSocketFactory engineGetSocketFactory() {
      return new RefusedSocketFactory(reason);
    }

    @Override
    protected SSLServerSocketFactory engineGetServerSocketFactory() {
      throw refusal();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine() {
      throw refusal();
    }

    @Override
    protected SSLEngine engineCreateSSLEngine(String host, int port) {
      throw refusal();
    }

    @Override
    protected SSLSessionContext engineGetServerSessionContext() {
      throw refusal();
    }

    @Override
    protected SSLSessionContext engineGetClientSessionContext() {
      throw refusal();
    }
  }
}
