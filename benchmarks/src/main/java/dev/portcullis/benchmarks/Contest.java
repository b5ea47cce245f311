package dev.portcullis.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Measures several bodies against the first of them in one JVM: round robin in short slices, in CPU
 * time of the thread. A noisy neighbour hits both sides of each ratio alike; what counts is the
 * median of the rounds' ratios. Confined to a thread.
 */
final class Contest {

  /**
   * How long.
   *
   * @param warmUp seconds of CPU, all entrants together
   * @param slice seconds of CPU per entrant and round
   */
  record Length(double warmUp, double slice, int rounds) {}

  /**
   * One entrant's figures.
   *
   * @param ratio speed against the first entrant: higher is faster
   * @param low the lower quartile of the ratio, {@code high} the upper
   * @param micros CPU of one operation, the least of all rounds
   * @param octets allocated by one operation
   */
  record Score(String name, double ratio, double low, double high, double micros, double octets) {}

  /** Somebody who takes part, until something is thrown. */
  private final class Entrant {
    private final String name;
    private final Work work;
    private final double[] micros = new double[length.rounds];
    private final double[] octets = new double[length.rounds];
    private int operations;
    private @Nullable Throwable failure;

    Entrant(String name, Work work) {
      this.name = name;
      this.work = work;
    }

    private void attempt(Work part) {
      if (failure == null) {
        try {
          part.run();
        } catch (Exception | LinkageError e) {
          failure = e;
        }
      }
    }
  }

  private final ThreadMXBean clock = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final List<Entrant> entrants = new ArrayList<>();
  private final Length length;

  Contest(Length length) {
    this.length = length;
  }

  void enter(String name, Work work) {
    entrants.add(new Entrant(name, work));
  }

  /** The scores of those that came to the end; none if the first did not. */
  List<Score> run() {
    long end = clock.getCurrentThreadCpuTime() + nanos(length.warmUp);
    do {
      entrants.forEach(entrant -> entrant.attempt(() -> fill(entrant)));
    } while (clock.getCurrentThreadCpuTime() < end && entrants.stream().anyMatch(this::isIn));
    for (int i = 0; i < length.rounds; i++) {
      int round = i;
      entrants.forEach(entrant -> entrant.attempt(() -> slice(entrant, round)));
    }
    return entrants.isEmpty() || !isIn(entrants.get(0))
        ? List.of()
        : entrants.stream().filter(this::isIn).map(this::score).toList();
  }

  /** What ended an entrant's part, by its name. */
  Map<String, Throwable> failures() {
    Map<String, Throwable> failures = new LinkedHashMap<>();
    for (Entrant entrant : entrants) {
      if (entrant.failure != null) {
        failures.put(entrant.name, entrant.failure);
      }
    }
    return failures;
  }

  private boolean isIn(Entrant entrant) {
    return entrant.failure == null;
  }

  /** How many operations fill a slice. */
  private void fill(Entrant entrant) throws Exception {
    long begin = clock.getCurrentThreadCpuTime();
    int done = 0;
    long spent;
    do {
      entrant.work.run();
      done++;
      spent = clock.getCurrentThreadCpuTime() - begin;
    } while (spent < nanos(length.slice));
    entrant.operations = (int) Math.max(1, (double) done * nanos(length.slice) / spent);
  }

  private void slice(Entrant entrant, int round) throws Exception {
    long octets = clock.getCurrentThreadAllocatedBytes();
    long begin = clock.getCurrentThreadCpuTime();
    for (int i = 0; i < entrant.operations; i++) {
      entrant.work.run();
    }
    int operations = entrant.operations;
    entrant.micros[round] = (clock.getCurrentThreadCpuTime() - begin) / 1e3 / operations;
    entrant.octets[round] = (double) (clock.getCurrentThreadAllocatedBytes() - octets) / operations;
  }

  private Score score(Entrant entrant) {
    double[] base = entrants.get(0).micros;
    double[] ratios = new double[length.rounds];
    Arrays.setAll(ratios, round -> base[round] / entrant.micros[round]);
    return new Score(
        entrant.name,
        at(ratios, 0.5),
        at(ratios, 0.25),
        at(ratios, 0.75),
        at(entrant.micros, 0),
        at(entrant.octets, 0.5));
  }

  private static double at(double[] values, double quantile) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted[(int) (quantile * (sorted.length - 1))];
  }

  private static long nanos(double seconds) {
    return (long) (seconds * 1e9);
  }
}
