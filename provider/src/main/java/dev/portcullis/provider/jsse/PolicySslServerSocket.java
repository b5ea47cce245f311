package dev.portcullis.provider.jsse;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * A server socket behind the policy: what it accepts is behind the policy too, with the settings
 * made here.
 *
 * <p>It listens by itself, as the JDK's server socket that it is, and layers the delegate's TLS
 * over what it accepts: the octets of the client pass through our hands first. The settings are
 * kept in a server socket of the delegate that is never bound. As thread-safe as the delegate's
 * server socket.
 */
final class PolicySslServerSocket extends SSLServerSocket {
  private final Connections connections;
  private final SSLSocketFactory delegate;
  private final SSLServerSocket settings;
  private final ParameterMediator mediator;

  /** An unbound one. */
  PolicySslServerSocket(
      ContextPolicy context,
      Connections connections,
      SSLSocketFactory delegate,
      SSLServerSocket settings)
      throws IOException {
    this.connections = connections;
    this.delegate = delegate;
    this.settings = settings;
    Endpoint endpoint = new ServerEndpoint(settings, this);
    this.mediator = new ParameterMediator(context, endpoint, RequestedParameters.NOTHING);
    mediator.applyDefaults();
  }

  @Override
  public Socket accept() throws IOException {
    FirstFlightSocket plain = new FirstFlightSocket(connections.tap());
    implAccept(plain);
    try {
      SSLSocket socket = (SSLSocket) delegate.createSocket(plain, (InputStream) null, true);
      socket.setSSLParameters(settings.getSSLParameters());
      socket.setUseClientMode(settings.getUseClientMode());
      socket.setEnableSessionCreation(settings.getEnableSessionCreation());
      PolicySslSocket wrapper = connections.accepted(socket, mediator.requested(), plain.tap());
      plain.refuseOldHelloWith(wrapper::oldHello);
      return wrapper;
    } catch (IOException | RuntimeException e) {
      plain.close();
      throw e;
    }
  }

  @Override
  public void setUseClientMode(boolean clientMode) {
    settings.setUseClientMode(clientMode);
    mediator.roleChanged();
  }

  @Override
  public boolean getUseClientMode() {
    return settings.getUseClientMode();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return mediator.supportedCipherSuites();
  }

  @Override
  public String[] getEnabledCipherSuites() {
    return settings.getEnabledCipherSuites();
  }

  @Override
  public void setEnabledCipherSuites(String[] suites) {
    mediator.enabledCipherSuites(suites);
  }

  @Override
  public String[] getSupportedProtocols() {
    return mediator.supportedProtocols();
  }

  @Override
  public String[] getEnabledProtocols() {
    return settings.getEnabledProtocols();
  }

  @Override
  public void setEnabledProtocols(String[] protocols) {
    mediator.enabledProtocols(protocols);
  }

  @Override
  public void setNeedClientAuth(boolean need) {
    settings.setNeedClientAuth(need);
  }

  @Override
  public boolean getNeedClientAuth() {
    return settings.getNeedClientAuth();
  }

  @Override
  public void setWantClientAuth(boolean want) {
    settings.setWantClientAuth(want);
  }

  @Override
  public boolean getWantClientAuth() {
    return settings.getWantClientAuth();
  }

  @Override
  public void setEnableSessionCreation(boolean enable) {
    settings.setEnableSessionCreation(enable);
  }

  @Override
  public boolean getEnableSessionCreation() {
    return settings.getEnableSessionCreation();
  }

  @Override
  public SSLParameters getSSLParameters() {
    return mediator.parameters(true);
  }

  @Override
  public void setSSLParameters(SSLParameters parameters) {
    mediator.parameters(parameters);
  }
}
