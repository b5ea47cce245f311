package dev.portcullis.conformance.peer;

import dev.portcullis.cli.pki.IssuedCertificate.OnDisk;
import dev.portcullis.conformance.peer.DataServer.Tls;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** MariaDB that takes nothing but TLS. */
public final class MariaDb {

  /** May do everything; its password is {@link #PASSWORD}. */
  public static final String USER = "app";

  public static final String PASSWORD = "secret";

  private MariaDb() {}

  public static DataServer start(OnDisk certificate, Tls tls) {
    return DataServer.onFreePorts(
        "mariadb",
        (quarters, port, plain) -> {
          Quarters.run(install(quarters));
          List<String> command = command(quarters, certificate, port);
          if (tls == Tls.ONLY_1_0) {
            command.addAll(List.of("--tls-version=TLSv1.0", "--ssl-cipher=ALL:@SECLEVEL=0"));
          }
          return new PeerProcess(command).awaitMarker("ready for connections");
        });
  }

  private static List<String> install(Quarters quarters) {
    return List.of(
        Program.MARIADB_INSTALL.path(),
        "--no-defaults",
        "--auth-root-authentication-method=normal",
        "--skip-test-db",
        "--user=" + System.getProperty("user.name"),
        "--datadir=" + quarters.path("data"));
  }

  private static List<String> command(Quarters quarters, OnDisk certificate, int port)
      throws IOException {
    return new ArrayList<>(
        List.of(
            Program.MARIADB.path(),
            "--no-defaults",
            "--user=" + System.getProperty("user.name"),
            "--datadir=" + quarters.path("data"),
            "--socket=" + quarters.path("socket"),
            "--init-file=" + quarters.write("init.sql", grant()),
            "--bind-address=127.0.0.1",
            "--port=" + port,
            "--ssl-cert=" + quarters.chain(certificate),
            "--ssl-key=" + quarters.key(certificate),
            "--require-secure-transport=ON",
            "--skip-name-resolve"));
  }

  private static String grant() {
    return "CREATE USER '" + USER + "'@'127.0.0.1' IDENTIFIED BY '" + PASSWORD + "';\n";
  }
}
