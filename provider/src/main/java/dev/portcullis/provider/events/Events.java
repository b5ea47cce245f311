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
  /** Apart, so that a flood of refused peers keeps nothing back about this process. */
  private static final LineLimit PROCESS = new LineLimit(System::nanoTime);

  private static final LineLimit CONNECTIONS = new LineLimit(System::nanoTime);
  private static final ThreadLocal<Boolean> TELLING = new ThreadLocal<>();

  private Events() {}

  /**
   * Tells a finding about this process or its policy, that an operator should act on.
   *
   * @param finding identifies the finding; a second call with the same identity is silent for long
   * @param message what was found, and the mend
   */
  public static void warn(String finding, String message) {
    warn(PROCESS, finding, message);
  }

  /** The same for a finding about a connection, of which peers can make any number. */
  static void warnOfConnection(String finding, String message) {
    warn(CONNECTIONS, finding, message);
  }

  /** Tells what an operator has done himself. */
  public static void inform(String message) {
    if (TELLING.get() == null) {
      tell(System.Logger.Level.INFO, message);
    }
  }

  private static void warn(LineLimit limit, String finding, String message) {
    if (TELLING.get() != null) {
      return;
    }
    Optional<String> line = limit.admit(finding, message);
    line.ifPresent(text -> tell(System.Logger.Level.WARNING, text));
  }

  /** How many lines were due and not written. */
  static long suppressedLines() {
    return PROCESS.suppressed() + CONNECTIONS.suppressed();
  }

  /** A log back end that fails must not take a connection with it. */
  @SuppressWarnings("EmptyCatch")
  private static void tell(System.Logger.Level level, String message) {
    TELLING.set(Boolean.TRUE);
    try {
      LoggerHolder.LOGGER.log(level, message);
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
