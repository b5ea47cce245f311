package dev.portcullis.provider;

import java.net.InetAddress;
import java.net.Socket;
import java.security.ProviderException;
import javax.net.ssl.SSLSocketFactory;

/** Makes no socket, and says why. Immutable. */
final class RefusedSocketFactory extends SSLSocketFactory {
  private final ProviderException reason;

  RefusedSocketFactory(ProviderException reason) {
    this.reason = reason;
  }

  private ProviderException refusal() {
    return new ProviderException(reason.getMessage(), reason);
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return new String[0];
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return new String[0];
  }

  @Override
  public Socket createSocket() {
    throw refusal();
  }

  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose) {
    throw refusal();
  }

  @Override
  public Socket createSocket(String host, int port) {
    throw refusal();
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
    throw refusal();
  }

  @Override
  public Socket createSocket(InetAddress host, int port) {
    throw refusal();
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) {
    throw refusal();
  }
}
