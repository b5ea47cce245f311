package dev.portcullis.provider.jsse;

import java.net.Socket;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedTrustManager;

/** A careless application's trust manager: accepts all, and switches identification off. */
final class AcceptAll extends X509ExtendedTrustManager {
  final List<Object> seen = new ArrayList<>();
  private final X509Certificate[] issuers;

  AcceptAll(X509Certificate... issuers) {
    this.issuers = issuers;
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType) {}

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType) {}

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket) {
    seen.add(socket);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket) {
    seen.add(socket);
    SSLParameters parameters = ((SSLSocket) socket).getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("");
    ((SSLSocket) socket).setSSLParameters(parameters);
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
    seen.add(engine);
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine) {
    seen.add(engine);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setEndpointIdentificationAlgorithm("");
    engine.setSSLParameters(parameters);
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return issuers.clone();
  }
}
