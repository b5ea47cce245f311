package dev.portcullis.matrix.http;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Contexts;
import dev.portcullis.conformance.app.Fields;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import javax.net.ssl.SSLParameters;

/**
 * {@code java.net.http}. Its own check goes off with a system property, which the lenient platform
 * sets. Option {@code http=2}: no other version will do.
 */
public final class JdkHttpClient implements App {

  @Override
  public Fields run(Fields options) throws Exception {
    Target target = Target.of(options);
    boolean two = options.get("http").equals("2");
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(two ? Version.HTTP_2 : Version.HTTP_1_1)
            .sslContext(Contexts.of(options));
    if (target.old()) {
      builder.sslParameters(new SSLParameters(null, new String[] {"TLSv1"}));
    }
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(target.url())).timeout(Duration.ofSeconds(8)).build();
    HttpResponse<String> response =
        builder.build().send(request, HttpResponse.BodyHandlers.ofString());
    if (two && response.version() != Version.HTTP_2) {
      throw new IllegalStateException("came with " + response.version());
    }
    return Target.answer(response.statusCode(), response.version());
  }
}
