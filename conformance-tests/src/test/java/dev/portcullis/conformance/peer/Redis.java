package dev.portcullis.conformance.peer;

import dev.portcullis.cli.pki.IssuedCertificate.OnDisk;
import dev.portcullis.conformance.peer.DataServer.Tls;
import java.util.ArrayList;
import java.util.List;

/** Redis that takes nothing but TLS. */
public final class Redis {

  private Redis() {}

  public static DataServer start(OnDisk certificate, Tls tls) {
    return DataServer.onFreePorts(
        "redis",
        (quarters, port, plain) -> {
          List<String> command = new ArrayList<>(List.of(Program.REDIS.path(), "--port", "0"));
          command.addAll(List.of("--tls-port", String.valueOf(port), "--bind", "127.0.0.1"));
          command.addAll(List.of("--dir", quarters.directory().toString(), "--save", ""));
          command.addAll(List.of("--tls-cert-file", quarters.chain(certificate).toString()));
          command.addAll(List.of("--tls-key-file", quarters.key(certificate).toString()));
          command.addAll(List.of("--tls-ca-cert-file", certificate.caPem().toString()));
          command.addAll(List.of("--tls-auth-clients", "no"));
          if (tls == Tls.ONLY_1_0) {
            command.addAll(List.of("--tls-protocols", "TLSv1", "--tls-ciphers"));
            command.add("ALL:@SECLEVEL=0");
          }
          return new PeerProcess(command).awaitMarker("Ready to accept connections");
        });
  }
}
