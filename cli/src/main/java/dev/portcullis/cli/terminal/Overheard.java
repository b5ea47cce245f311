package dev.portcullis.cli.terminal;

import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * Takes the provider's log off a terminal on which its refusals are printed anyway, and hands on
 * what would be lost: violations of rules that are only reported. Thread-safe.
 */
public final class Overheard implements AutoCloseable {
  private static final String REPORTED = " would refuse ";

  private final Logger log = Logger.getLogger("dev.portcullis");
  private final boolean before = log.getUseParentHandlers();
  private final Handler handler;

  private Overheard(Consumer<String> reports) {
    handler = new ToConsumer(reports);
  }

  /**
   * Listens until it is closed.
   *
   * @param reports takes each report; called by the thread of its connection
   */
  public static Overheard reports(Consumer<String> reports) {
    Overheard overheard = new Overheard(reports);
    overheard.log.setUseParentHandlers(false);
    overheard.log.addHandler(overheard.handler);
    return overheard;
  }

  @Override
  public void close() {
    log.removeHandler(handler);
    log.setUseParentHandlers(before);
  }

  private static final class ToConsumer extends Handler {
    private final Consumer<String> reports;

    private ToConsumer(Consumer<String> reports) {
      this.reports = reports;
    }

    @Override
    public void publish(LogRecord line) {
      if (line.getMessage().contains(REPORTED)) {
        reports.accept(line.getMessage());
      }
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
