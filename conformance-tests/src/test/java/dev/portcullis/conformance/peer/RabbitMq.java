package dev.portcullis.conformance.peer;

import dev.portcullis.cli.pki.IssuedCertificate.OnDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * RabbitMQ with the TLS of Erlang, and without on its plain port. Its user is {@code guest}, as is
 * the password. It takes ten seconds to start, and longer on a busy machine.
 */
public final class RabbitMq {

  private static final int PATIENCE_SECONDS = 180;

  /** Erlang's name server would stay as a daemon; so it is ours, and ends with the broker. */
  private static final String SCRIPT =
      "\"$1\" & names=$!; sh \"$2\" & broker=$!; trap 'kill $broker $names' TERM; wait $broker";

  private RabbitMq() {}

  public static DataServer start(OnDisk certificate) {
    return DataServer.onFreePorts(
        "rabbitmq",
        (quarters, port, plain) -> {
          Path file = quarters.write("rabbitmq.conf", text(quarters, certificate, port, plain));
          return new PeerProcess(command(quarters, file, port))
              .patient(PATIENCE_SECONDS)
              .awaitPort(plain)
              .awaitPort(port);
        });
  }

  private static List<String> command(Quarters quarters, Path file, int port) throws IOException {
    Path plugins = quarters.write("plugins", "[].\n");
    Map<String, Object> environment =
        Map.of(
            "HOME",
            quarters.directory(),
            "ERL_EPMD_PORT",
            PeerProcess.freePort(),
            "ERL_EPMD_ADDRESS",
            "127.0.0.1",
            "RABBITMQ_NODENAME",
            "portcullis" + port + "@localhost",
            "RABBITMQ_DIST_PORT",
            PeerProcess.freePort(),
            "RABBITMQ_MNESIA_BASE",
            quarters.path("mnesia"),
            "RABBITMQ_LOG_BASE",
            quarters.path("log"),
            "RABBITMQ_CONFIG_FILE",
            file,
            "RABBITMQ_CONF_ENV_FILE",
            "/dev/null",
            "RABBITMQ_ENABLED_PLUGINS_FILE",
            plugins);
    List<String> command = new ArrayList<>(List.of("env"));
    environment.forEach((name, value) -> command.add(name + "=" + value));
    command.addAll(List.of("sh", "-c", SCRIPT, "sh"));
    command.addAll(List.of(Program.EPMD.path(), script().toString()));
    return command;
  }

  /** What is in the path is Debian's wrapper, which becomes another user. */
  private static Path script() throws IOException {
    return Path.of(Program.RABBITMQ.path()).toRealPath().resolveSibling("rabbitmq-server");
  }

  private static String text(Quarters quarters, OnDisk certificate, int port, int plain)
      throws IOException {
    return """
    listeners.tcp.1 = 127.0.0.1:%2$d
    listeners.ssl.1 = 127.0.0.1:%1$d
    ssl_options.cacertfile = %3$s
    ssl_options.certfile = %4$s
    ssl_options.keyfile = %5$s
    ssl_options.verify = verify_none
    log.file = false
    log.console = true
    """
        .formatted(
            port,
            plain,
            certificate.caPem(),
            quarters.chain(certificate),
            quarters.key(certificate));
  }
}
