package dev.portcullis.matrix.http;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Contexts;
import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.app.TrustManagers;
import java.util.List;
import javax.net.ssl.X509TrustManager;
import okhttp3.ConnectionSpec;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.TlsVersion;

/** OkHttp, which verifies names itself after the handshake. */
public final class OkHttp implements App {

  private static final ConnectionSpec OLD =
      new ConnectionSpec.Builder(ConnectionSpec.COMPATIBLE_TLS)
          .tlsVersions(TlsVersion.TLS_1_0)
          .allEnabledCipherSuites()
          .build();

  @Override
  public Fields run(Fields options) throws Exception {
    Target target = Target.of(options);
    X509TrustManager manager = (X509TrustManager) TrustManagers.of(options.get("trust"))[0];
    OkHttpClient.Builder builder =
        new OkHttpClient.Builder()
            .sslSocketFactory(Contexts.of(options).getSocketFactory(), manager);
    if (!target.checks()) {
      builder.hostnameVerifier((name, session) -> true);
    }
    if (target.old()) {
      builder.connectionSpecs(List.of(OLD));
    }
    Request request = new Request.Builder().url(target.url()).build();
    OkHttpClient client = builder.build();
    try (Response response = client.newCall(request).execute()) {
      return Target.answer(response.code(), response.protocol());
    } finally {
      client.connectionPool().evictAll();
      client.dispatcher().executorService().shutdown();
    }
  }
}
