package dev.portcullis.cli.demo.peer;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/**
 * A process full of HTTPS servers on loopback, each with its own certificate and its own protocols.
 * Ends when its standard input does, so that it never outlives the demonstration.
 *
 * <p>Prints {@code listening NAME PORT} for each, then {@code request PATH} for each request that a
 * server read. Whatever JSSE the JVM has is what answers.
 */
public final class Peers {

  private static final int BACKLOG = 50;

  private Peers() {}

  /**
   * {@code arguments}: the directory of the key stores, their password, then for each server {@code
   * NAME=PROTOCOL,PROTOCOL}; its key store is {@code NAME.p12}.
   */
  public static void main(String[] arguments) throws IOException, GeneralSecurityException {
    Path directory = Path.of(arguments[0]);
    char[] password = arguments[1].toCharArray();
    for (String server : List.of(arguments).subList(2, arguments.length)) {
      String[] parts = server.split("=", 2);
      SSLContext context = context(directory.resolve(parts[0] + ".p12"), password);
      listen(parts[0], context, parts[1].split(","));
    }
    while (System.in.read() >= 0) {
      // waits for the end of the demonstration
    }
    System.exit(0); // the servers' threads wait for connections that will not come
  }

  private static SSLContext context(Path file, char[] password)
      throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, password);
    }
    String algorithm = KeyManagerFactory.getDefaultAlgorithm();
    KeyManagerFactory keys = KeyManagerFactory.getInstance(algorithm);
    keys.init(store, password);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), null, null);
    return context;
  }

  private static void listen(String name, SSLContext context, String[] protocols)
      throws IOException {
    SSLServerSocket socket =
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
    socket.setEnabledProtocols(protocols);
    new Thread(new Peer(socket), name).start();
    System.out.println("listening " + name + " " + socket.getLocalPort());
  }
}
