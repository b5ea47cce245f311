package dev.portcullis.matrix.servers;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Contexts;
import dev.portcullis.conformance.app.Fields;
import io.undertow.Undertow;
import io.undertow.UndertowOptions;
import java.net.InetSocketAddress;
import org.xnio.Options;
import org.xnio.Sequence;

/** Undertow on a context that it is given, HTTP/2 and HTTP/1.1. */
public final class UndertowServer implements App {

  @Override
  public Fields run(Fields options) throws Exception {
    Undertow.Builder builder =
        Undertow.builder()
            .addHttpsListener(0, "127.0.0.1", Contexts.of(options))
            .setServerOption(UndertowOptions.ENABLE_HTTP2, true)
            .setHandler(exchange -> exchange.getResponseSender().send("ok"));
    if (options.has("old")) {
      builder.setSocketOption(Options.SSL_ENABLED_PROTOCOLS, Sequence.of("TLSv1"));
    }
    Undertow server = builder.build();
    server.start();
    InetSocketAddress address = (InetSocketAddress) server.getListenerInfo().get(0).getAddress();
    return new Fields().put("port", address.getPort());
  }
}
