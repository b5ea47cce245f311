package dev.portcullis.provider.events;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the log readable: the same finding is told once an hour at most, and all findings together
 * at most {@value #LINES_A_MINUTE} a minute; what was left out is counted, and the next line says
 * so. Thread-safe.
 */
final class LineLimit {
  static final int LINES_A_MINUTE = 100;
  static final int FINDINGS = 1024;

  private static final long HOUR = TimeUnit.HOURS.toNanos(1);
  private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

  private final LongSupplier nanoClock;
  private final Map<String, Told> told = new Recent();
  private long minuteBegan;
  private int linesThisMinute;
  private long leftOut;
  private long suppressed;

  LineLimit(LongSupplier nanoClock) {
    this.nanoClock = nanoClock;
    this.minuteBegan = nanoClock.getAsLong();
  }

  /** The line to write, if one is due. */
  synchronized Optional<String> admit(String finding, String message) {
    long now = nanoClock.getAsLong();
    Told before = told.get(finding);
    if (before != null && now - before.at < HOUR) {
      before.again++;
      suppressed++;
      return Optional.empty();
    }
    if (!hasRoom(now)) {
      leftOut++;
      suppressed++;
      return Optional.empty();
    }
    told.put(finding, new Told(now));
    String line = message + again(before) + others();
    leftOut = 0;
    return Optional.of(line);
  }

  /** How many lines were due and not written. */
  synchronized long suppressed() {
    return suppressed;
  }

  private boolean hasRoom(long now) {
    if (now - minuteBegan >= MINUTE) {
      minuteBegan = now;
      linesThisMinute = 0;
    }
    return linesThisMinute++ < LINES_A_MINUTE;
  }

  private static String again(@Nullable Told before) {
    return before == null || before.again == 0
        ? ""
        : "\n(" + before.again + " times more since this was last told)";
  }

  private String others() {
    return leftOut == 0 ? "" : "\n(" + leftOut + " lines about other findings were left out)";
  }

  private static final class Told {
    final long at;
    long again;

    Told(long at) {
      this.at = at;
    }
  }

  /** Forgets what was not asked for longest. */
  private static final class Recent extends LinkedHashMap<String, Told> {
    private static final long serialVersionUID = 1L;

    Recent() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Told> eldest) {
      return size() > FINDINGS;
    }
  }
}
