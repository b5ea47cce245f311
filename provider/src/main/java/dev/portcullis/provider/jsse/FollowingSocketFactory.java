package dev.portcullis.provider.jsse;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/** Makes each socket by the factory of the policy in force. Forwards only. Thread-safe. */
final class FollowingSocketFactory extends SSLSocketFactory {
  private final Supplier<SSLSocketFactory> inForce;

  FollowingSocketFactory(Supplier<SSLSocketFactory> inForce) {
    this.inForce = inForce;
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return inForce.get().getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return inForce.get().getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket() throws IOException {
    return inForce.get().createSocket();
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return inForce.get().createSocket(host, port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return inForce.get().createSocket(host, port, localHost, localPort);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return inForce.get().createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort)
      throws IOException {
    return inForce.get().createSocket(host, port, localHost, localPort);
  }

  @Override
  public Socket createSocket(Socket inner, @Nullable String host, int port, boolean autoClose)
      throws IOException {
    return inForce.get().createSocket(inner, host, port, autoClose);
  }

  @Override
  public Socket createSocket(Socket inner, @Nullable InputStream consumed, boolean autoClose)
      throws IOException {
    return inForce.get().createSocket(inner, consumed, autoClose);
  }
}
