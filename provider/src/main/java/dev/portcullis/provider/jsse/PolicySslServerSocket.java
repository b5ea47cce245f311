package dev.portcullis.provider.jsse;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * A server socket behind the policy: what it accepts is behind the policy too, with the settings
 * made here.
 *
 * <p>It listens by itself, as the JDK's server socket that it is, and layers the delegate's TLS
 * over what it accepts: the octets of the client pass through our hands first. The settings are
 * kept in a server socket of the delegate that is never bound; once another policy is in force, in
 * another one. As thread-safe as the delegate's server socket.
 */
final class PolicySslServerSocket extends SSLServerSocket {
  private final Supplier<Listening> inForce;
  private volatile State state;

  /** What a listener is made from: one and the same for one policy. */
  record Listening(ContextPolicy context, Connections connections, SSLContext delegate) {}

  /** The settings under one policy. */
  private record State(Listening from, SSLServerSocket settings, ParameterMediator mediator) {}

  /** An unbound one, which asks what is in force before each connection. */
  PolicySslServerSocket(Supplier<Listening> inForce) throws IOException {
    this.inForce = inForce;
    this.state = made(inForce.get(), RequestedParameters.NOTHING);
    state.mediator().applyDefaults();
  }

  private State made(Listening from, RequestedParameters requested) throws IOException {
    SSLServerSocket settings =
        (SSLServerSocket) from.delegate().getServerSocketFactory().createServerSocket();
    Endpoint endpoint = new ServerEndpoint(settings, this);
    return new State(from, settings, new ParameterMediator(from.context(), endpoint, requested));
  }

  /** The settings, under the policy that is in force now. */
  private State now() {
    State known = state;
    return known.from() == inForce.get() ? known : next();
  }

  private synchronized State next() {
    State known = state;
    Listening from = inForce.get();
    if (known.from() == from) {
      return known;
    }
    try {
      State next = made(from, known.mediator().requested());
      copy(known.settings(), next);
      state = next;
      return next;
    } catch (IOException e) {
      throw new UncheckedIOException("The delegate makes no server socket", e);
    }
  }

  private static void copy(SSLServerSocket before, State next) {
    SSLParameters parameters = before.getSSLParameters();
    parameters.setProtocols(null);
    parameters.setCipherSuites(null);
    next.settings().setSSLParameters(parameters);
    next.settings().setUseClientMode(before.getUseClientMode());
    next.settings().setEnableSessionCreation(before.getEnableSessionCreation());
    try {
      next.mediator().roleChanged();
    } catch (IllegalArgumentException e) {
      // Nothing is left of what was asked for: each connection will say so and be refused.
      next.mediator().applyDefaults();
    }
  }

  @Override
  public Socket accept() throws IOException {
    FirstFlightSocket plain = new FirstFlightSocket(new HandshakeTap(false));
    implAccept(plain);
    try {
      State now = now();
      SSLSocket socket =
          (SSLSocket)
              now.from()
                  .delegate()
                  .getSocketFactory()
                  .createSocket(plain, (InputStream) null, true);
      socket.setSSLParameters(now.settings().getSSLParameters());
      socket.setUseClientMode(now.settings().getUseClientMode());
      socket.setEnableSessionCreation(now.settings().getEnableSessionCreation());
      PolicySslSocket wrapper =
          now.from().connections().accepted(socket, now.mediator().requested(), plain.tap());
      plain.refuseOldHelloWith(wrapper::oldHello);
      return wrapper;
    } catch (IOException | RuntimeException e) {
      plain.close();
      throw e;
    }
  }

  @Override
  public void setUseClientMode(boolean clientMode) {
    now().settings().setUseClientMode(clientMode);
    now().mediator().roleChanged();
  }

  @Override
  public boolean getUseClientMode() {
    return now().settings().getUseClientMode();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return now().mediator().supportedCipherSuites();
  }

  @Override
  public String[] getEnabledCipherSuites() {
    return now().settings().getEnabledCipherSuites();
  }

  @Override
  public void setEnabledCipherSuites(String[] suites) {
    now().mediator().enabledCipherSuites(suites);
  }

  @Override
  public String[] getSupportedProtocols() {
    return now().mediator().supportedProtocols();
  }

  @Override
  public String[] getEnabledProtocols() {
    return now().settings().getEnabledProtocols();
  }

  @Override
  public void setEnabledProtocols(String[] protocols) {
    now().mediator().enabledProtocols(protocols);
  }

  @Override
  public void setNeedClientAuth(boolean need) {
    now().settings().setNeedClientAuth(need);
  }

  @Override
  public boolean getNeedClientAuth() {
    return now().settings().getNeedClientAuth();
  }

  @Override
  public void setWantClientAuth(boolean want) {
    now().settings().setWantClientAuth(want);
  }

  @Override
  public boolean getWantClientAuth() {
    return now().settings().getWantClientAuth();
  }

  @Override
  public void setEnableSessionCreation(boolean enable) {
    now().settings().setEnableSessionCreation(enable);
  }

  @Override
  public boolean getEnableSessionCreation() {
    return now().settings().getEnableSessionCreation();
  }

  @Override
  public SSLParameters getSSLParameters() {
    return now().mediator().parameters(true);
  }

  @Override
  public void setSSLParameters(SSLParameters parameters) {
    now().mediator().parameters(parameters);
  }
}
