package dev.portcullis.conformance.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/** A server on non-blocking engines. */
final class EngineServerApp extends Server {

  private final Fields options;
  private final SSLContext context;
  private final ServerSocketChannel listener;

  EngineServerApp(Fields options) throws Exception {
    this.options = options;
    this.context = Contexts.of(options);
    this.listener = ServerSocketChannel.open();
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
  }

  @Override
  int port() throws IOException {
    return ((InetSocketAddress) listener.getLocalAddress()).getPort();
  }

  @Override
  Connection accept() throws IOException {
    SocketChannel channel = listener.accept();
    return () -> serve(channel);
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private Fields serve(SocketChannel accepted) throws Exception {
    SSLEngine engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    Fields answer = new Fields().put("class", engine.getClass().getName());
    answer.putAll(new Settings(options).apply(Endpoint.of(engine)));
    try (EngineChannel channel = new EngineChannel(accepted, engine)) {
      channel.handshake();
      byte[] request = request(channel);
      channel.write(Http.response(options.number("body", 2)));
      return answer
          .put(
              "request",
              new String(request, StandardCharsets.ISO_8859_1).lines().findFirst().orElse(""))
          .putAll(Negotiated.of(Endpoint.of(engine)));
    }
  }

  private static byte[] request(EngineChannel channel) throws IOException {
    ByteArrayOutputStream request = new ByteArrayOutputStream();
    do {
      byte[] some = channel.read();
      if (some.length == 0) {
        break;
      }
      request.write(some);
    } while (!Http.complete(request.toByteArray()));
    return request.toByteArray();
  }
}
