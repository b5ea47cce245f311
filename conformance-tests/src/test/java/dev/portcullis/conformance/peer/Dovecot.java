package dev.portcullis.conformance.peer;

import dev.portcullis.cli.pki.IssuedCertificate.OnDisk;
import java.io.IOException;
import java.util.List;

/** Dovecot: IMAP over TLS, and without on its plain port. */
public final class Dovecot {

  /** Opens everybody's mail. */
  public static final String PASSWORD = "secret";

  private Dovecot() {}

  public static DataServer start(OnDisk certificate) {
    return DataServer.onFreePorts(
        "dovecot",
        (quarters, port, plain) -> {
          String file =
              quarters.write("dovecot.conf", text(quarters, certificate, port, plain)).toString();
          return new PeerProcess(List.of(Program.DOVECOT.path(), "-F", "-c", file))
              .awaitPort(port)
              .awaitPort(plain);
        });
  }

  private static String text(Quarters quarters, OnDisk certificate, int port, int plain)
      throws IOException {
    return """
    base_dir = %1$s/run
    state_dir = %1$s/state
    log_path = /dev/stderr
    protocols = imap
    listen = 127.0.0.1
    ssl = yes
    ssl_cert = <%4$s
    ssl_key = <%5$s
    disable_plaintext_auth = no
    mail_location = maildir:%1$s/mail
    first_valid_uid = 1
    first_valid_gid = 1
    passdb {
      driver = static
      args = password=%6$s
    }
    userdb {
      driver = static
      args = uid=nobody gid=nogroup home=%1$s/home
    }
    service imap-login {
      inet_listener imap {
        port = %3$d
      }
      inet_listener imaps {
        port = %2$d
        ssl = yes
      }
    }
    """
        .formatted(
            quarters.directory(),
            port,
            plain,
            quarters.chain(certificate),
            quarters.key(certificate),
            PASSWORD);
  }
}
