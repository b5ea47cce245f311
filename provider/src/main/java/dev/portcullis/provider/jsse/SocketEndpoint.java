package dev.portcullis.provider.jsse;

import dev.portcullis.provider.delegate.HandshakeParameters;
import java.net.InetAddress;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** The delegate's socket of a wrapper, as the gate and the mediator see it. */
final class SocketEndpoint implements Endpoint {
  private final ContextPolicy context;
  private final PolicySslSocket wrapper;

  SocketEndpoint(ContextPolicy context, PolicySslSocket wrapper) {
    this.context = context;
    this.wrapper = wrapper;
  }

  @Override
  public SSLParameters parameters() {
    return wrapper.speaker().getSSLParameters();
  }

  @Override
  public void parameters(SSLParameters parameters) {
    wrapper.speaker().setSSLParameters(parameters);
  }

  @Override
  public void enabledProtocols(String[] protocols) {
    wrapper.speaker().setEnabledProtocols(protocols);
  }

  @Override
  public void enabledCipherSuites(String[] suites) {
    wrapper.speaker().setEnabledCipherSuites(suites);
  }

  @Override
  public boolean clientMode() {
    return wrapper.speaker().getUseClientMode();
  }

  @Override
  public void configure(HandshakeParameters parameters, SSLParameters base) {
    context.delegate().configure(wrapper.speaker(), parameters, base);
  }

  @Override
  public SSLSession session() {
    return wrapper.speaker().getSession();
  }

  @Override
  public @Nullable String applicationProtocol() {
    return wrapper.speaker().getApplicationProtocol();
  }

  @Override
  public @Nullable String peerHost() {
    return wrapper.host();
  }

  @Override
  public int peerPort() {
    return wrapper.getPort();
  }

  @Override
  public @Nullable String peerAddress() {
    InetAddress address = wrapper.getInetAddress();
    return address == null ? null : address.getHostAddress();
  }

  @Override
  public String peer() {
    InetAddress address = wrapper.getInetAddress();
    return Peers.describe(
        wrapper.host() == null && address != null ? address.getHostAddress() : wrapper.host(),
        wrapper.getPort());
  }

  @Override
  public Object wrapper() {
    return wrapper;
  }
}
