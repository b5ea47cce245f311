package dev.portcullis.benchmarks;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.SSLException;

/** Handshakes that are under way at once, moved on in turns by two threads. */
final class Concurrent {

  private static final int THREADS = 2;

  private Concurrent() {}

  /** Handshakes per second of wall time, with so many under way. */
  static double rate(Endpoints ends, int underWay, double seconds) throws Exception {
    Queue<Loopback> waiting = new ConcurrentLinkedQueue<>();
    for (int i = 0; i < underWay; i++) {
      waiting.add(begun(ends));
    }
    LongAdder done = new LongAdder();
    long end = System.nanoTime() + (long) (seconds * 1e9);
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      Future<?>[] turns = new Future<?>[THREADS];
      for (int i = 0; i < THREADS; i++) {
        turns[i] =
            threads.submit(
                () -> {
                  turn(ends, waiting, done, end);
                  return null;
                });
      }
      for (Future<?> turn : turns) {
        turn.get();
      }
    } finally {
      threads.shutdown();
    }
    return done.sum() / seconds;
  }

  private static void turn(Endpoints ends, Queue<Loopback> waiting, LongAdder done, long end)
      throws SSLException {
    while (System.nanoTime() < end) {
      Loopback next = waiting.poll();
      if (next == null) {
        Thread.onSpinWait();
      } else if (next.advance()) {
        done.increment();
        next.client().getSession().invalidate();
        waiting.add(begun(ends));
      } else {
        waiting.add(next);
      }
    }
  }

  private static Loopback begun(Endpoints ends) throws SSLException {
    Loopback pair = new Loopback(ends.client(), ends.server());
    pair.begin();
    return pair;
  }
}
