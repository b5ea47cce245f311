package dev.portcullis.cli.demo;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/**
 * One line on a terminal that says what is going on, from the second second on. Says nothing where
 * there is no terminal. Thread-safe.
 */
final class Progress implements AutoCloseable {

  private static final long PATIENCE_MILLIS = Duration.ofSeconds(1).toMillis();
  private static final long REFRESH_MILLIS = 200;
  private static final String ERASE_LINE = "\r\033[K";

  private final PrintStream terminal;
  private final boolean shown;
  private final Timer timer = new Timer("progress", true);
  private final int visits = Scenario.values().length * Program.values().length * 2;
  private String step = "";
  private int visited;

  private Progress(PrintStream terminal, boolean shown) {
    this.terminal = terminal;
    this.shown = shown;
  }

  static Progress start(PrintStream terminal, boolean shown) {
    Progress progress = new Progress(terminal, shown);
    if (shown) {
      progress.timer.schedule(progress.refresh(), PATIENCE_MILLIS, REFRESH_MILLIS);
    }
    return progress;
  }

  synchronized void step(String what) {
    step = what;
  }

  synchronized void visited() {
    visited++;
    step = "visits to servers: " + visited + " of " + visits;
  }

  @Override
  public synchronized void close() {
    timer.cancel();
    if (shown) {
      terminal.print(ERASE_LINE);
      terminal.flush();
    }
  }

  private TimerTask refresh() {
    return new TimerTask() {
      @Override
      public void run() {
        print();
      }
    };
  }

  private synchronized void print() {
    terminal.print(ERASE_LINE + step + " ...");
    terminal.flush();
  }
}
