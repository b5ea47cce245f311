package dev.portcullis.conformance.peer;

import dev.portcullis.cli.pki.IssuedCertificate.OnDisk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A TLS server that answers every request with an HTTP response. Close it. */
public final class ServerPeer implements AutoCloseable {

  private final PeerProcess process;
  private final int port;

  private ServerPeer(PeerProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /** {@code openssl s_server -www}; further arguments as in its manual. */
  public static ServerPeer openSsl(OnDisk files, String... arguments) {
    int port = PeerProcess.freePort();
    List<String> command = new ArrayList<>(List.of(Program.OPENSSL.path(), "s_server", "-www"));
    command.addAll(List.of("-accept", "127.0.0.1:" + port));
    command.addAll(List.of("-cert", files.chainPem().toString()));
    command.addAll(List.of("-cert_chain", files.chainPem().toString()));
    command.addAll(List.of("-key", files.keyPem().toString()));
    command.addAll(List.of(arguments));
    return new ServerPeer(new PeerProcess(command).awaitMarker("ACCEPT"), port);
  }

  /** {@code gnutls-serv --http} with a priority string. */
  public static ServerPeer gnuTls(OnDisk files, String priority, String... arguments) {
    int port = PeerProcess.freePort();
    List<String> command = new ArrayList<>(List.of(Program.GNUTLS_SERV.path(), "--http"));
    command.addAll(List.of("--port", String.valueOf(port)));
    command.addAll(List.of("--x509certfile", files.chainPem().toString()));
    command.addAll(List.of("--x509keyfile", files.keyPem().toString()));
    command.addAll(List.of("--priority", priority, "--disable-client-cert"));
    command.addAll(List.of(arguments));
    return new ServerPeer(new PeerProcess(command).awaitPort(port), port);
  }

  /** nginx with further directives for its server block. */
  public static ServerPeer nginx(OnDisk files, String... directives) throws IOException {
    int port = PeerProcess.freePort();
    Path directory = Files.createTempDirectory("portcullis-nginx");
    Files.writeString(directory.resolve("index.html"), "ok");
    Path file =
        Files.writeString(
            directory.resolve("nginx.conf"),
            configuration(directory, port, files, String.join("\n", directives)));
    List<String> command =
        List.of(
            Program.NGINX.path(),
            "-c",
            file.toString(),
            "-p",
            directory.toString(),
            "-e",
            "stderr");
    return new ServerPeer(new PeerProcess(command).awaitPort(port), port);
  }

  public int port() {
    return port;
  }

  public String transcript() {
    return process.transcript();
  }

  @Override
  public void close() {
    process.close();
  }

  private static String configuration(Path directory, int port, OnDisk files, String directives) {
    return """
    daemon off;
    master_process off;
    pid %1$s/pid;
    error_log stderr info;
    events { worker_connections 64; }
    http {
      access_log off;
      client_body_temp_path %1$s/body;
      proxy_temp_path %1$s/proxy;
      fastcgi_temp_path %1$s/fastcgi;
      uwsgi_temp_path %1$s/uwsgi;
      scgi_temp_path %1$s/scgi;
      server {
        listen 127.0.0.1:%2$d ssl;
        root %1$s;
        ssl_certificate %3$s;
        ssl_certificate_key %4$s;
        %5$s
      }
    }
    """
        .formatted(directory, port, files.chainPem(), files.keyPem(), directives);
  }
}
