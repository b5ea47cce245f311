package dev.portcullis.cli.connect;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Asks a peer once more for its certificates, without the policy and without believing them: the
 * handshake ends as soon as they are there, and nothing is ever sent over it. For one thread.
 */
final class SecondLook extends X509ExtendedTrustManager {
  private volatile List<X509Certificate> seen = List.of();

  private SecondLook() {}

  /** What the peer presents, leaf first; empty if it presents nothing. */
  static List<X509Certificate> at(Address address, String serverName, int timeoutMillis) {
    SecondLook look = new SecondLook();
    try {
      look.shakeHands(address, serverName, timeoutMillis);
    } catch (IOException | GeneralSecurityException | RuntimeException always) {
      // it ends itself when it has seen enough
    }
    return look.seen;
  }

  private void shakeHands(Address address, String serverName, int timeoutMillis)
      throws IOException, GeneralSecurityException {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {this}, null);
    try (Socket plain = new Socket()) {
      plain.connect(new InetSocketAddress(address.host(), address.port()), timeoutMillis);
      plain.setSoTimeout(timeoutMillis);
      try (SSLSocket socket =
          (SSLSocket)
              context
                  .getSocketFactory()
                  .createSocket(plain, serverName, address.port(), /* autoClose= */ true)) {
        socket.startHandshake();
      }
    }
  }

  private void look(X509Certificate[] chain) throws CertificateException {
    seen = List.of(chain);
    throw new CertificateException("seen enough");
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    look(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    look(chain);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    look(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    look(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    look(chain);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    look(chain);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return new X509Certificate[0];
  }
}
