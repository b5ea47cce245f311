package dev.portcullis.conformance.app;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/** What sockets and engines have in common, so that programs can configure either alike. */
interface Endpoint {

  SSLParameters parameters();

  void parameters(SSLParameters parameters);

  void protocols(String... names);

  void suites(String... names);

  String[] supportedProtocols();

  String[] supportedSuites();

  String[] enabledProtocols();

  String[] enabledSuites();

  void clientMode(boolean client);

  String applicationProtocol();

  SSLSession session();

  static Endpoint of(SSLSocket socket) {
    return new Endpoint() {
      @Override
      public SSLParameters parameters() {
        return socket.getSSLParameters();
      }

      @Override
      public void parameters(SSLParameters parameters) {
        socket.setSSLParameters(parameters);
      }

      @Override
      public void protocols(String... names) {
        socket.setEnabledProtocols(names);
      }

      @Override
      public void suites(String... names) {
        socket.setEnabledCipherSuites(names);
      }

      @Override
      public String[] supportedProtocols() {
        return socket.getSupportedProtocols();
      }

      @Override
      public String[] supportedSuites() {
        return socket.getSupportedCipherSuites();
      }

      @Override
      public String[] enabledProtocols() {
        return socket.getEnabledProtocols();
      }

      @Override
      public String[] enabledSuites() {
        return socket.getEnabledCipherSuites();
      }

      @Override
      public void clientMode(boolean client) {
        socket.setUseClientMode(client);
      }

      @Override
      public String applicationProtocol() {
        return socket.getApplicationProtocol();
      }

      @Override
      public SSLSession session() {
        return socket.getSession();
      }
    };
  }

  static Endpoint of(SSLEngine engine) {
    return new Endpoint() {
      @Override
      public SSLParameters parameters() {
        return engine.getSSLParameters();
      }

      @Override
      public void parameters(SSLParameters parameters) {
        engine.setSSLParameters(parameters);
      }

      @Override
      public void protocols(String... names) {
        engine.setEnabledProtocols(names);
      }

      @Override
      public void suites(String... names) {
        engine.setEnabledCipherSuites(names);
      }

      @Override
      public String[] supportedProtocols() {
        return engine.getSupportedProtocols();
      }

      @Override
      public String[] supportedSuites() {
        return engine.getSupportedCipherSuites();
      }

      @Override
      public String[] enabledProtocols() {
        return engine.getEnabledProtocols();
      }

      @Override
      public String[] enabledSuites() {
        return engine.getEnabledCipherSuites();
      }

      @Override
      public void clientMode(boolean client) {
        engine.setUseClientMode(client);
      }

      @Override
      public String applicationProtocol() {
        return engine.getApplicationProtocol();
      }

      @Override
      public SSLSession session() {
        return engine.getSession();
      }
    };
  }
}
