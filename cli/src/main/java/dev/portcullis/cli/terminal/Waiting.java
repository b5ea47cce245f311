package dev.portcullis.cli.terminal;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Timer;
import java.util.TimerTask;

/**
 * One line on a terminal that says what is waited for, from the second second on. Says nothing
 * where there is no terminal. Thread-safe.
 */
public final class Waiting implements AutoCloseable {
  private static final long PATIENCE_MILLIS = Duration.ofSeconds(1).toMillis();
  private static final String ERASE_LINE = "\r\033[K";

  private final PrintStream terminal;
  private final Timer timer = new Timer("waiting", true);
  private boolean shown;

  private Waiting(PrintStream terminal) {
    this.terminal = terminal;
  }

  /** Waits for something. Closing it takes the line away. */
  public static Waiting forThat(String what, PrintStream terminal, boolean watched) {
    Waiting waiting = new Waiting(terminal);
    if (watched) {
      waiting.timer.schedule(waiting.showing(what), PATIENCE_MILLIS);
    }
    return waiting;
  }

  @Override
  public synchronized void close() {
    timer.cancel();
    if (shown) {
      shown = false;
      print(ERASE_LINE);
    }
  }

  private TimerTask showing(String what) {
    return new TimerTask() {
      @Override
      public void run() {
        show(what);
      }
    };
  }

  private synchronized void show(String what) {
    shown = true;
    print(ERASE_LINE + what + " ...");
  }

  private void print(String text) {
    terminal.print(text);
    terminal.flush();
  }
}
