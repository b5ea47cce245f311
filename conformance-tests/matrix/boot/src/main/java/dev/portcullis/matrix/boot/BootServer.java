package dev.portcullis.matrix.boot;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Fields;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** {@link WebApplication} on its embedded Tomcat. */
public final class BootServer implements App {

  @Override
  public Fields run(Fields options) {
    List<String> properties =
        new ArrayList<>(
            List.of(
                "--server.address=127.0.0.1",
                "--server.port=0",
                "--server.http2.enabled=true",
                "--server.ssl.key-store=" + options.get("keys"),
                "--server.ssl.key-store-password=changeit"));
    if (options.has("old")) {
      properties.add("--server.ssl.enabled-protocols=TLSv1");
      properties.add("--server.ssl.ciphers=ALL");
    }
    ConfigurableApplicationContext started =
        SpringApplication.run(WebApplication.class, properties.toArray(String[]::new));
    return new Fields().put("port", started.getEnvironment().getProperty("local.server.port"));
  }
}
