package dev.portcullis.provider.jsse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;
import org.jspecify.annotations.Nullable;

/** Makes server sockets behind the policy. Thread-safe. */
final class PolicySslServerSocketFactory extends SSLServerSocketFactory {
  private final Connections connections;
  private final SSLServerSocketFactory delegate;

  PolicySslServerSocketFactory(Connections connections, SSLServerSocketFactory delegate) {
    this.connections = connections;
    this.delegate = delegate;
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return connections.serverParameters().cipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return connections.serverParameters().cipherSuites();
  }

  @Override
  public ServerSocket createServerSocket() throws IOException {
    return wrap(delegate.createServerSocket());
  }

  @Override
  public ServerSocket createServerSocket(int port) throws IOException {
    return wrap(delegate.createServerSocket(port));
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) throws IOException {
    return wrap(delegate.createServerSocket(port, backlog));
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, @Nullable InetAddress address)
      throws IOException {
    return wrap(delegate.createServerSocket(port, backlog, address));
  }

  private ServerSocket wrap(ServerSocket socket) throws IOException {
    return connections.wrap((SSLServerSocket) socket);
  }
}
