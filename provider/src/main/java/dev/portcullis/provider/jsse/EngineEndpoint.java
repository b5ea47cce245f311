package dev.portcullis.provider.jsse;

import dev.portcullis.provider.delegate.HandshakeParameters;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** A delegate's engine, as the gate and the mediator see it. */
final class EngineEndpoint implements Endpoint {
  private final ContextPolicy context;
  private final SSLEngine delegate;
  private final PolicySslEngine wrapper;
  private final @Nullable String host;

  EngineEndpoint(
      ContextPolicy context, SSLEngine delegate, PolicySslEngine wrapper, @Nullable String host) {
    this.context = context;
    this.delegate = delegate;
    this.wrapper = wrapper;
    this.host = host;
  }

  @Override
  public SSLParameters parameters() {
    return delegate.getSSLParameters();
  }

  @Override
  public void parameters(SSLParameters parameters) {
    delegate.setSSLParameters(parameters);
  }

  @Override
  public void enabledProtocols(String[] protocols) {
    delegate.setEnabledProtocols(protocols);
  }

  @Override
  public void enabledCipherSuites(String[] suites) {
    delegate.setEnabledCipherSuites(suites);
  }

  @Override
  public boolean clientMode() {
    return delegate.getUseClientMode();
  }

  @Override
  public void configure(HandshakeParameters parameters, SSLParameters base) {
    context.delegate().configure(delegate, parameters, base);
  }

  @Override
  public SSLSession session() {
    return delegate.getSession();
  }

  @Override
  public @Nullable String applicationProtocol() {
    return delegate.getApplicationProtocol();
  }

  @Override
  public @Nullable String peerHost() {
    return host;
  }

  @Override
  public int peerPort() {
    return delegate.getPeerPort();
  }

  @Override
  public String peer() {
    return Peers.describe(host, delegate.getPeerPort());
  }

  @Override
  public Object wrapper() {
    return wrapper;
  }
}
