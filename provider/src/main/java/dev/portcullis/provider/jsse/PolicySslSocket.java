package dev.portcullis.provider.jsse;

import dev.portcullis.policy.Role;
import dev.portcullis.provider.facts.HandshakeFacts;
import dev.portcullis.provider.facts.NegotiatedConnection;
import dev.portcullis.provider.forwarding.ForwardingSslSocket;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.SocketException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import javax.net.ssl.HandshakeCompletedListener;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A socket behind the policy. Every way in (streams, {@code getSession}, {@code startHandshake})
 * passes the gate; once it is open, reading and writing cost one volatile read more than the
 * delegate's. As thread-safe as the delegate's socket.
 */
final class PolicySslSocket extends ForwardingSslSocket implements NegotiatedConnection {
  private final ContextPolicy context;
  private final ConnectionRegistry registry;
  private final @Nullable Unconnected unconnected;
  private final ParameterMediator mediator;
  private final HandshakeGate gate;
  private final HandshakeListeners listeners = new HandshakeListeners(this);
  private final ReentrantLock handshakeLock = new ReentrantLock();
  private volatile @Nullable String host;
  private volatile @Nullable BiFunction<SSLSocket, List<String>, String> selector;

  /**
   * A socket of the delegate over a connected one, or one that is not connected yet.
   *
   * @param delegate the delegate's socket; keeps the settings until {@code unconnected} is
   *     connected
   */
  PolicySslSocket(
      ContextPolicy context,
      ConnectionRegistry registry,
      SSLSocket delegate,
      @Nullable Unconnected unconnected,
      @Nullable String host,
      RequestedParameters requested,
      HandshakeTap tap) {
    super(delegate, unconnected == null ? delegate : unconnected.plain());
    this.context = context;
    this.registry = registry;
    this.unconnected = unconnected;
    this.host = host;
    Endpoint endpoint = new SocketEndpoint(context, this);
    this.mediator = new ParameterMediator(context, endpoint, requested);
    this.gate = new HandshakeGate(context, endpoint, mediator, tap, registry);
    registry.add(delegate, gate);
    mediator.roleChanged();
  }

  /** The delegate's socket that speaks TLS. */
  SSLSocket speaker() {
    return delegate();
  }

  @Nullable String host() {
    return host;
  }

  @Override
  public void connect(SocketAddress address) throws IOException {
    connect(address, 0);
  }

  @Override
  public void connect(SocketAddress address, int timeoutMillis) throws IOException {
    if (host == null && address instanceof InetSocketAddress internet) {
      // Never resolved backwards: the name that the application gave, else the literal address.
      host = internet.getHostString();
    }
    Unconnected plain = unconnected;
    if (plain == null) {
      delegate().connect(address, timeoutMillis);
      return;
    }
    plain.plain().connect(address, timeoutMillis);
    SSLSocket connected = plain.layered(host, selector == null ? null : this::selected);
    registry.add(connected, gate);
    forwardTo(connected);
    nameHost();
  }

  /** Tells the delegate the peer's name, for its own use. */
  void nameHost() {
    String name = host;
    if (name != null && !name.isEmpty()) {
      context.delegate().nameHost(delegate(), name);
    }
  }

  @Override
  public void startHandshake() throws IOException {
    if (gate.isOpen()) {
      Rehandshake.of(this, delegate()::startHandshake);
      return;
    }
    handshake();
  }

  /** The first handshake, in whichever thread needs it first; the others wait for its end. */
  private void handshake() throws IOException {
    if (handshakeLock.isHeldByCurrentThread()) {
      // A trust or key manager came back to us from inside the handshake.
      return;
    }
    handshakeLock.lock();
    try {
      if (!gate.isOpen()) {
        shakeHands();
      }
    } finally {
      handshakeLock.unlock();
    }
  }

  private void shakeHands() throws IOException {
    requireConnected();
    gate.start();
    requireUnclosed();
    try {
      delegate().startHandshake();
    } catch (IOException | IllegalStateException e) {
      throw translated(e);
    }
    try {
      gate.verify();
    } catch (SSLException refused) {
      Refused.close(delegate(), refused);
      throw refused;
    }
    listeners.completed(delegate().getSession());
  }

  // As SunJSSE: Bouncy Castle hands out streams of any socket, and its second handshake on a closed
  // one is an UnsupportedOperationException.
  private void requireConnected() throws SocketException {
    if (!isConnected()) {
      throw new SocketException("Socket is not connected");
    }
  }

  private void requireUnclosed() throws SocketException {
    if (isClosed()) {
      throw new SocketException("Socket is closed");
    }
  }

  /** Runs the handshake if there was none; application data may pass afterwards. */
  void ensureOpen() throws IOException {
    if (!gate.isOpen()) {
      handshake();
    }
  }

  /** Refuses a client whose first octets are a hello in the format of SSLv2. */
  SSLException oldHello() {
    return gate.refuse(OldHello.violation());
  }

  IOException translated(Exception failure) {
    return gate.explained(context.delegate().translate(failure));
  }

  @Override
  public SSLSession getSession() {
    if (gate.isRefused() || handshakeLock.isHeldByCurrentThread()) {
      return NullSession.of(context);
    }
    if (!gate.isOpen() && isConnected() && !isClosed()) {
      try {
        handshake();
      } catch (IOException e) {
        // The contract of getSession: a failed handshake gives a session without a peer.
        return NullSession.of(context);
      }
    }
    return delegate().getSession();
  }

  @Override
  public InputStream getInputStream() throws IOException {
    requireUnclosed();
    requireConnected();
    return new GatedInputStream(this, delegate().getInputStream());
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    requireUnclosed();
    requireConnected();
    return new GatedOutputStream(this, delegate().getOutputStream());
  }

  @Override
  public void shutdownInput() throws IOException {
    Unconnected.requireHalfClose(unconnected, context.delegate().name());
    super.shutdownInput();
  }

  @Override
  public void shutdownOutput() throws IOException {
    Unconnected.requireHalfClose(unconnected, context.delegate().name());
    super.shutdownOutput();
  }

  @Override
  public void setUseClientMode(boolean clientMode) {
    delegate().setUseClientMode(clientMode);
    gate.roleChosen(clientMode ? Role.CLIENT : Role.SERVER);
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
  public void addHandshakeCompletedListener(HandshakeCompletedListener listener) {
    listeners.add(listener);
  }

  @Override
  public void removeHandshakeCompletedListener(HandshakeCompletedListener listener) {
    listeners.remove(listener);
  }

  @Override
  public void setHandshakeApplicationProtocolSelector(
      @Nullable BiFunction<SSLSocket, List<String>, String> chooser) {
    selector = chooser;
    delegate().setHandshakeApplicationProtocolSelector(chooser == null ? null : this::selected);
  }

  private @Nullable String selected(SSLSocket ofDelegate, List<String> protocols) {
    BiFunction<SSLSocket, List<String>, String> chooser = selector;
    return chooser == null ? "" : chooser.apply(this, protocols);
  }

  @Override
  public @Nullable BiFunction<SSLSocket, List<String>, String>
      getHandshakeApplicationProtocolSelector() {
    return selector;
  }

  @Override
  public Optional<HandshakeFacts> handshakeFacts() {
    return gate.facts();
  }

  @Override
  public String toString() {
    return "Portcullis[" + delegate() + "]";
  }
}
