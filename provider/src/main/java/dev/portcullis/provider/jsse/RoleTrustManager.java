package dev.portcullis.provider.jsse;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * Trusts other servers than clients: what a policy's anchors make of a context without trust
 * managers where its roles differ. Thread-safe.
 */
final class RoleTrustManager extends X509ExtendedTrustManager {
  private final X509ExtendedTrustManager ofClient;
  private final X509ExtendedTrustManager ofServer;

  /**
   * Joins two managers.
   *
   * @param ofClient judges servers
   * @param ofServer judges clients
   */
  RoleTrustManager(X509ExtendedTrustManager ofClient, X509ExtendedTrustManager ofServer) {
    this.ofClient = ofClient;
    this.ofServer = ofServer;
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    ofClient.checkServerTrusted(chain, authType);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    ofClient.checkServerTrusted(chain, authType, socket);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    ofClient.checkServerTrusted(chain, authType, engine);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType)
      throws CertificateException {
    ofServer.checkClientTrusted(chain, authType);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
      throws CertificateException {
    ofServer.checkClientTrusted(chain, authType, socket);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
      throws CertificateException {
    ofServer.checkClientTrusted(chain, authType, engine);
  }

  /** Those of both roles: nothing says which is meant. */
  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return Stream.of(ofClient, ofServer)
        .flatMap(manager -> Stream.of(manager.getAcceptedIssuers()))
        .distinct()
        .toArray(X509Certificate[]::new);
  }

  /** Whom a server names in its request for a certificate. */
  X509Certificate[] issuersOfClients() {
    return ofServer.getAcceptedIssuers();
  }
}
