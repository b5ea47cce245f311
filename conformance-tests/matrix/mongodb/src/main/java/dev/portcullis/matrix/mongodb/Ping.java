package dev.portcullis.matrix.mongodb;

import com.mongodb.MongoClientSettings;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Contexts;
import dev.portcullis.conformance.app.Fields;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.bson.Document;

/**
 * The synchronous driver. What goes wrong in its threads is part of a message about time. Options:
 * {@code port}, {@code trust}, {@code checks=off}; it has none for versions.
 */
public final class Ping implements App {

  private static final int PATIENCE_SECONDS = 4;

  @Override
  public Fields run(Fields options) throws Exception {
    if (options.get("identity").equals("none")) {
      throw new UnsupportedOperationException("the driver always names its host");
    }
    try (MongoClient client = MongoClients.create(settings(options))) {
      Document answer = client.getDatabase("admin").runCommand(new Document("ping", 1));
      return new Fields().put("reply", "200 " + answer.toJson());
    }
  }

  private static MongoClientSettings settings(Fields options) throws Exception {
    SSLContext context = Contexts.of(options);
    ServerAddress peer = new ServerAddress("localhost", options.number("port", 0));
    return MongoClientSettings.builder()
        .applyToClusterSettings(
            cluster ->
                cluster
                    .hosts(List.of(peer))
                    .serverSelectionTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS))
        .applyToSslSettings(
            tls ->
                tls.enabled(true)
                    .invalidHostNameAllowed(options.get("checks").equals("off"))
                    .context(context))
        .build();
  }
}
