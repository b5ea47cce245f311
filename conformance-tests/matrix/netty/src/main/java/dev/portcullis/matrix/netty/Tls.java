package dev.portcullis.matrix.netty;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.app.TrustManagers;
import io.netty.handler.ssl.ApplicationProtocolConfig;
import io.netty.handler.ssl.ApplicationProtocolConfig.Protocol;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectedListenerFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolConfig.SelectorFailureBehavior;
import io.netty.handler.ssl.ApplicationProtocolNames;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.util.List;

/** How Netty is told to do TLS. */
final class Tls {

  static final ApplicationProtocolConfig HTTP_2 =
      new ApplicationProtocolConfig(
          Protocol.ALPN,
          SelectorFailureBehavior.NO_ADVERTISE,
          SelectedListenerFailureBehavior.ACCEPT,
          ApplicationProtocolNames.HTTP_2,
          ApplicationProtocolNames.HTTP_1_1);

  /** Netty's own list knows none for RSA certificates below TLS 1.2. */
  static final List<String> OLD_SUITES = List.of("TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA");

  private Tls() {}

  static SslContext client(Fields options) throws Exception {
    SslContextBuilder builder =
        SslContextBuilder.forClient()
            .sslProvider(SslProvider.JDK)
            .trustManager(TrustManagers.of(options.get("trust"))[0]);
    if (options.get("checks").equals("off")) {
      builder.endpointIdentificationAlgorithm(null);
    }
    if (options.has("old")) {
      builder.protocols("TLSv1").ciphers(OLD_SUITES);
    }
    if (options.has("alpn") && !options.has("old")) {
      builder.applicationProtocolConfig(HTTP_2);
    }
    return builder.build();
  }
}
