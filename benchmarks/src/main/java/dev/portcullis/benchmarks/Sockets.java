package dev.portcullis.benchmarks;

import dev.portcullis.policy.Role;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * Connections over sockets of the loop-back interface, both ends by one subject. Only the client's
 * thread is on the clock of a {@link Contest}; the server works in a thread of its own.
 */
final class Sockets implements AutoCloseable {

  private static final int SIZE = 16 * 1024;

  private final Endpoints ends;
  private final SSLServerSocket listener;
  private final ExecutorService thread =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread made = new Thread(work, "server");
            made.setDaemon(true);
            return made;
          });
  private final byte[] data = new byte[SIZE];

  Sockets(Endpoints ends) throws IOException {
    this.ends = ends;
    this.listener =
        (SSLServerSocket)
            ends.context()
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.getLoopbackAddress());
  }

  /** Connect, handshake, one octet each way, close. */
  Work connections() {
    return () -> {
      Future<?> served = thread.submit(this::serveOnce);
      try (SSLSocket client = connect()) {
        client.getOutputStream().write(1);
        client.getInputStream().read();
        client.getSession().invalidate();
      }
      served.get();
    };
  }

  /** 16 KiB each way on a connection that stands. */
  Work records() throws IOException {
    thread.submit(this::echo);
    SSLSocket client = connect();
    DataInputStream in = new DataInputStream(client.getInputStream());
    return () -> {
      client.getOutputStream().write(data);
      in.readFully(data);
    };
  }

  @Override
  public void close() throws IOException {
    listener.close();
    thread.shutdownNow();
  }

  private SSLSocket connect() throws IOException {
    Socket made =
        ends.context()
            .getSocketFactory()
            .createSocket(
                new Socket(listener.getInetAddress(), listener.getLocalPort()),
                Credentials.HOST,
                listener.getLocalPort(),
                true);
    SSLSocket client = (SSLSocket) made;
    // Else a stream of small pieces waits for the other end's delayed acknowledgements.
    client.setTcpNoDelay(true);
    ends.settle(client, Role.CLIENT);
    return client;
  }

  private SSLSocket accept() throws IOException {
    SSLSocket accepted = (SSLSocket) listener.accept();
    accepted.setTcpNoDelay(true);
    ends.settle(accepted, Role.SERVER);
    return accepted;
  }

  private void serveOnce() {
    try (SSLSocket server = accept()) {
      server.getOutputStream().write(server.getInputStream().read());
      server.getInputStream().read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void echo() {
    byte[] heard = new byte[SIZE];
    try (SSLSocket server = accept()) {
      DataInputStream in = new DataInputStream(server.getInputStream());
      while (true) {
        in.readFully(heard);
        server.getOutputStream().write(heard);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
