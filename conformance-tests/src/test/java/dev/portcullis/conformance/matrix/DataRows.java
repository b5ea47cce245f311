package dev.portcullis.conformance.matrix;

import static dev.portcullis.conformance.matrix.Exemption.Kind.NOT_APPLICABLE;

import java.util.List;

/** Databases and brokers. */
final class DataRows {

  /** A mode that takes any chain: the policy has to know the authority instead of the driver. */
  private static final String ANCHORS =
      "trust.anchors = \"" + Row.AUTHORITY + "\" # the driver takes any chain in this mode";

  private static final String JDBC = "a JDBC URL always names its host";

  static final List<Row> ALL =
      List.of(
          postgresql("verify-full").option("sslmode", "verify-full"),
          postgresql("require").option("sslmode", "require").policy(ANCHORS),
          postgresql("prefer").option("sslmode", "prefer").policy(ANCHORS),
          mariadb("verify-full").option("sslMode", "verify-full"),
          mariadb("trust").option("sslMode", "trust").policy(ANCHORS),
          Row.client("Jedis", "redis", "jedis", "JedisPing", DataPeer.REDIS)
              .except(Check.NAMELESS, NOT_APPLICABLE, "Jedis always names its host"),
          Row.client("Lettuce", "redis", "lettuce-core", "LettucePing", DataPeer.REDIS)
              .except(Check.NAMELESS, NOT_APPLICABLE, "Lettuce always names its host over TCP"),
          Row.client(
                  "MongoDB driver",
                  "mongodb",
                  "mongodb-driver-sync",
                  "Ping",
                  JavaPeer.of("mongodb", "PlainServer", JavaPeer.Layer.FRONT))
              .except(Check.NAMELESS, NOT_APPLICABLE, "the driver always names its host"),
          Row.client("RabbitMQ client", "rabbitmq", "amqp-client", "Publish", DataPeer.AMQPS)
              .except(Check.NAMELESS, NOT_APPLICABLE, "the client always names its host"));

  private DataRows() {}

  private static Row postgresql(String use) {
    return Row.client(
            "PostgreSQL JDBC, " + use, "postgresql", "postgresql", "Query", DataPeer.POSTGRESQL)
        .except(Check.NAMELESS, NOT_APPLICABLE, JDBC);
  }

  private static Row mariadb(String use) {
    return Row.client(
            "MariaDB JDBC, " + use, "mariadb", "mariadb-java-client", "Query", DataPeer.MARIADB)
        .except(Check.NAMELESS, NOT_APPLICABLE, JDBC);
  }
}
