package dev.portcullis.conformance.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * TLS in front of a server that has none, or not the one that a test needs: takes connections, and
 * passes on what comes in either direction, until the JVM ends. Options: {@code target} (a port),
 * {@code keys}, {@code old} for TLS 1.0 only. For a JVM without a policy.
 */
public final class TlsFront implements App {

  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  @Override
  public Fields run(Fields options) throws Exception {
    SSLContext context = Contexts.of(options);
    SSLServerSocket listener =
        (SSLServerSocket) context.getServerSocketFactory().createServerSocket(0, 50, LOOPBACK);
    if (options.has("old")) {
      listener.setEnabledProtocols(new String[] {"TLSv1"});
    }
    int target = options.number("target", 0);
    start(() -> takeAll(listener, target));
    return new Fields().put("port", listener.getLocalPort());
  }

  private static void takeAll(SSLServerSocket listener, int target) throws IOException {
    while (true) {
      SSLSocket outside = (SSLSocket) listener.accept();
      start(() -> join(outside, target));
    }
  }

  private static void join(SSLSocket outside, int target) throws IOException {
    try (outside) {
      outside.startHandshake();
      Socket inside = new Socket(LOOPBACK, target);
      start(() -> pass(outside.getInputStream(), inside.getOutputStream(), inside, outside));
      pass(inside.getInputStream(), outside.getOutputStream(), inside, outside);
    }
  }

  private static void pass(InputStream from, OutputStream to, Socket inside, Socket outside)
      throws IOException {
    try (inside;
        outside) {
      byte[] buffer = new byte[8192];
      for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
        to.write(buffer, 0, count);
        to.flush();
      }
    }
  }

  private interface Work {
    void run() throws IOException;
  }

  private static void start(Work work) {
    Thread thread = new Thread(() -> quietly(work), "TLS front");
    thread.setDaemon(true);
    thread.start();
  }

  private static void quietly(Work work) {
    try {
      work.run();
    } catch (IOException ended) {
      // either side may end, and a client that is refused does
    }
  }
}
