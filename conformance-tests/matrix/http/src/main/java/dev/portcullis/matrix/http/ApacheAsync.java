package dev.portcullis.matrix.http;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Fields;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestBuilder;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.client5.http.nio.AsyncClientConnectionManager;

/** Apache HttpClient 5, the one on engines, which takes HTTP/2 where the server does. */
public final class ApacheAsync implements App {

  @Override
  public Fields run(Fields options) throws Exception {
    Target target = Target.of(options);
    AsyncClientConnectionManager connections =
        PoolingAsyncClientConnectionManagerBuilder.create()
            .setTlsStrategy(ApacheTls.async(target, options))
            .build();
    try (CloseableHttpAsyncClient client =
        HttpAsyncClients.custom()
            .setConnectionManager(connections)
            .disableAutomaticRetries()
            .build()) {
      client.start();
      SimpleHttpResponse response =
          client
              .execute(SimpleRequestBuilder.get(target.url()).build(), null)
              .get(20, TimeUnit.SECONDS);
      return Target.answer(response.getCode(), response.getVersion());
    }
  }
}
