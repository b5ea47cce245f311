package dev.portcullis.conformance.peer;

import dev.portcullis.cli.pki.IssuedCertificate.OnDisk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A TLS server that answers every request with an HTTP response. Close it. */
public final class ServerPeer implements AutoCloseable {

  private static final int START_ATTEMPTS = 5;

  /** Before 1.23.4, nginx left TLS 1.3 out and TLS 1.0 in. */
  private static final String NGINX_PROTOCOLS = "ssl_protocols TLSv1.2 TLSv1.3;\n";

  /** A word of {@code listen} in nginx 1.22; a directive from 1.25.1 on, which still knows it. */
  private static final String HTTP_2 = "http2";

  private final PeerProcess process;
  private final int port;

  private ServerPeer(PeerProcess process, int port) {
    this.process = process;
    this.port = port;
  }

  /** {@code openssl s_server -www}; further arguments as in its manual. */
  public static ServerPeer openSsl(OnDisk files, String... arguments) {
    List<String> command = new ArrayList<>(List.of(Program.OPENSSL.path(), "s_server", "-www"));
    command.addAll(List.of("-cert", files.chainPem().toString()));
    command.addAll(List.of("-cert_chain", files.chainPem().toString()));
    command.addAll(List.of("-key", files.keyPem().toString()));
    command.addAll(List.of(arguments));
    command.add("-accept");
    return onFreePort(
        port -> new PeerProcess(with(command, "127.0.0.1:" + port)).awaitMarker("ACCEPT"));
  }

  /** {@code gnutls-serv --http} with a priority string. */
  public static ServerPeer gnuTls(OnDisk files, String priority, String... arguments) {
    List<String> command = new ArrayList<>(List.of(Program.GNUTLS_SERV.path(), "--http"));
    command.addAll(List.of("--x509certfile", files.chainPem().toString()));
    command.addAll(List.of("--x509keyfile", files.keyPem().toString()));
    command.addAll(List.of("--priority", priority, "--disable-client-cert"));
    command.addAll(List.of(arguments));
    command.add("--port");
    return onFreePort(port -> new PeerProcess(with(command, String.valueOf(port))).awaitPort(port));
  }

  /** nginx with further directives for its server block; {@code http2} makes it speak that. */
  public static ServerPeer nginx(OnDisk files, String... directives) throws IOException {
    Path directory = Files.createTempDirectory("portcullis-nginx");
    Files.writeString(directory.resolve("index.html"), "ok");
    String given = String.join("\n", directives);
    String extra = given.contains("ssl_protocols") ? given : NGINX_PROTOCOLS + given;
    return onFreePort(
        port -> {
          Path file = directory.resolve("nginx-" + port + ".conf");
          Files.writeString(file, configuration(directory, port, files, extra));
          return new PeerProcess(nginxCommand(directory, file)).awaitPort(port);
        });
  }

  /** Go's {@code net/http}; its newest version of TLS. */
  public static ServerPeer go(OnDisk files, String version) {
    List<String> command = new ArrayList<>(List.of(GoProgram.path(), "server", version));
    command.addAll(List.of(files.chainPem().toString(), files.keyPem().toString()));
    return onFreePort(
        port -> new PeerProcess(with(command, String.valueOf(port))).awaitMarker("ready"));
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

  /** Starts a process that listens on a port it is told. */
  private interface Start {
    PeerProcess on(int port) throws IOException;
  }

  /** Somebody else may take the port between our look and the start of the process. */
  private static ServerPeer onFreePort(Start start) {
    for (int attempt = 1; ; attempt++) {
      int port = PeerProcess.freePort();
      try {
        return new ServerPeer(start.on(port), port);
      } catch (IllegalStateException notStarted) {
        if (attempt == START_ATTEMPTS) {
          throw notStarted;
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private static List<String> with(List<String> command, String last) {
    List<String> whole = new ArrayList<>(command);
    whole.add(last);
    return whole;
  }

  private static List<String> nginxCommand(Path directory, Path file) {
    return List.of(
        Program.NGINX.path(), "-c", file.toString(), "-p", directory.toString(), "-e", "stderr");
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
        listen 127.0.0.1:%2$d ssl%6$s;
        root %1$s;
        ssl_certificate %3$s;
        ssl_certificate_key %4$s;
        %5$s
      }
    }
    """
        .formatted(
            directory,
            port,
            files.chainPem(),
            files.keyPem(),
            directives.replace(HTTP_2, ""),
            directives.contains(HTTP_2) ? " http2" : "");
  }
}
