package dev.portcullis.matrix.aws;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.app.TrustManagers;
import java.net.URI;
import javax.net.ssl.TrustManager;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpConfigurationOption;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.utils.AttributeMap;

/** What the blocking and the other clients are told alike. */
final class Call {

  private Call() {}

  static SdkHttpFullRequest request(Fields options) {
    if (options.get("identity").equals("none")) {
      throw new UnsupportedOperationException("a URL always names its host");
    }
    return SdkHttpFullRequest.builder()
        .method(SdkHttpMethod.GET)
        .uri(URI.create("https://localhost:" + options.get("port") + "/"))
        .putHeader("Host", "localhost:" + options.get("port"))
        .putHeader("Connection", "close") // some peers serve one connection at a time
        .build();
  }

  /** The one switch that the SDK has: names and chains together. */
  static AttributeMap settings(Fields options) {
    AttributeMap.Builder settings = AttributeMap.builder();
    if (options.get("checks").equals("off")) {
      settings.put(SdkHttpConfigurationOption.TRUST_ALL_CERTIFICATES, true);
    }
    return settings.build();
  }

  /** {@code null} where nothing is checked: the SDK wants one or the other. */
  static TrustManager[] managers(Fields options) {
    try {
      return TrustManagers.of(options.get("trust"));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  static boolean checks(Fields options) {
    return !options.get("checks").equals("off");
  }

  static Fields talk(SdkHttpClient client, Fields options) throws Exception {
    SdkHttpFullRequest request = request(options);
    try (client) {
      HttpExecuteResponse response =
          client.prepareRequest(HttpExecuteRequest.builder().request(request).build()).call();
      response.responseBody().ifPresent(body -> body.abort());
      return answer(response.httpResponse().statusCode());
    }
  }

  static Fields answer(int status) {
    return new Fields().put("reply", "HTTP " + status);
  }
}
