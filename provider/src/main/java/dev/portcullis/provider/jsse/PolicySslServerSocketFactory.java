package dev.portcullis.provider.jsse;

import dev.portcullis.provider.jsse.PolicySslServerSocket.Listening;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.function.Supplier;
import javax.net.ssl.SSLServerSocketFactory;
import org.jspecify.annotations.Nullable;

/** Makes server sockets behind the policy. Thread-safe. */
final class PolicySslServerSocketFactory extends SSLServerSocketFactory {
  /** As in java.net.ServerSocket. */
  private static final int DEFAULT_BACKLOG = 50;

  private final Supplier<Listening> inForce;

  PolicySslServerSocketFactory(Supplier<Listening> inForce) {
    this.inForce = inForce;
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return inForce.get().connections().serverParameters().cipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return inForce.get().connections().serverParameters().cipherSuites();
  }

  @Override
  public ServerSocket createServerSocket() throws IOException {
    return new PolicySslServerSocket(inForce);
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
