package dev.portcullis.cli.demo;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * A relay on loopback that passes every octet on unchanged and keeps the first ones that the server
 * sent, so that what was negotiated can be read on the wire instead of being asked of anybody.
 * Thread-safe.
 */
final class Tap implements Closeable {

  /** More than any ServerHello, certificate chain and ServerKeyExchange of the demonstration. */
  private static final int KEPT_OCTETS = 16_384;

  private final ServerSocket listener;
  private final int target;
  private final Executor threads;
  private ByteArrayOutputStream fromServer = new ByteArrayOutputStream();

  private Tap(ServerSocket listener, int target, Executor threads) {
    this.listener = listener;
    this.target = target;
    this.threads = threads;
  }

  /** A tap in front of the loopback port {@code target}, open when this returns. */
  static Tap open(int target, Executor threads) throws IOException {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    Tap tap = new Tap(new ServerSocket(0, 0, loopback), target, threads);
    threads.execute(tap::accept);
    return tap;
  }

  int port() {
    return listener.getLocalPort();
  }

  /** The first octets that the server sent on the latest connection. */
  synchronized byte[] fromServer() {
    return fromServer.toByteArray();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  private void accept() {
    try {
      while (true) {
        relay(listener.accept());
      }
    } catch (IOException closed) {
      // the end of the demonstration
    }
  }

  private void relay(Socket client) throws IOException {
    Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
    synchronized (this) {
      fromServer = new ByteArrayOutputStream();
    }
    CompletableFuture.allOf(
            CompletableFuture.runAsync(() -> pump(client, server, false), threads),
            CompletableFuture.runAsync(() -> pump(server, client, true), threads))
        .whenComplete((done, failure) -> close(client, server));
  }

  private void pump(Socket from, Socket to, boolean kept) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] octets = new byte[KEPT_OCTETS];
      for (int count = in.read(octets); count >= 0; count = in.read(octets)) {
        if (kept) {
          keep(octets, count);
        }
        out.write(octets, 0, count);
      }
      to.shutdownOutput(); // not close: an alert may still be on its way in the other direction
    } catch (IOException hungUp) {
      close(from, to);
    }
  }

  private static void close(Socket client, Socket server) {
    try (client;
        server) {
      // closes both, whatever becomes of the first
    } catch (IOException alreadyGone) {
      // nothing is left to close
    }
  }

  private synchronized void keep(byte[] octets, int count) {
    fromServer.write(octets, 0, Math.min(count, KEPT_OCTETS - fromServer.size()));
  }
}
