package dev.portcullis.conformance.app;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/** A server on a blocking {@link SSLServerSocket}. */
final class ServerSocketApp extends Server {

  private final Fields options;
  private final SSLServerSocket listener;

  ServerSocketApp(Fields options) throws Exception {
    this.options = options;
    this.listener =
        (SSLServerSocket)
            Contexts.of(options)
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    configureListener();
  }

  @Override
  int port() {
    return listener.getLocalPort();
  }

  @Override
  Connection accept() throws IOException {
    SSLSocket socket = (SSLSocket) listener.accept();
    return () -> serve(socket);
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  /** Parameters of the listener must reach every accepted socket. */
  private void configureListener() {
    if (options.get("configure").equals("listener") && options.has("client-auth")) {
      SSLParameters parameters = listener.getSSLParameters();
      parameters.setNeedClientAuth(options.get("client-auth").equals("need"));
      listener.setSSLParameters(parameters);
    }
    if (options.get("configure").equals("listener") && options.has("protocols")) {
      enableOnListener(options.list("protocols").toArray(String[]::new));
    }
  }

  private void enableOnListener(String... protocols) {
    try {
      listener.setEnabledProtocols(protocols);
    } catch (IllegalArgumentException refused) {
      System.out.println("The listener keeps its protocols: " + refused.getMessage());
    }
  }

  private Fields serve(SSLSocket accepted) throws Exception {
    try (SSLSocket socket = accepted) {
      socket.setSoTimeout(8000);
      Fields answer = new Fields().put("class", socket.getClass().getName());
      if (!options.get("configure").equals("listener")) {
        answer.putAll(new Settings(options).apply(Endpoint.of(socket)));
      }
      socket.startHandshake();
      byte[] request = Http.readRequest(socket.getInputStream());
      socket.getOutputStream().write(Http.response(options.number("body", 2)));
      socket.getOutputStream().flush();
      return answer
          .put(
              "request",
              new String(request, StandardCharsets.ISO_8859_1).lines().findFirst().orElse(""))
          .putAll(Negotiated.of(Endpoint.of(socket)));
    }
  }
}
