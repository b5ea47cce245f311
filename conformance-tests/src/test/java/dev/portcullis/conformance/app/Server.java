package dev.portcullis.conformance.app;

import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Accepts on a port of its own and answers each connection with one HTTP response. Each connection
 * has its own thread, so a silent peer holds up nobody; its outcome goes into a queue.
 */
abstract class Server implements AutoCloseable {

  private final BlockingQueue<Fields> outcomes = new LinkedBlockingQueue<>();

  abstract int port() throws IOException;

  /** Waits for a peer; the work is what remains to be done with it. */
  abstract Connection accept() throws IOException;

  @Override
  public abstract void close() throws IOException;

  /** One accepted peer. */
  interface Connection {
    Fields serve() throws Exception;
  }

  final BlockingQueue<Fields> outcomes() {
    return outcomes;
  }

  final void start() {
    daemon(this::acceptAll);
  }

  private void acceptAll() {
    try {
      while (true) {
        Connection connection = accept();
        daemon(() -> outcomes.add(outcome(connection)));
      }
    } catch (IOException closed) {
      // stopped
    }
  }

  private static Fields outcome(Connection connection) {
    try {
      return new Fields().put("outcome", "ok").putAll(connection.serve());
    } catch (Exception failed) {
      return Failure.fields(failed);
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "server");
    thread.setDaemon(true);
    thread.start();
  }
}
