package dev.portcullis.conformance.matrix;

import static dev.portcullis.conformance.matrix.Exemption.Kind.NOT_APPLICABLE;

import dev.portcullis.conformance.matrix.JavaPeer.Layer;
import java.util.List;

/** The group {@code kafka}: brokers in KRaft mode and their clients. */
final class KafkaRows {

  static final List<Row> ALL =
      List.of(
          Row.client(
                  "Kafka, producer and consumer",
                  "kafka",
                  "kafka-clients",
                  "Exchange",
                  JavaPeer.of("kafka", "Broker", Layer.OWN))
              .except(
                  Check.NAMELESS, NOT_APPLICABLE, "a bootstrap server is always named by its host"),
          Row.server(
                  "Kafka, two brokers with TLS between them",
                  "kafka",
                  "kafka_2.13",
                  "Broker",
                  new OwnClient(new Group("kafka"), "Exchange"))
              .option("nodes", "2"));

  private KafkaRows() {}
}
