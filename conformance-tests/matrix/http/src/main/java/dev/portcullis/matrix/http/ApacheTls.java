package dev.portcullis.matrix.http;

import dev.portcullis.conformance.app.Contexts;
import dev.portcullis.conformance.app.Fields;
import org.apache.hc.client5.http.ssl.ClientTlsStrategyBuilder;
import org.apache.hc.client5.http.ssl.HostnameVerificationPolicy;
import org.apache.hc.client5.http.ssl.NoopHostnameVerifier;
import org.apache.hc.client5.http.ssl.TlsSocketStrategy;
import org.apache.hc.core5.http.nio.ssl.TlsStrategy;

/** How both clients of Apache HttpClient 5 are told to do TLS. */
final class ApacheTls {

  private ApacheTls() {}

  static TlsSocketStrategy classic(Target target, Fields options) throws Exception {
    return (TlsSocketStrategy) builder(target, options).buildClassic();
  }

  static TlsStrategy async(Target target, Fields options) throws Exception {
    return builder(target, options).buildAsync();
  }

  private static ClientTlsStrategyBuilder builder(Target target, Fields options) throws Exception {
    ClientTlsStrategyBuilder builder =
        ClientTlsStrategyBuilder.create().setSslContext(Contexts.of(options));
    if (!target.checks()) {
      builder
          .setHostVerificationPolicy(HostnameVerificationPolicy.CLIENT)
          .setHostnameVerifier(NoopHostnameVerifier.INSTANCE);
    }
    if (target.old()) {
      builder.setTlsVersions("TLSv1");
    }
    return builder;
  }
}
