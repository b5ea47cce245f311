package dev.portcullis.matrix.selftest;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Fields;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.network.ConnectionMode;
import org.apache.kafka.common.security.ssl.SslFactory;

/**
 * What a broker does with its key and trust stores when it starts and when they change: two engines
 * of its own, the client's without a name, shake hands with each other. Options: {@code mode},
 * {@code keys}, {@code trust}, {@code eia}, {@code protocol}.
 */
public final class KafkaSelfTest implements App {

  @Override
  public Fields run(Fields options) throws Exception {
    ConnectionMode mode = ConnectionMode.valueOf(options.get("mode"));
    try (SslFactory factory = new SslFactory(mode, null, mode == ConnectionMode.SERVER)) {
      factory.configure(configuration(options, options.get("keys")));
      String first = factory.createSslEngine("localhost", 9093).getClass().getName();
      Map<String, Object> changed = configuration(options, copy(options.get("keys")));
      factory.validateReconfiguration(changed);
      factory.reconfigure(changed);
      factory.createSslEngine("localhost", 9093);
      return new Fields().put("engine", first);
    }
  }

  private static String copy(String store) throws IOException {
    Path copy = Files.createTempFile("renewed", ".p12");
    copy.toFile().deleteOnExit();
    return Files.write(copy, Files.readAllBytes(Path.of(store))).toString();
  }

  private static Map<String, Object> configuration(Fields options, String keys) {
    Map<String, String> given = new HashMap<>();
    given.put(SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG, keys);
    given.put(SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG, options.get("trust"));
    for (String password :
        List.of(
            SslConfigs.SSL_KEYSTORE_PASSWORD_CONFIG,
            SslConfigs.SSL_KEY_PASSWORD_CONFIG,
            SslConfigs.SSL_TRUSTSTORE_PASSWORD_CONFIG)) {
      given.put(password, "changeit");
    }
    for (String type :
        List.of(SslConfigs.SSL_KEYSTORE_TYPE_CONFIG, SslConfigs.SSL_TRUSTSTORE_TYPE_CONFIG)) {
      given.put(type, "PKCS12");
    }
    given.put(SslConfigs.SSL_ENABLED_PROTOCOLS_CONFIG, options.get("protocol"));
    if (options.has("eia")) {
      given.put(SslConfigs.SSL_ENDPOINT_IDENTIFICATION_ALGORITHM_CONFIG, options.get("eia"));
    }
    ConfigDef definition = new ConfigDef();
    SslConfigs.addClientSslSupport(definition);
    return definition.parse(given);
  }
}
