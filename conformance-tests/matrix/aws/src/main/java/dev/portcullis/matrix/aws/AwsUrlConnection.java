package dev.portcullis.matrix.aws;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Fields;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;

/** The SDK's client on HttpsURLConnection. */
public final class AwsUrlConnection implements App {

  @Override
  public Fields run(Fields options) throws Exception {
    UrlConnectionHttpClient.Builder builder = UrlConnectionHttpClient.builder();
    if (Call.checks(options)) {
      builder.tlsTrustManagersProvider(() -> Call.managers(options));
    }
    return Call.talk(builder.buildWithDefaults(Call.settings(options)), options);
  }
}
