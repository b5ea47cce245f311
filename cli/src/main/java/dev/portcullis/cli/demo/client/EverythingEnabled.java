package dev.portcullis.cli.demo.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * Hands out the sockets of another factory with every protocol since SSL 3.0 and every cipher suite
 * enabled, those without encryption or without a certificate included. As thread-safe as the other
 * factory.
 */
final class EverythingEnabled extends SSLSocketFactory {

  private static final String[] SINCE_1996 = {"SSLv3", "TLSv1", "TLSv1.1", "TLSv1.2", "TLSv1.3"};

  private final SSLSocketFactory other;

  EverythingEnabled(SSLSocketFactory other) {
    this.other = other;
  }

  @Override
  public Socket createSocket() throws IOException {
    return open(other.createSocket());
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return open(other.createSocket(host, port));
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return open(other.createSocket(host, port, local, localPort));
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return open(other.createSocket(host, port));
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return open(other.createSocket(host, port, local, localPort));
  }

  @Override
  public Socket createSocket(Socket connected, String host, int port, boolean autoClose)
      throws IOException {
    return open(other.createSocket(connected, host, port, autoClose));
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return other.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return other.getSupportedCipherSuites();
  }

  private static Socket open(Socket socket) {
    SSLSocket tls = (SSLSocket) socket;
    tls.setEnabledProtocols(SINCE_1996);
    tls.setEnabledCipherSuites(tls.getSupportedCipherSuites());
    return tls;
  }
}
