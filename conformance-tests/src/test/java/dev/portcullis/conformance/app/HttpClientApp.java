package dev.portcullis.conformance.app;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** {@code java.net.http}. Options: {@code host}, {@code port}, those of {@link Contexts}. */
final class HttpClientApp implements App {

  @Override
  public Fields run(Fields options) throws Exception {
    HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(8));
    if (!options.get("factory").equals("default")) {
      builder.sslContext(Contexts.of(options));
    }
    String authority = options.get("host", "localhost") + ":" + options.get("port");
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("https://" + authority + "/"))
            .timeout(Duration.ofSeconds(8))
            .build();
    HttpResponse<byte[]> response =
        builder.build().send(request, HttpResponse.BodyHandlers.ofByteArray());
    return new Fields()
        .put("reply", "HTTP " + response.statusCode())
        .put("bytes", response.body().length)
        .put("suite", response.sslSession().orElseThrow().getCipherSuite())
        .put("protocol", response.sslSession().orElseThrow().getProtocol());
  }
}
