package dev.portcullis.matrix.redis;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Contexts;
import dev.portcullis.conformance.app.Fields;
import io.lettuce.core.ClientOptions;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SslOptions;
import io.lettuce.core.SslVerifyMode;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.File;
import java.time.Duration;

/**
 * Lettuce, that is Netty. Options: {@code port}, {@code trust}, {@code checks=off}, {@code old},
 * {@code verify=none} for Netty's trust manager that accepts all.
 */
public final class LettucePing implements App {

  @Override
  public Fields run(Fields options) {
    if (options.get("identity").equals("none")) {
      throw new UnsupportedOperationException("Lettuce always names its host over TCP");
    }
    RedisURI uri =
        RedisURI.Builder.redis("localhost", options.number("port", 0))
            .withSsl(true)
            .withVerifyPeer(mode(options))
            .withTimeout(Duration.ofSeconds(20))
            .build();
    RedisClient client = RedisClient.create(uri);
    try {
      client.setOptions(ClientOptions.builder().sslOptions(tls(options)).build());
      try (StatefulRedisConnection<String, String> connection = client.connect()) {
        return new Fields().put("reply", "200 " + connection.sync().ping());
      }
    } finally {
      client.shutdown(Duration.ZERO, Duration.ofSeconds(5));
    }
  }

  private static SslVerifyMode mode(Fields options) {
    if (options.get("verify").equals("none")) {
      return SslVerifyMode.NONE;
    }
    return options.get("checks").equals("off") ? SslVerifyMode.CA : SslVerifyMode.FULL;
  }

  private static SslOptions tls(Fields options) {
    SslOptions.Builder builder =
        SslOptions.builder()
            .jdkSslProvider()
            .truststore(new File(options.get("trust")), new String(Contexts.PASSWORD));
    return options.has("old") ? builder.protocols("TLSv1", "TLSv1.2").build() : builder.build();
  }
}
