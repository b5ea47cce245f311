package dev.portcullis.conformance.peer;

import dev.portcullis.cli.pki.IssuedCertificate.OnDisk;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server written as the documentation of CPython's {@code ssl} shows it. Close it. */
public final class PythonServer implements AutoCloseable {
  private static final Pattern PORT = Pattern.compile("listens on (\\d+)\n");

  /** Arguments: chain, key, version, and a bundle if clients must show a certificate of it. */
  private static final String PROGRAM =
      """
      import socket, ssl, sys
      chain, key, version, bundle = sys.argv[1:5]
      context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=bundle or None)
      context.load_cert_chain(certfile=chain, keyfile=key)
      context.minimum_version = context.maximum_version = ssl.TLSVersion[version]
      if bundle:
          context.verify_mode = ssl.CERT_REQUIRED
      bindsocket = socket.create_server(("127.0.0.1", 0))
      print("listens on", bindsocket.getsockname()[1], flush=True)
      while True:
          newsocket, fromaddr = bindsocket.accept()
          newsocket.settimeout(10)
          try:
              connstream = context.wrap_socket(newsocket, server_side=True)
              data = connstream.recv(1024)
              while data and b"\\r\\n\\r\\n" not in data:
                  data += connstream.recv(1024)
              who = repr(connstream.getpeercert().get("subject")) if bundle else "anybody"
              connstream.sendall(b"HTTP/1.0 200 " + who.encode() + b"\\r\\n\\r\\n")
              connstream.unwrap()
          except OSError as e:
              print(e, flush=True)
          finally:
              newsocket.close()
      """;

  private final PeerProcess process;
  private final int port;

  private PythonServer(PeerProcess process) {
    this.process = process;
    Matcher matcher = PORT.matcher(process.awaitMarker("\n").transcript());
    if (!matcher.find()) {
      throw new IllegalStateException(process.transcript());
    }
    this.port = Integer.parseInt(matcher.group(1));
  }

  /** A server for everybody; {@code version} is a name of {@code ssl.TLSVersion}. */
  public static PythonServer open(OnDisk files, String version) {
    return start(files, version, "");
  }

  /** A server for clients that an authority vouches for. */
  public static PythonServer requiring(Path authority, OnDisk files, String version) {
    return start(files, version, authority.toString());
  }

  private static PythonServer start(OnDisk files, String version, String bundle) {
    return new PythonServer(
        new PeerProcess(
            List.of(
                Program.PYTHON.path(),
                "-c",
                PROGRAM,
                files.chainPem().toString(),
                files.keyPem().toString(),
                version,
                bundle)));
  }

  public int port() {
    return port;
  }

  @Override
  public void close() {
    process.close();
  }
}
