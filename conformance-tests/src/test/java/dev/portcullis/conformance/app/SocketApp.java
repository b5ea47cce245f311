package dev.portcullis.conformance.app;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;

/**
 * A client on a blocking socket. Options: {@code host}, {@code port}, {@code open} (direct,
 * layered, unconnected, address), {@code peer-host} (layered only), {@code handshake} (explicit,
 * implicit), {@code idle-first}, {@code half-close}, those of {@link Contexts} and {@link
 * Settings}.
 */
final class SocketApp implements App {

  private static final int TIMEOUT_MILLIS = 8000;

  @Override
  public Fields run(Fields options) throws Exception {
    TrustManagers.SEEN.clear();
    SSLSocketFactory factory = factory(options);
    Fields answer = new Fields();
    try (SSLSocket socket = open(factory, options)) {
      socket.setSoTimeout(TIMEOUT_MILLIS);
      answer.putAll(new Settings(options).apply(Endpoint.of(socket)));
      CompletableFuture<Boolean> same = listen(socket);
      if (!options.get("handshake").equals("implicit")) {
        socket.startHandshake();
      }
      answer.putAll(talk(socket, options));
      answer.put("listener.same", same.get(30, TimeUnit.SECONDS));
    } catch (Exception failed) {
      answer.putAll(Failure.fields(failed));
    }
    return answer.put("seen", String.join("; ", TrustManagers.SEEN));
  }

  private static SSLSocketFactory factory(Fields options) throws Exception {
    return options.get("factory").equals("default")
        ? (SSLSocketFactory) SSLSocketFactory.getDefault()
        : Contexts.of(options).getSocketFactory();
  }

  private static SSLSocket open(SSLSocketFactory factory, Fields options) throws IOException {
    String host = options.get("host", "localhost");
    int port = options.number("port", 0);
    return (SSLSocket)
        switch (options.get("open", "direct")) {
          case "direct" -> factory.createSocket(host, port);
          case "address" -> factory.createSocket(address(host), port);
          case "unconnected" -> unconnected(factory, host, port);
          case "layered" -> layered(factory, host, port, options.get("peer-host", host));
          default -> throw new IllegalArgumentException(options.get("open"));
        };
  }

  /** An address that knows no name: the program never said whom it wants. */
  private static InetAddress address(String host) throws IOException {
    return InetAddress.getByAddress(InetAddress.getByName(host).getAddress());
  }

  private static Socket unconnected(SSLSocketFactory factory, String host, int port)
      throws IOException {
    Socket socket = factory.createSocket();
    socket.connect(new InetSocketAddress(host, port), TIMEOUT_MILLIS);
    return socket;
  }

  private static Socket layered(SSLSocketFactory factory, String host, int port, String peer)
      throws IOException {
    return factory.createSocket(new Socket(host, port), peer, port, true);
  }

  private static CompletableFuture<Boolean> listen(SSLSocket socket) {
    CompletableFuture<Boolean> same = new CompletableFuture<>();
    socket.addHandshakeCompletedListener(
        event -> same.complete(event.getSocket() == socket && event.getSource() == socket));
    return same;
  }

  private static Fields talk(SSLSocket socket, Fields options) throws IOException {
    Fields answer = new Fields();
    if (options.has("idle-first")) {
      answer.put("idle", idle(socket));
    }
    if (options.has("half-close")) {
      socket.getOutputStream().write(Http.request("localhost"));
      socket.getOutputStream().flush();
      socket.shutdownOutput();
      answer.putAll(Http.reply(socket.getInputStream().readAllBytes()));
    } else {
      String host = options.get("host", "localhost");
      answer.putAll(Http.exchange(socket.getInputStream(), socket.getOutputStream(), host));
    }
    return answer.putAll(Negotiated.of(Endpoint.of(socket)));
  }

  /** Reads from a silent peer until the timeout strikes; the connection must survive that. */
  private static String idle(SSLSocket socket) throws IOException {
    socket.setSoTimeout(200);
    try {
      return "read " + socket.getInputStream().read();
    } catch (SocketTimeoutException expected) {
      return expected.getClass().getName();
    } finally {
      socket.setSoTimeout(TIMEOUT_MILLIS);
    }
  }
}
