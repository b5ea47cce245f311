package dev.portcullis.matrix.rabbitmq;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Contexts;
import dev.portcullis.conformance.app.Fields;
import java.nio.charset.StandardCharsets;

/**
 * Sends a message to a queue of its own and takes it out. Options: {@code port}, {@code trust},
 * {@code checks=off}, {@code trusting} for the client's own manager that accepts all.
 */
public final class Publish implements App {

  @Override
  public Fields run(Fields options) throws Exception {
    if (options.get("identity").equals("none")) {
      throw new UnsupportedOperationException("the client always names its host");
    }
    try (Connection connection = factory(options).newConnection();
        Channel channel = connection.createChannel()) {
      String queue = channel.queueDeclare().getQueue();
      channel.confirmSelect();
      channel.basicPublish("", queue, null, "hello".getBytes(StandardCharsets.US_ASCII));
      channel.waitForConfirmsOrDie(20_000);
      byte[] body = channel.basicGet(queue, true).getBody();
      return new Fields().put("reply", "200 " + new String(body, StandardCharsets.US_ASCII));
    }
  }

  private static ConnectionFactory factory(Fields options) throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost("localhost");
    factory.setPort(options.number("port", 0));
    factory.setAutomaticRecoveryEnabled(false);
    factory.setHandshakeTimeout(20_000);
    if (options.has("trusting")) {
      factory.useSslProtocol();
      return factory;
    }
    if (options.get("checks").equals("off")) {
      factory.setSocketFactory(Contexts.of(options).getSocketFactory()); // nobody verifies then
    } else {
      factory.useSslProtocol(Contexts.of(options));
    }
    return factory;
  }
}
