package dev.portcullis.matrix.kafka;

import dev.portcullis.conformance.app.App;
import dev.portcullis.conformance.app.Fields;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.common.utils.internals.Exit;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * Kafka brokers in this process, in KRaft mode; the first is the controller as well. With the
 * option {@code nodes=2} they replicate to each other, and talk to the controller, over TLS. Stays.
 */
public final class Broker implements App {

  private static final String LISTENERS = "SSL://localhost:%d";

  @Override
  public Fields run(Fields options) throws Exception {
    forbidToEndThisJvm();
    int nodes = options.number("nodes", 1);
    int controller = freePort();
    int first = freePort();
    String cluster = Uuid.randomUuid().toString();
    for (int node = 1; node <= nodes; node++) {
      int port = node == 1 ? first : freePort();
      start(cluster, node, properties(options, node, port, controller));
    }
    return new Fields().put("port", first);
  }

  private static void start(String cluster, int node, Properties properties) throws Exception {
    Path directory = Files.createTempDirectory("kafka");
    properties.setProperty("log.dirs", directory.toString());
    new Formatter()
        .setClusterId(cluster)
        .setNodeId(node)
        .setDirectories(List.of(directory.toString()))
        .setMetadataLogDirectory(directory.toString())
        .setControllerListenerName("CONTROLLER")
        .run();
    new KafkaRaftServer(KafkaConfig.fromProps(properties), Time.SYSTEM).startup();
  }

  private static Properties properties(Fields options, int node, int port, int controller) {
    int nodes = options.number("nodes", 1);
    String own = LISTENERS.formatted(port);
    Properties properties = new Properties();
    properties.setProperty("node.id", String.valueOf(node));
    properties.setProperty("process.roles", node == 1 ? "broker,controller" : "broker");
    properties.setProperty("controller.quorum.voters", "1@localhost:" + controller);
    properties.setProperty("controller.listener.names", "CONTROLLER");
    properties.setProperty("inter.broker.listener.name", "SSL");
    properties.setProperty(
        "listeners", node == 1 ? own + ",CONTROLLER://localhost:" + controller : own);
    properties.setProperty("advertised.listeners", own);
    properties.setProperty(
        "listener.security.protocol.map",
        nodes > 1 ? "SSL:SSL,CONTROLLER:SSL" : "SSL:SSL,CONTROLLER:PLAINTEXT");
    properties.setProperty("default.replication.factor", String.valueOf(nodes));
    properties.setProperty("min.insync.replicas", String.valueOf(nodes));
    properties.setProperty("offsets.topic.replication.factor", String.valueOf(nodes));
    properties.setProperty("offsets.topic.num.partitions", "1");
    Stores.configure(properties, options);
    return properties;
  }

  /** A broker that cannot start would take the JVM along. */
  private static void forbidToEndThisJvm() {
    Exit.setExitProcedure(Broker::stay);
    Exit.setHaltProcedure(Broker::stay);
  }

  private static void stay(int status, String message) {
    throw new IllegalStateException("The broker ends with " + status + ": " + message);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
