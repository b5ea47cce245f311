package dev.portcullis.conformance.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;

/**
 * A factory of an application's own, as database drivers, mailers and the security property {@code
 * ssl.SocketFactory.provider} want one; what it makes comes from another.
 */
public final class OwnFactory extends SSLSocketFactory {
  private final SSLSocketFactory inner;

  /** One that takes another provider's object, and all chains. */
  public OwnFactory() throws Exception {
    SSLContext context = ForeignContexts.of("TLS", "bouncy-castle");
    context.init(null, TrustManagers.of("accept-all-extended"), null);
    inner = context.getSocketFactory();
  }

  OwnFactory(SSLSocketFactory inner) {
    this.inner = inner;
  }

  @Override
  public String[] getDefaultCipherSuites() {
    return inner.getDefaultCipherSuites();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return inner.getSupportedCipherSuites();
  }

  @Override
  public Socket createSocket() throws IOException {
    return inner.createSocket();
  }

  @Override
  public Socket createSocket(Socket socket, String host, int port, boolean autoClose)
      throws IOException {
    return inner.createSocket(socket, host, port, autoClose);
  }

  @Override
  public Socket createSocket(String host, int port) throws IOException {
    return inner.createSocket(host, port);
  }

  @Override
  public Socket createSocket(String host, int port, InetAddress local, int localPort)
      throws IOException {
    return inner.createSocket(host, port, local, localPort);
  }

  @Override
  public Socket createSocket(InetAddress host, int port) throws IOException {
    return inner.createSocket(host, port);
  }

  @Override
  public Socket createSocket(InetAddress host, int port, InetAddress local, int localPort)
      throws IOException {
    return inner.createSocket(host, port, local, localPort);
  }
}
