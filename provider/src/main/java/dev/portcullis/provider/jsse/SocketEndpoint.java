package dev.portcullis.provider.jsse;

import dev.portcullis.provider.delegate.HandshakeParameters;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** A delegate's socket, as the gate and the mediator see it. */
final class SocketEndpoint implements Endpoint {
  private final ContextPolicy context;
  private final SSLSocket delegate;
  private final PolicySslSocket wrapper;

  SocketEndpoint(ContextPolicy context, SSLSocket delegate, PolicySslSocket wrapper) {
    this.context = context;
    this.delegate = delegate;
    this.wrapper = wrapper;
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
  public void configure(HandshakeParameters parameters) {
    context.delegate().configure(delegate, parameters);
  }

  @Override
  public SSLSession session() {
    return delegate.getSession();
  }

  @Override
  public @Nullable String peerHost() {
    return wrapper.host();
  }

  @Override
  public String peer() {
    return Peers.describe(
        wrapper.host() == null && delegate.getInetAddress() != null
            ? delegate.getInetAddress().getHostAddress()
            : wrapper.host(),
        delegate.getPort());
  }

  @Override
  public Object wrapper() {
    return wrapper;
  }
}
