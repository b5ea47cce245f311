package dev.portcullis.provider.jsse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.provider.PortcullisProvider;
import dev.portcullis.provider.events.Reporter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is told of a policy that is read again, and of a way past it. */
@Timeout(60)
class ReloadEventsTest {
  @TempDir private Path directory;

  @Test
  void reload_takenAndKept_isRecordedWrittenAndLogged() throws Exception {
    Path policy = directory.resolve("policy.toml");
    Path audit = directory.resolve("audit.jsonl");
    write(policy, audit, "keys.rsa-min = 3072\n");
    PortcullisProvider provider =
        (PortcullisProvider) new PortcullisProvider().configure(policy.toString());
    SSLContext.getInstance("TLS", provider);
    String first = provider.policy().digest();
    try (Recording recording = new Recording();
        Warnings warnings = new Warnings()) {
      recording.enable("dev.portcullis.PolicyReload");
      recording.start();

      write(policy, audit, "keys.rsa-min = 4096\n");
      await(() -> !provider.policy().digest().equals(first));
      String second = provider.policy().digest();
      write(policy, audit, "keys.rsa-min = 1\n");
      await(() -> warnings.mention("stays in force"));
      await(() -> Files.exists(audit) && Files.readAllLines(audit).size() == 2);

      List<RecordedEvent> events = events(recording);
      assertEquals(
          List.of(second, second), events.stream().map(e -> e.getString("digest")).toList());
      assertEquals("taken", events.get(0).getString("outcome"));
      assertTrue(
          events
              .get(1)
              .getString("outcome")
              .startsWith(policy + ":5:1: keys.rsa-min: 1 is outside"),
          events.get(1).getString("outcome"));
      List<String> lines = Files.readAllLines(audit);
      assertTrue(lines.get(0).contains("\"event\":\"reload\""), lines.get(0));
      assertTrue(lines.get(0).endsWith("\"outcome\":\"taken\"}"), lines.get(0));
      assertTrue(lines.get(1).contains("\"outcome\":\"" + policy + ":5:1: "), lines.get(1));
      assertEquals(second, provider.policy().digest());
    }
  }

  @Test
  void bypass_found_isRecordedAndLogged() throws Exception {
    try (Recording recording = new Recording();
        Warnings warnings = new Warnings()) {
      recording.enable("dev.portcullis.Bypass");
      recording.start();

      Reporter.bypass("a JSSE of the test stands before Portcullis");

      assertEquals(
          List.of("a JSSE of the test stands before Portcullis"),
          events(recording).stream().map(e -> e.getString("finding")).toList());
      assertTrue(warnings.mention("a JSSE of the test stands before Portcullis"));
    }
  }

  private static void write(Path policy, Path audit, String line) throws IOException {
    Path next = policy.resolveSibling("next");
    Files.writeString(
        next,
        "format = 1\nid = \"test\"\nextends = \"intermediate\"\nreload = \"watch\"\n"
            + line
            + "[report]\nfile = \""
            + audit
            + "\"\n");
    Files.move(next, policy, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private List<RecordedEvent> events(Recording recording) throws IOException {
    recording.stop();
    Path file = directory.resolve("recording.jfr");
    recording.dump(file);
    return RecordingFile.readAllEvents(file);
  }

  private static void await(Callable<Boolean> condition) throws Exception {
    for (int i = 0; i < 200 && !condition.call(); i++) {
      Thread.sleep(100);
    }
    assertTrue(condition.call());
  }
}
