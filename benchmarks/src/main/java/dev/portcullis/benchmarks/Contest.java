package dev.portcullis.benchmarks;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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

  private record Entrant(String name, Work work, double[] micros, double[] octets) {}

  private final ThreadMXBean clock = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private final List<Entrant> entrants = new ArrayList<>();
  private final Length length;

  Contest(Length length) {
    this.length = length;
  }

  void enter(String name, Work work) {
    entrants.add(new Entrant(name, work, new double[length.rounds], new double[length.rounds]));
  }

  List<Score> run() throws Exception {
    int[] operations = warmUp();
    for (int round = 0; round < length.rounds; round++) {
      for (int i = 0; i < operations.length; i++) {
        slice(entrants.get(i), round, operations[i]);
      }
    }
    return entrants.stream().map(this::score).toList();
  }

  /** How many operations of each fill a slice. */
  private int[] warmUp() throws Exception {
    int[] operations = new int[entrants.size()];
    long end = clock.getCurrentThreadCpuTime() + nanos(length.warmUp);
    do {
      for (int i = 0; i < operations.length; i++) {
        operations[i] = fill(entrants.get(i).work);
      }
    } while (clock.getCurrentThreadCpuTime() < end);
    return operations;
  }

  private int fill(Work work) throws Exception {
    long begin = clock.getCurrentThreadCpuTime();
    int done = 0;
    long spent;
    do {
      work.run();
      done++;
      spent = clock.getCurrentThreadCpuTime() - begin;
    } while (spent < nanos(length.slice));
    return (int) Math.max(1, (double) done * nanos(length.slice) / spent);
  }

  private void slice(Entrant entrant, int round, int operations) throws Exception {
    long octets = clock.getCurrentThreadAllocatedBytes();
    long begin = clock.getCurrentThreadCpuTime();
    for (int i = 0; i < operations; i++) {
      entrant.work.run();
    }
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
