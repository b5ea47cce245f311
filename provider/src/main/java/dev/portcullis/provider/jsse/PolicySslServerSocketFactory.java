package dev.portcullis.provider.jsse;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Makes server sockets behind the policy. Thread-safe. */
final class PolicySslServerSocketFactory extends SSLServerSocketFactory {
  /** As in java.net.ServerSocket. */
  private static final int DEFAULT_BACKLOG = 50;

  private final Connections connections;
  private final SSLServerSocketFactory settings;
  private final SSLSocketFactory delegate;

  PolicySslServerSocketFactory(
      Connections connections, SSLServerSocketFactory settings, SSLSocketFactory delegate) {
    this.connections = connections;
    this.settings = settings;
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
    return connections.listener(delegate, (SSLServerSocket) settings.createServerSocket());
  }

  @Override
  public ServerSocket createServerSocket(int port) throws IOException {
    return createServerSocket(port, DEFAULT_BACKLOG, null);
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog) throws IOException {
    return createServerSocket(port, backlog, null);
  }

  @Override
  public ServerSocket createServerSocket(int port, int backlog, @Nullable InetAddress address)
      throws IOException {
    ServerSocket listener = createServerSocket();
    try {
      listener.bind(new InetSocketAddress(address, port), backlog);
      return listener;
    } catch (IOException | RuntimeException e) {
      listener.close();
      throw e;
    }
  }
}
