package dev.portcullis.conformance.app;

import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/**
 * A client on a non-blocking engine. Options: {@code host}, {@code port}, {@code peer-host} ({@code
 * none} for an engine that was not told), those of {@link Contexts} and {@link Settings}.
 */
final class EngineApp implements App {

  @Override
  public Fields run(Fields options) throws Exception {
    TrustManagers.SEEN.clear();
    String host = options.get("host", "localhost");
    Fields answer = new Fields();
    SSLEngine engine = engine(Contexts.of(options), options.get("peer-host", host), options);
    engine.setUseClientMode(true);
    answer.putAll(new Settings(options).apply(Endpoint.of(engine)));
    InetSocketAddress address = new InetSocketAddress(host, options.number("port", 0));
    try (EngineChannel channel = new EngineChannel(SocketChannel.open(address), engine)) {
      channel.handshake();
      channel.write(Http.request(host));
      answer.putAll(Http.reply(channel.readAll()));
      answer.putAll(Negotiated.of(Endpoint.of(engine)));
    } catch (Exception failed) {
      answer.putAll(Failure.fields(failed));
    }
    return answer.put("seen", String.join("; ", TrustManagers.SEEN));
  }

  private static SSLEngine engine(SSLContext context, String peer, Fields options) {
    return peer.equals("none")
        ? context.createSSLEngine()
        : context.createSSLEngine(peer, options.number("port", 0));
  }
}
