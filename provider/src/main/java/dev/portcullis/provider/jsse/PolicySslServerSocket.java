package dev.portcullis.provider.jsse;

import dev.portcullis.provider.delegate.HandshakeParameters;
import dev.portcullis.provider.forwarding.ForwardingSslServerSocket;
import java.io.IOException;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A server socket behind the policy: what it accepts is behind the policy too, with the settings
 * made here. As thread-safe as the delegate's server socket.
 */
final class PolicySslServerSocket extends ForwardingSslServerSocket {
  private final Connections connections;
  private final ParameterMediator mediator;

  PolicySslServerSocket(ContextPolicy context, Connections connections, SSLServerSocket delegate)
      throws IOException {
    super(delegate);
    this.connections = connections;
    this.mediator =
        new ParameterMediator(context, new ServerEndpoint(), RequestedParameters.NOTHING);
    mediator.applyDefaults();
  }

  @Override
  public Socket accept() throws IOException {
    return connections.accepted((SSLSocket) delegate().accept(), null, mediator.requested());
  }

  @Override
  public void setUseClientMode(boolean clientMode) {
    delegate().setUseClientMode(clientMode);
    mediator.roleChanged();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return mediator.supportedCipherSuites();
  }

  @Override
  public String[] getSupportedProtocols() {
    return mediator.supportedProtocols();
  }

  @Override
  public void setEnabledCipherSuites(String[] suites) {
    mediator.enabledCipherSuites(suites);
  }

  @Override
  public void setEnabledProtocols(String[] protocols) {
    mediator.enabledProtocols(protocols);
  }

  @Override
  public SSLParameters getSSLParameters() {
    return mediator.parameters(true);
  }

  @Override
  public void setSSLParameters(SSLParameters parameters) {
    mediator.parameters(parameters);
  }

  @Override
  public String toString() {
    return "Portcullis[" + delegate() + "]";
  }

  private final class ServerEndpoint implements Endpoint {
    @Override
    public SSLParameters parameters() {
      return delegate().getSSLParameters();
    }

    @Override
    public void parameters(SSLParameters parameters) {
      delegate().setSSLParameters(parameters);
    }

    @Override
    public void enabledProtocols(String[] protocols) {
      delegate().setEnabledProtocols(protocols);
    }

    @Override
    public void enabledCipherSuites(String[] suites) {
      delegate().setEnabledCipherSuites(suites);
    }

    @Override
    public boolean clientMode() {
      return delegate().getUseClientMode();
    }

    @Override
    public void configure(HandshakeParameters parameters) {
      throw new IllegalStateException("A server socket shakes no hands; its sockets do");
    }

    @Override
    public SSLSession session() {
      throw new IllegalStateException("A server socket has no session; its sockets do");
    }

    @Override
    public @Nullable String peerHost() {
      return null;
    }

    @Override
    public String peer() {
      return "the clients of " + delegate().getLocalSocketAddress();
    }

    @Override
    public Object wrapper() {
      return PolicySslServerSocket.this;
    }
  }
}
