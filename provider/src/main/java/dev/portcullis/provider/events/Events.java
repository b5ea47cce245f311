package dev.portcullis.provider.events;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What operators are told: one line per finding, each finding once per process.
 *
 * <p>A log back end may itself open a TLS connection (a socket appender), which comes back to us: a
 * per-thread guard cuts that recursion. The logger is looked up at the first finding, never while
 * the provider is being loaded. Not responsible for deciding anything. Thread-safe.
 */
public final class Events {
  private static final int MAX_FINDINGS = 1024;
  private static final String LAST =
      MAX_FINDINGS
          + " different findings were told; more are not. Refused connections still say why in"
          + " their exceptions";
  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();
  private static final ThreadLocal<Boolean> TELLING = new ThreadLocal<>();

  private Events() {}

  /**
   * Tells a finding that an operator should act on.
   *
   * @param finding identifies the finding; a second call with the same identity is silent
   * @param message what was found, and the mend
   */
  public static void warn(String finding, String message) {
    if (TELLING.get() != null || TOLD.contains(finding)) {
      return;
    }
    boolean room = TOLD.size() < MAX_FINDINGS;
    if (TOLD.add(room ? finding : LAST)) {
      tell(room ? message : LAST);
    }
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
