package dev.portcullis.provider.jsse;

import dev.portcullis.provider.delegate.HandshakeParameters;
import java.net.ServerSocket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** The settings of a server socket, as the mediator sees them. It shakes no hands itself. */
final class ServerEndpoint implements Endpoint {
  private final SSLServerSocket settings;
  private final ServerSocket wrapper;

  ServerEndpoint(SSLServerSocket settings, ServerSocket wrapper) {
    this.settings = settings;
    this.wrapper = wrapper;
  }

  @Override
  public SSLParameters parameters() {
    return settings.getSSLParameters();
  }

  @Override
  public void parameters(SSLParameters parameters) {
    settings.setSSLParameters(parameters);
  }

  @Override
  public void enabledProtocols(String[] protocols) {
    settings.setEnabledProtocols(protocols);
  }

  @Override
  public void enabledCipherSuites(String[] suites) {
    settings.setEnabledCipherSuites(suites);
  }

  @Override
  public boolean clientMode() {
    return settings.getUseClientMode();
  }

  @Override
  public void configure(HandshakeParameters parameters, SSLParameters base) {
    throw new IllegalStateException("A server socket shakes no hands; its sockets do");
  }

  @Override
  public SSLSession session() {
    throw new IllegalStateException("A server socket has no session; its sockets do");
  }

  @Override
  public @Nullable String applicationProtocol() {
    return null;
  }

  @Override
  public @Nullable String peerHost() {
    return null;
  }

  @Override
  public int peerPort() {
    return 0;
  }

  @Override
  public String peer() {
    return "the clients of " + wrapper.getLocalSocketAddress();
  }

  @Override
  public Object wrapper() {
    return wrapper;
  }
}
