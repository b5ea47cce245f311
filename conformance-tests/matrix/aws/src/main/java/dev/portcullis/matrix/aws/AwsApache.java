package dev.portcullis.matrix.aws;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Fields;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;

/** The SDK's client on Apache HttpClient 5. */
public final class AwsApache implements App {

  @Override
  public Fields run(Fields options) throws Exception {
    Apache5HttpClient.Builder builder = Apache5HttpClient.builder();
    if (Call.checks(options)) {
      builder.tlsTrustManagersProvider(() -> Call.managers(options));
    }
    return Call.talk(builder.buildWithDefaults(Call.settings(options)), options);
  }
}
