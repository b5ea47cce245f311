package dev.portcullis.cli.serve;

import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;

/**
 * Accepts clients, each on a thread of its own. For one thread.
 *
 * @param listener bound
 * @param policy id, for clients to read
 * @param journal told of every client
 */
record Listener(SSLServerSocket listener, String policy, Journal journal) {
  private static final int MOST_AT_ONCE = 100;
  private static final int PATIENCE_MILLIS = 30_000;

  /**
   * Serves.
   *
   * @param clients how many before it returns; 0 for no end
   */
  void serve(long clients) throws IOException, InterruptedException {
    Semaphore free = new Semaphore(MOST_AT_ONCE);
    AtomicLong number = new AtomicLong();
    for (long accepted = 0; clients == 0 || accepted < clients; accepted++) {
      free.acquire();
      SSLSocket socket = (SSLSocket) listener.accept();
      Thread thread =
          new Thread(
              () -> {
                try {
                  serve(socket);
                } finally {
                  free.release();
                }
              },
              "client " + number.incrementAndGet());
      thread.setDaemon(true);
      thread.start();
    }
    free.acquire(MOST_AT_ONCE);
  }

  private void serve(SSLSocket accepted) {
    Served served;
    try (SSLSocket socket = accepted) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      served = new Client(socket, policy).serve();
    } catch (IOException gone) {
      String peer = Address.of(accepted);
      served = Served.without(peer, Served.Outcome.FAILED, String.valueOf(gone.getMessage()));
    }
    journal.served(served);
  }
}
