package dev.portcullis.matrix.kafka;

import dev.portcullis.conformance.app.Fields;
import java.util.Properties;
import org.apache.kafka.common.config.SslConfigs;

/** How brokers and clients are told about TLS. */
final class Stores {

  private static final String PASSWORD = "changeit";

  private Stores() {}

  /** Options: {@code keys}, {@code trust}, {@code checks=off}, {@code old}. */
  static void configure(Properties properties, Fields options) {
    if (options.has("keys")) {
      properties.setProperty(SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG, options.get("keys"));
      properties.setProperty(SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG, PASSWORD);
      properties.setProperty(SslConfigs.SSL_KEY_PASSWORD_CONFIG, PASSWORD);
      properties.setProperty(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, "PKCS12");
    }
    properties.setProperty(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, trust(options));
    properties.setProperty(SslConfigs.SSL_TRUSTSTORE_PASSWORD_CONFIG, PASSWORD);
    properties.setProperty(SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG, "PKCS12");
    if (options.get("checks").equals("off")) {
      properties.setProperty(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG, "");
    }
    if (options.has("old")) {
      properties.setProperty(SslConfigs.SSL_ENABLED_PROTOCOLS_CONFIG, "TLSv1");
      properties.setProperty(SslConfigs.SSL_PROTOCOL_CONFIG, "TLSv1");
    }
  }

  /** Given, or the one that lies beside the keys. */
  private static String trust(Fields options) {
    return options.get("trust", options.get("keys").replaceFirst("\\.p12$", "-trust.p12"));
  }
}
