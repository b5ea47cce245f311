package dev.portcullis.conformance.peer;

import dev.portcullis.cli.pki.IssuedCertificate.OnDisk;
import java.nio.file.Path;
import java.util.List;

/** A client written as the documentation of CPython's {@code ssl} shows it. */
public final class PythonClient {
  private static final int SECONDS = 30;

  /**
   * Arguments: bundle, version, chain and key of the client, the port of a server for everybody,
   * and that of one for clients with a certificate. One line for each visit.
   */
  private static final String PROGRAM =
      """
      import json, socket, ssl, sys
      bundle, version, chain, key, everybody, known = sys.argv[1:7]

      def visit(what, port, name, certificate):
          context = ssl.create_default_context(cafile=bundle)
          context.minimum_version = context.maximum_version = ssl.TLSVersion[version]
          if certificate:
              context.load_cert_chain(chain, key)
          try:
              with socket.create_connection(("127.0.0.1", int(port)), 10) as sock:
                  with context.wrap_socket(sock, server_hostname=name) as conn:
                      conn.sendall(b"HEAD / HTTP/1.0\\r\\nHost: localhost\\r\\n\\r\\n")
                      status = conn.recv(1024).split(b"\\r\\n")[0].decode()
                      print(what, conn.version(), status or "nothing")
                      return conn.getpeercert()
          except ssl.SSLCertVerificationError as e:
              print(what, e.verify_message)
          except OSError as e:
              print(what, "refused")

      shown = visit("matching", everybody, "localhost", False)
      visit("address", everybody, "127.0.0.1", False)
      visit("wrong", everybody, "other.example", False)
      visit("unknown", known, "localhost", False)
      visit("known", known, "localhost", True)
      print(json.dumps(shown))
      """;

  private PythonClient() {}

  /** Visits both servers; {@code version} is a name of {@code ssl.TLSVersion}. */
  public static List<String> visit(
      Path authority, String version, OnDisk client, int everybody, int known) {
    PeerProcess process =
        new PeerProcess(
            List.of(
                Program.PYTHON.path(),
                "-c",
                PROGRAM,
                authority.toString(),
                version,
                client.chainPem().toString(),
                client.keyPem().toString(),
                String.valueOf(everybody),
                String.valueOf(known)));
    int exit = process.exitCode(SECONDS);
    if (exit != 0) {
      throw new IllegalStateException("exit " + exit + ": " + process.transcript());
    }
    return process.transcript().lines().toList();
  }
}
