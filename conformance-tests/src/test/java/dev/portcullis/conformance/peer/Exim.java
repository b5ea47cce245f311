package dev.portcullis.conformance.peer;

import dev.portcullis.cli.pki.IssuedCertificate.OnDisk;
import dev.portcullis.conformance.peer.DataServer.Tls;
import java.io.IOException;
import java.util.List;

/** Exim: SMTP over TLS, and STARTTLS on its plain port. It takes every mail and throws it away. */
public final class Exim {

  private Exim() {}

  public static DataServer start(OnDisk certificate, Tls tls) {
    return DataServer.onFreePorts(
        "exim",
        (quarters, port, plain) -> {
          String text = text(quarters, certificate, tls, port, plain);
          String file = quarters.write("exim.conf", text).toString();
          return new PeerProcess(List.of(Program.EXIM.path(), "-C", file, "-bdf", "-v"))
              .awaitPort(port)
              .awaitPort(plain);
        });
  }

  private static String text(Quarters quarters, OnDisk certificate, Tls tls, int port, int plain)
      throws IOException {
    String versions = tls == Tls.CURRENT ? "NORMAL" : "NORMAL:-VERS-ALL:+VERS-TLS1.0";
    return """
    spool_directory = %1$s/spool
    log_file_path = %1$s/%%slog
    primary_hostname = localhost
    local_interfaces = 127.0.0.1
    daemon_smtp_ports = %2$d : %3$d
    tls_on_connect_ports = %2$d
    tls_advertise_hosts = *
    tls_certificate = %4$s
    tls_privatekey = %5$s
    tls_require_ciphers = %6$s
    host_lookup =
    never_users =
    keep_environment =
    acl_smtp_rcpt = accept_all
    acl_smtp_data = discard_all
    begin acl
    accept_all:
      accept
    discard_all:
      discard
    """
        .formatted(
            quarters.directory(),
            port,
            plain,
            quarters.chain(certificate),
            quarters.key(certificate),
            versions);
  }
}
