package dev.portcullis.provider.events;

import java.util.Optional;

/**
 * What operators are told by lines of the log.
 *
 * <p>A log back end may itself open a TLS connection (a socket appender), which comes back to us: a
 * per-thread guard cuts that recursion. The logger is looked up at the first finding, never while
 * the provider is being loaded. Not responsible for deciding anything. Thread-safe.
 */
public final class Events {
  private static final LineLimit LIMIT = new LineLimit(System::nanoTime);
  private static final ThreadLocal<Boolean> TELLING = new ThreadLocal<>();

  private Events() {}

  /**
   * Tells a finding that an operator should act on.
   *
   * @param finding identifies the finding; a second call with the same identity is silent for long
   * @param message what was found, and the mend
   */
  public static void warn(String finding, String message) {
    if (TELLING.get() != null) {
      return;
    }
    Optional<String> line = LIMIT.admit(finding, message);
    line.ifPresent(Events::tell);
  }

  /** How many lines were due and not written. */
  static long suppressedLines() {
    return LIMIT.suppressed();
  }

  /** A log back end that fails must not take a connection with it. */
  @SuppressWarnings("EmptyCatch")
  private static void tell(String message) {
    TELLING.set(Boolean.TRUE);
    try {
      LoggerHolder.LOGGER.log(System.Logger.Level.WARNING, message);
    } catch (RuntimeException | LinkageError e) {
      // Nowhere is left to tell it.
    } finally {
      TELLING.remove();
    }
  }

  private static final class LoggerHolder {
    static final System.Logger LOGGER = System.getLogger("dev.portcullis");
  }
}
