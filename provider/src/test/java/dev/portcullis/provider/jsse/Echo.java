package dev.portcullis.provider.jsse;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A server on the loopback interface that sends back what it reads, one thread a connection. */
final class Echo implements AutoCloseable {
  final ServerSocket listener;
  final List<Socket> accepted = Collections.synchronizedList(new ArrayList<>());

  /** Starts to accept. */
  Echo(ServerSocket listener) {
    this.listener = listener;
    daemon(this::acceptAll);
  }

  static InetAddress loopback() {
    return InetAddress.getLoopbackAddress();
  }

  int port() {
    return listener.getLocalPort();
  }

  private void acceptAll() {
    try {
      while (true) {
        Socket socket = listener.accept();
        accepted.add(socket);
        daemon(() -> serve(socket));
      }
    } catch (IOException e) {
      // The listener was closed: the end of the test.
    }
  }

  private static void serve(Socket socket) {
    try (socket) {
      InputStream in = socket.getInputStream();
      OutputStream out = socket.getOutputStream();
      for (int octet = in.read(); octet >= 0; octet = in.read()) {
        out.write(octet);
      }
    } catch (IOException e) {
      // The client's side of the test tells what happened.
    }
  }

  private static void daemon(Runnable body) {
    Thread thread = new Thread(body, "echo");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
