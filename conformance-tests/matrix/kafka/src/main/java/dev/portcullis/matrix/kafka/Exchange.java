package dev.portcullis.matrix.kafka;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Fields;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends a record that every replica has to have, and reads it back. Options: {@link Stores}. */
public final class Exchange implements App {

  private static final Duration PATIENCE = Duration.ofSeconds(25);

  @Override
  public Fields run(Fields options) throws Exception {
    if (options.get("identity").equals("none")) {
      throw new UnsupportedOperationException("a bootstrap server is always named by its host");
    }
    String topic = "topic-" + UUID.randomUUID();
    send(topic, options);
    return new Fields().put("reply", receive(topic, options) == 1 ? "200" : "no record");
  }

  private static void send(String topic, Fields options) throws Exception {
    Properties properties = common(options);
    properties.setProperty("acks", "all");
    properties.setProperty("max.block.ms", String.valueOf(PATIENCE.toMillis()));
    try (KafkaProducer<String, String> producer =
        new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
      producer.send(new ProducerRecord<>(topic, "hello")).get();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof Exception cause ? cause : failed;
    }
  }

  private static int receive(String topic, Fields options) {
    TopicPartition partition = new TopicPartition(topic, 0);
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(common(options), new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(partition));
      consumer.seekToBeginning(List.of(partition));
      ConsumerRecords<String, String> records = consumer.poll(PATIENCE);
      return records.count();
    }
  }

  private static Properties common(Fields options) {
    Properties properties = new Properties();
    properties.setProperty("bootstrap.servers", "localhost:" + options.get("port"));
    properties.setProperty("security.protocol", "SSL");
    Stores.configure(properties, options);
    return properties;
  }
}
