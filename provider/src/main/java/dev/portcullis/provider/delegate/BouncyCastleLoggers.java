package dev.portcullis.provider.delegate;

import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Keeps Bouncy Castle quiet in programs that do not know it is there: it would log each connection,
 * and each entry of {@code jdk.tls.disabledAlgorithms} that it does not know. A level that somebody
 * configured stands. Created when the delegate is, not earlier, since it starts up
 * java.util.logging.
 *
 * <p>Holds the loggers: the log manager itself has only weak references and would forget the level.
 */
final class BouncyCastleLoggers {

  private static final List<String> NAMES =
      List.of("org.bouncycastle.jsse", "org.bouncycastle.tls");

  private final List<Logger> held;

  private BouncyCastleLoggers(List<Logger> held) {
    this.held = held;
  }

  /** Sets the level to SEVERE where no level is set, and holds the loggers as long as it lives. */
  static BouncyCastleLoggers quieted() {
    List<Logger> loggers = new ArrayList<>();
    for (String name : NAMES) {
      Logger logger = Logger.getLogger(name);
      loggers.add(logger);
      if (!isConfigured(logger)) {
        logger.setLevel(Level.SEVERE);
      }
    }
    return new BouncyCastleLoggers(List.copyOf(loggers));
  }

  List<Logger> held() {
    return held;
  }

  /** Whether the logger or one above it, but for the root, has a level. */
  private static boolean isConfigured(@Nullable Logger logger) {
    for (Logger at = logger; at != null && !at.getName().isEmpty(); at = at.getParent()) {
      if (at.getLevel() != null) {
        return true;
      }
    }
    return false;
  }
}
