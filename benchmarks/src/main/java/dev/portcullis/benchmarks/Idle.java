package dev.portcullis.benchmarks;

import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLException;

/** What connections occupy that stand and say nothing. */
final class Idle {

  private static final int CONTEXT_SETTLED = 50;

  private Idle() {}

  /** Octets of heap per end of a connection. */
  static double octetsPerConnection(Endpoints ends, int connections) throws SSLException {
    for (int i = 0; i < CONTEXT_SETTLED; i++) {
      Works.connected(ends);
    }
    List<Object> held = new ArrayList<>(2 * connections);
    long before = used();
    for (int i = 0; i < connections; i++) {
      Loopback pair = Works.connected(ends);
      held.add(pair.client());
      held.add(pair.server());
    }
    long after = used();
    return (double) (after - before) / held.size();
  }

  private static long used() {
    Runtime runtime = Runtime.getRuntime();
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 3; i++) {
      System.gc();
      least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
    }
    return least;
  }
}
