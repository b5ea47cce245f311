package dev.portcullis.matrix.vertx;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Fields;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.PfxOptions;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** A client of HTTP/2, or of HTTP/1.1 with the option {@code http=1}. */
public final class VertxClient implements App {

  @Override
  public Fields run(Fields options) throws Exception {
    if (options.get("identity").equals("none")) {
      throw new UnsupportedOperationException("a URL always names its host");
    }
    Vertx vertx = Vertx.vertx();
    try {
      HttpClient client = vertx.createHttpClient(settings(options));
      HttpClientRequest request =
          client
              .request(HttpMethod.GET, options.number("port", 0), "localhost", "/")
              .await(8, TimeUnit.SECONDS);
      HttpClientResponse response = request.send().await(8, TimeUnit.SECONDS);
      return new Fields()
          .put("reply", "HTTP " + response.statusCode())
          .put("http", response.version());
    } finally {
      vertx.close();
    }
  }

  private static HttpClientOptions settings(Fields options) {
    HttpVersion version =
        options.get("http").equals("1") ? HttpVersion.HTTP_1_1 : HttpVersion.HTTP_2;
    HttpClientOptions settings =
        new HttpClientOptions()
            .setSsl(true)
            .setProtocolVersion(version)
            .setUseAlpn(version == HttpVersion.HTTP_2)
            .setVerifyHost(!options.get("checks").equals("off"))
            .setTrustOptions(
                new PfxOptions().setPath(options.get("trust")).setPassword("changeit"));
    if (options.has("old")) {
      settings.setEnabledSecureTransportProtocols(Set.of("TLSv1"));
    }
    return settings;
  }
}
