package dev.portcullis.cli.terminal;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Keeps the provider's log off a terminal on which its findings are printed anyway. */
public final class Silence implements AutoCloseable {
  private final Logger log = Logger.getLogger("dev.portcullis");
  private final @Nullable Level before = log.getLevel();

  private Silence() {}

  /** No line of the log until it is closed. */
  public static Silence ofTheLog() {
    Silence silence = new Silence();
    silence.log.setLevel(Level.OFF);
    return silence;
  }

  @Override
  public void close() {
    log.setLevel(before);
  }
}
