package dev.portcullis.conformance.peer;

import dev.portcullis.cli.pki.IssuedCertificate.OnDisk;
import dev.portcullis.conformance.peer.DataServer.Tls;
import java.io.IOException;
import java.util.List;

/**
 * slapd: LDAPS, and StartTLS on its plain port. It has no entries; everybody may read what it says
 * about itself.
 */
public final class OpenLdap {

  private OpenLdap() {}

  public static DataServer start(OnDisk certificate, Tls tls) {
    return DataServer.onFreePorts(
        "slapd",
        (quarters, port, plain) -> {
          String urls = "ldaps://127.0.0.1:" + port + "/ ldap://127.0.0.1:" + plain + "/";
          String file = quarters.write("slapd.conf", text(quarters, certificate, tls)).toString();
          return new PeerProcess(List.of(Program.SLAPD.path(), "-f", file, "-h", urls, "-d", "0"))
              .awaitPort(port);
        });
  }

  private static String text(Quarters quarters, OnDisk certificate, Tls tls) throws IOException {
    String versions = tls == Tls.CURRENT ? "NORMAL" : "NORMAL:-VERS-ALL:+VERS-TLS1.0";
    return """
    include /etc/ldap/schema/core.schema
    pidfile %s
    TLSCACertificateFile %s
    TLSCertificateFile %s
    TLSCertificateKeyFile %s
    TLSVerifyClient never
    TLSCipherSuite %s
    """
        .formatted(
            quarters.path("pid"),
            certificate.caPem(),
            quarters.chain(certificate),
            quarters.key(certificate),
            versions);
  }
}
