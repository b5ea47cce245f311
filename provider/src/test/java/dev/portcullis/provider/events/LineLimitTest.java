package dev.portcullis.provider.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** When a line is due, by a clock of the test's own. */
class LineLimitTest {
  private long now;
  private final LineLimit limit = new LineLimit(() -> now);

  @Test
  void finding_again_isSilentForAnHourThenSaysHowOften() {
    assertEquals(Optional.of("x"), limit.admit("a", "x"));
    assertEquals(Optional.empty(), limit.admit("a", "x"));
    now += TimeUnit.MINUTES.toNanos(59);
    assertEquals(Optional.empty(), limit.admit("a", "x"));
    now += TimeUnit.MINUTES.toNanos(1);
    assertEquals(Optional.of("x\n(2 times more since this was last told)"), limit.admit("a", "x"));
    assertEquals(2, limit.suppressed());
  }

  @Test
  void flood_ofFindings_isCutAndTheNextLineSaysSo() {
    for (int i = 0; i < LineLimit.LINES_A_MINUTE; i++) {
      assertEquals(Optional.of("x"), limit.admit("finding " + i, "x"));
    }
    assertEquals(Optional.empty(), limit.admit("late", "x"));
    assertEquals(Optional.empty(), limit.admit("later", "x"));
    now += TimeUnit.MINUTES.toNanos(1);
    assertEquals(
        Optional.of("x\n(2 lines about other findings were left out)"), limit.admit("late", "x"));
    assertEquals(Optional.of("x"), limit.admit("later", "x"));
  }
}
