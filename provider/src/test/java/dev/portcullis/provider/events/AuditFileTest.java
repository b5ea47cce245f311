package dev.portcullis.provider.events;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is slower than the handshakes: here a pipe that nobody reads yet. */
@Timeout(60)
class AuditFileTest {
  private static final int LINES = 2 * AuditFile.QUEUE;

  @Test
  void lines_beyondTheQueue_areDroppedCountedAndToldInTheFile(@TempDir Path directory)
      throws Exception {
    Path pipe = directory.resolve("pipe");
    assertEquals(0, new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor());
    AuditFile file = AuditFile.of(pipe);
    long before = AuditFile.dropped();

    for (int i = 0; i < LINES; i++) {
      file.write("{\"line\":" + i + "}");
    }

    long dropped = AuditFile.dropped() - before;
    assertTrue(dropped > 0 && dropped < LINES, "dropped: " + dropped);
    List<String> read = new ArrayList<>();
    try (BufferedReader reader = Files.newBufferedReader(pipe)) {
      while (read.size() < LINES - dropped + 1) {
        read.add(String.valueOf(reader.readLine()));
      }
    }
    assertTrue(read.contains("{\"event\":\"dropped\",\"lines\":" + dropped + "}"), "not told");
    assertEquals("{\"line\":0}", read.get(0));
  }
}
