package dev.portcullis.provider.events;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.provider.ForkedJvm;
import java.util.List;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/** What reaches the log, in a JVM of its own: what was told once is never told again. */
class EventsTest {

  @Test
  void warn_sameFinding_isToldOnce() {
    assertEquals("WARNING first\nWARNING second\nend", run("once"));
  }

  @Test
  void warn_byTheLogItself_isNotToldAgainAndAgain() {
    assertEquals("WARNING outer\nWARNING later\nend", run("recursion"));
  }

  @Test
  void warn_failingLog_harmsNobody() {
    assertEquals("end", run("failure"));
  }

  @Test
  void warn_floodOfFindingsAboutConnections_isCutAndHidesNoFindingAboutTheProcess() {
    assertEquals("100 lines\nWARNING process\nend", run("flood"));
  }

  private static String run(String program) {
    return ForkedJvm.run(List.of(), Probe.class, program);
  }

  /** Prints what the log is given. */
  public static final class Probe {
    private static final Logger LOGGER = Logger.getLogger("dev.portcullis");

    private Probe() {}

    public static void main(String[] arguments) {
      LOGGER.setUseParentHandlers(false);
      switch (arguments[0]) {
        case "once" -> once();
        case "recursion" -> recursion();
        case "failure" -> failure();
        default -> flood();
      }
      System.out.println("end");
    }

    private static void once() {
      log(Probe::print);
      Events.warn("a", "first");
      Events.warn("a", "not again");
      Events.warn("b", "second");
    }

    private static void recursion() {
      log(
          record -> {
            print(record);
            Events.warn("inner", "inner");
          });
      Events.warn("outer", "outer");
      LOGGER.removeHandler(LOGGER.getHandlers()[0]);
      log(Probe::print);
      Events.warn("inner", "later");
    }

    private static void failure() {
      log(
          record -> {
            throw new IllegalStateException("the disk is full");
          });
      Events.warn("a", "first");
    }

    private static void flood() {
      int[] lines = new int[1];
      log(record -> lines[0]++);
      for (int finding = 0; finding < 2000; finding++) {
        Events.warnOfConnection("finding " + finding, "" + finding);
      }
      System.out.println(lines[0] + " lines");
      LOGGER.removeHandler(LOGGER.getHandlers()[0]);
      log(Probe::print);
      Events.warn("process", "process");
    }

    private static void print(LogRecord record) {
      System.out.println(record.getLevel() + " " + record.getMessage());
    }

    private static void log(Consumer<LogRecord> consumer) {
      LOGGER.addHandler(
          new Handler() {
            @Override
            public void publish(LogRecord record) {
              consumer.accept(record);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
          });
    }
  }
}
