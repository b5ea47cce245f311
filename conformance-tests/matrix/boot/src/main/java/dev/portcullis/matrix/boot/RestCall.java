package dev.portcullis.matrix.boot;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Fields;
import java.time.Duration;
import org.springframework.boot.http.client.ClientHttpRequestFactoryBuilder;
import org.springframework.boot.http.client.HttpClientSettings;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundleKey;
import org.springframework.boot.ssl.SslOptions;
import org.springframework.boot.ssl.jks.JksSslStoreBundle;
import org.springframework.boot.ssl.jks.JksSslStoreDetails;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/**
 * {@code RestClient} with an SSL bundle, on the JDK's client, whose check goes off with a system
 * property that the lenient platform sets.
 */
public final class RestCall implements App {

  @Override
  public Fields run(Fields options) {
    if (options.get("identity").equals("none")) {
      throw new UnsupportedOperationException("a URL always names its host");
    }
    ResponseEntity<String> response =
        RestClient.builder()
            .requestFactory(factory(options))
            .build()
            .get()
            .uri("https://localhost:" + options.get("port") + "/")
            .retrieve()
            .toEntity(String.class);
    return new Fields().put("reply", "HTTP " + response.getStatusCode().value());
  }

  private static ClientHttpRequestFactory factory(Fields options) {
    HttpClientSettings settings =
        HttpClientSettings.ofSslBundle(bundle(options)).withReadTimeout(Duration.ofSeconds(8));
    return ClientHttpRequestFactoryBuilder.jdk().build(settings);
  }

  private static SslBundle bundle(Fields options) {
    JksSslStoreDetails anchors =
        JksSslStoreDetails.forLocation(options.get("trust")).withPassword("changeit");
    String[] protocols = options.has("old") ? new String[] {"TLSv1"} : null;
    return SslBundle.of(
        new JksSslStoreBundle(null, anchors), SslBundleKey.NONE, SslOptions.of(null, protocols));
  }
}
