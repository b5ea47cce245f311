package dev.portcullis.provider.jsse;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * Makes sockets behind the policy. All forms that connect make an unconnected socket first, name
 * the peer, then connect: one way, whatever the delegate does by itself. Thread-safe.
 */
final class PolicySslSocketFactory extends SSLSocketFactory {
  private final Connections connections;
  private final SSLSocketFactory delegate;

  PolicySslSocketFactory(Connections connections, SSLSocketFactory delegate) {
    this.connections = connections;
    this.delegate = delegate;
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return connections.clientParameters().cipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return connections.clientParameters().cipherSuites();
  }

  @Override
  public Socket createSocket() throws IOException {
    return unconnected(null);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return connected(host, resolved(host, port), null);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(host, resolved(host, port), new InetSocketAddress(localHost, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return connected(null, new InetSocketAddress(host, port), null);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return connected(
        null, new InetSocketAddress(host, port), new InetSocketAddress(localHost, localPort));
  }

  @Override
  public Socket createSocket(Socket inner, @Nullable String host, int port, boolean autoClose)
      throws IOException {
    HandshakeTap tap = connections.tap();
    SSLSocket socket = (SSLSocket) delegate.createSocket(tapped(inner, tap), host, port, autoClose);
    PolicySslSocket wrapper = connections.wrap(socket, layeredHost(host, inner), tap);
    wrapper.nameHost();
    return wrapper;
  }

  @Override
  public Socket createSocket(Socket inner, @Nullable InputStream consumed, boolean autoClose)
      throws IOException {
    HandshakeTap tap = connections.tap();
    InputStream first = consumed == null ? null : TappedStreams.in(consumed, tap);
    SSLSocket socket = (SSLSocket) delegate.createSocket(tapped(inner, tap), first, autoClose);
    return connections.wrap(socket, null, tap);
  }

  /** The delegate itself says what is wrong with a socket that is null. */
  private static @Nullable Socket tapped(@Nullable Socket inner, HandshakeTap tap) {
    return inner == null ? null : new TappedLayer(inner, tap);
  }

  private static @Nullable String layeredHost(@Nullable String host, Socket inner) {
    if (host != null && !host.isEmpty()) {
      return host;
    }
    SocketAddress remote = inner.getRemoteSocketAddress();
    return remote instanceof InetSocketAddress internet ? internet.getHostString() : null;
  }

  private PolicySslSocket unconnected(@Nullable String host) throws IOException {
    return connections.unconnected(Unconnected.of(delegate, connections.tap()), host);
  }

  private Socket connected(
      @Nullable String host, InetSocketAddress remote, @Nullable InetSocketAddress local)
      throws IOException {
    PolicySslSocket socket = unconnected(host);
    try {
      if (local != null) {
        socket.bind(local);
      }
      socket.connect(remote);
      return socket;
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    }
  }

  private static InetSocketAddress resolved(@Nullable String host, int port)
      throws UnknownHostException {
    // Null means the loopback interface, as in java.net.Socket.
    return new InetSocketAddress(InetAddress.getByName(host), port);
  }
}
