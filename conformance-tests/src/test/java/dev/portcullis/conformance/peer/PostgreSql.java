package dev.portcullis.conformance.peer;

import dev.portcullis.cli.pki.IssuedCertificate.OnDisk;
import dev.portcullis.conformance.peer.DataServer.Tls;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** PostgreSQL with {@code ssl=on}. It refuses to run as root, so it runs as its package's user. */
public final class PostgreSql {

  /** The superuser of the database; it needs no password. */
  public static final String USER = "app";

  private static final String SYSTEM_USER = "postgres";

  private PostgreSql() {}

  public static DataServer start(OnDisk certificate, Tls tls) {
    return DataServer.onFreePorts(
        "postgresql",
        (quarters, port, plain) -> {
          List<String> command = command(quarters, certificate, port);
          command.addAll(tls == Tls.CURRENT ? List.of() : old());
          Quarters.run(
              as(program("initdb"), "-D", data(quarters), "-U", USER, "-A", "trust", "--no-sync"));
          return new PeerProcess(as(command)).awaitMarker("ready to accept connections");
        });
  }

  private static List<String> command(Quarters quarters, OnDisk certificate, int port)
      throws IOException {
    Path chain = quarters.chain(certificate);
    Path key = quarters.key(certificate);
    Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    if (Quarters.root()) {
      quarters.giveTo(SYSTEM_USER);
    }
    List<String> command = new ArrayList<>(List.of(program("postgres"), "-D", data(quarters)));
    command.addAll(List.of("-p", String.valueOf(port)));
    for (String setting :
        List.of(
            "listen_addresses=127.0.0.1",
            "unix_socket_directories=",
            "fsync=off",
            "ssl=on",
            "ssl_cert_file=" + chain,
            "ssl_key_file=" + key)) {
      command.addAll(List.of("-c", setting));
    }
    return command;
  }

  private static List<String> old() {
    return List.of(
        "-c",
        "ssl_min_protocol_version=TLSv1",
        "-c",
        "ssl_max_protocol_version=TLSv1",
        "-c",
        "ssl_ciphers=ALL:@SECLEVEL=0");
  }

  private static String data(Quarters quarters) {
    return quarters.path("data").toString();
  }

  private static List<String> as(String... command) {
    return as(List.of(command));
  }

  private static List<String> as(List<String> command) {
    List<String> whole = new ArrayList<>();
    if (Quarters.root()) {
      whole.addAll(List.of("setpriv", "--reuid=" + SYSTEM_USER, "--regid=" + SYSTEM_USER));
      whole.add("--clear-groups");
    }
    whole.addAll(command);
    return whole;
  }

  /** Debian keeps the programs of each release in a directory of its own. */
  private static String program(String name) {
    Path releases = Path.of("/usr/lib/postgresql");
    try (Stream<Path> all = Files.isDirectory(releases) ? Files.list(releases) : Stream.empty()) {
      return all.map(release -> release.resolve("bin").resolve(name))
          .filter(Files::isExecutable)
          .max(Comparator.naturalOrder())
          .map(Path::toString)
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      name + " is not installed; apt-get install postgresql"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
