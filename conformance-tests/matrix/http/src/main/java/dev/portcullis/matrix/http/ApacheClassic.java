package dev.portcullis.matrix.http;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Fields;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;

/** Apache HttpClient 5, the blocking one. */
public final class ApacheClassic implements App {

  @Override
  public Fields run(Fields options) throws Exception {
    Target target = Target.of(options);
    HttpClientConnectionManager connections =
        PoolingHttpClientConnectionManagerBuilder.create()
            .setTlsSocketStrategy(ApacheTls.classic(target, options))
            .build();
    try (CloseableHttpClient client =
        HttpClients.custom().setConnectionManager(connections).disableAutomaticRetries().build()) {
      return client.execute(
          new HttpGet(target.url()),
          response -> Target.answer(response.getCode(), response.getVersion()));
    }
  }
}
