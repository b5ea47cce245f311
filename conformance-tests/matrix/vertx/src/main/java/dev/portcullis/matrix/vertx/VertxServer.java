package dev.portcullis.matrix.vertx;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Fields;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A server of HTTP/2 and HTTP/1.1. */
public final class VertxServer implements App {

  @Override
  public Fields run(Fields options) throws Exception {
    HttpServerOptions settings =
        new HttpServerOptions()
            .setSsl(true)
            .setUseAlpn(!options.has("old"))
            .setKeyCertOptions(
                new PfxOptions().setPath(options.get("keys")).setPassword("changeit"));
    if (options.has("old")) {
      settings.setEnabledSecureTransportProtocols(Set.of("TLSv1"));
    }
    HttpServer server =
        Vertx.vertx()
            .createHttpServer(settings)
            .requestHandler(request -> request.response().end("ok"))
            .listen(0, "127.0.0.1")
            .await(20, TimeUnit.SECONDS);
    return new Fields().put("port", server.actualPort());
  }
}
