package dev.portcullis.conformance.scenario;

import dev.portcullis.conformance.peer.ServerPeer;
import dev.portcullis.conformance.pki.TestPki;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Servers that are started on first use and serve the whole run. Thread-safe. */
public final class Peers {

  private static final Map<String, ServerPeer> RUNNING = new ConcurrentHashMap<>();

  static {
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> RUNNING.values().forEach(ServerPeer::close)));
  }

  private Peers() {}

  /** Port of an {@code openssl s_server}; arguments are separated by blanks. */
  public static int openSsl(TestPki certificate, String arguments) {
    String key = "openssl " + certificate + " " + arguments;
    return port(key, () -> ServerPeer.openSsl(certificate.files(), words(arguments)));
  }

  /** Port of a {@code gnutls-serv} with a priority string. */
  public static int gnuTls(TestPki certificate, String priority) {
    String key = "gnutls " + certificate + " " + priority;
    return port(key, () -> ServerPeer.gnuTls(certificate.files(), priority));
  }

  /** Port of an nginx with further directives. */
  public static int nginx(TestPki certificate, String directives) {
    String key = "nginx " + certificate + " " + directives;
    return port(key, () -> nginxPeer(certificate, directives));
  }

  private static ServerPeer nginxPeer(TestPki certificate, String directives) {
    try {
      return ServerPeer.nginx(certificate.files(), directives);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int port(String key, Supplier<ServerPeer> start) {
    return RUNNING.computeIfAbsent(key, ignored -> start.get()).port();
  }

  private static String[] words(String arguments) {
    return arguments.isBlank() ? new String[0] : arguments.trim().split(" +");
  }
}
