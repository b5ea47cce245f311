package dev.portcullis.provider.jsse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.policy.DelegateName;
import dev.portcullis.provider.ForkedJvm;
import dev.portcullis.provider.PortcullisProvider;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Provider;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.management.ObjectName;
import javax.management.openmbean.TabularData;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What operators can read of real handshakes: recordings, the bean, the audit file. */
class OperatorEventsTest {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(20);
  private static Fixture good;

  @TempDir private Path directory;

  /** A handshake in memory, of which the other side has no policy. */
  interface Handshake {
    void run() throws Exception;
  }

  @BeforeAll
  static void makeIdentity() throws Exception {
    good = Fixture.named(Fixture.GOOD);
  }

  @ParameterizedTest
  @EnumSource
  void recording_ofAnAcceptedHandshake_tellsBothRoles(DelegateName delegate) throws Exception {
    List<RecordedEvent> events = recorded(() -> accepted(delegate, ""));

    List<RecordedEvent> handshakes = named(events, "dev.portcullis.Handshake");
    assertEquals(
        List.of("client", "server"),
        handshakes.stream().map(event -> event.getString("role")).sorted().toList());
    for (RecordedEvent event : handshakes) {
      assertEquals("TLSv1.3", event.getString("version"));
      assertEquals("TLS_AES_128_GCM_SHA256", event.getString("suite"));
      assertFalse(event.getString("group").isEmpty());
      assertEquals("accepted", event.getString("verdict"));
      assertEquals("", event.getString("rule"));
      assertEquals("test", event.getString("policy"));
      assertTrue(event.getString("digest").matches("[0-9a-f]{64}"));
      assertTrue(event.getDuration("handshakeTime").toNanos() > 0);
    }
    assertEquals(List.of(), named(events, "dev.portcullis.Violation"));
  }

  @ParameterizedTest
  @EnumSource
  void recording_ofARefusedHandshake_namesTheRule(DelegateName delegate) throws Exception {
    List<RecordedEvent> events = recorded(() -> refused(delegate, ""));

    RecordedEvent handshake = named(events, "dev.portcullis.Handshake").get(0);
    assertEquals("refused", handshake.getString("verdict"));
    assertEquals("identity", handshake.getString("rule"));
    assertEquals("other.example:443", handshake.getString("peer"));
    RecordedEvent violation = named(events, "dev.portcullis.Violation").get(0);
    assertEquals("identity", violation.getString("rule"));
    assertTrue(violation.getString("observed").contains("good.example"), violation.toString());
  }

  @Test
  void recording_whereThePolicyWantsNone_isEmpty() throws Exception {
    List<RecordedEvent> events =
        recorded(() -> accepted(DelegateName.BOUNCY_CASTLE, "[report]\njfr = \"off\""));

    assertEquals(List.of(), named(events, "dev.portcullis.Handshake"));
  }

  @Test
  void bean_afterHandshakes_countsThem() throws Exception {
    var server = ManagementFactory.getPlatformMBeanServer();
    ObjectName name = new ObjectName("dev.portcullis:type=Portcullis");
    await(
        () -> {
          accepted(DelegateName.BOUNCY_CASTLE, "");
          return server.isRegistered(name);
        });
    long before = count(name, "Handshakes", "TLSv1.3 accepted");
    long refused = count(name, "Refusals", "identity");
    long hybrid = (Long) server.getAttribute(name, "HybridHandshakes");

    accepted(DelegateName.BOUNCY_CASTLE, "");
    refused(DelegateName.BOUNCY_CASTLE, "");

    assertEquals(before + 2, count(name, "Handshakes", "TLSv1.3 accepted"));
    assertEquals(refused + 1, count(name, "Refusals", "identity"));
    assertEquals(hybrid + 2, server.getAttribute(name, "HybridHandshakes"));
    assertEquals("test", server.getAttribute(name, "Policy"));
  }

  @Test
  void auditFile_ofHandshakes_isALineEach() throws Exception {
    Path file = directory.resolve("audit.jsonl");

    accepted(DelegateName.BOUNCY_CASTLE, report(file));
    refused(DelegateName.BOUNCY_CASTLE, report(file));

    await(() -> lines(file).size() == 4);
    List<String> lines = lines(file);
    assertTrue(
        lines
            .get(0)
            .matches("\\{\"time\":\"[^\"]+Z\",\"event\":\"handshake\",\"policy\":\"test\",.*"),
        lines.get(0));
    assertEquals(1, containing(lines, "\"event\":\"violation\",", "\"rule\":\"identity\""));
    assertEquals(1, containing(lines, "\"verdict\":\"refused\"", "\"event\":\"handshake\""));
  }

  @Test
  void auditFile_movedAway_isMadeAnew() throws Exception {
    Path file = directory.resolve("audit.jsonl");
    accepted(DelegateName.BOUNCY_CASTLE, report(file));
    await(() -> lines(file).size() == 2);

    Files.move(file, directory.resolve("audit.1"));
    accepted(DelegateName.BOUNCY_CASTLE, report(file));

    await(() -> lines(file).size() == 2);
    assertEquals(2, lines(directory.resolve("audit.1")).size());
  }

  @Test
  void auditFile_thatCannotBeWritten_harmsNoHandshakeAndIsTold() throws Exception {
    Path file = directory.resolve("missing").resolve("audit.jsonl");
    try (Warnings warnings = new Warnings()) {
      accepted(DelegateName.BOUNCY_CASTLE, report(file));

      await(() -> warnings.mention("The audit file " + file + " cannot be written"));
    }
  }

  @Test
  void handshake_withoutAnyRecording_loadsNoEventsAndNoBeans() {
    String output = ForkedJvm.run(List.of("-Xlog:class+load:file=/dev/stdout"), OneHandshake.class);

    assertTrue(output.contains("\ndone"), "the handshake");
    assertEquals(0, lines(output, "FlightRecording$"), "event classes");
    assertEquals(0, lines(output, " java.lang.management.ManagementFactory "));
  }

  @Test
  void handshake_withoutTheModules_works() {
    List<String> options =
        List.of("--limit-modules", "java.base,java.logging,java.naming,jdk.crypto.ec");

    String output = ForkedJvm.run(options, OneHandshake.class);

    assertTrue(output.endsWith("done"), output);
  }

  /** One accepted handshake. */
  public static final class OneHandshake {
    private OneHandshake() {}

    public static void main(String[] arguments) throws Exception {
      makeIdentity();
      accepted(DelegateName.BOUNCY_CASTLE, "");
      System.out.println("done");
    }
  }

  private static void accepted(DelegateName delegate, String lines) throws Exception {
    SSLContext context = context(delegate, lines);
    new Pump(context.createSSLEngine(Fixture.GOOD, 443), context.createSSLEngine()).handshake();
  }

  private static void refused(DelegateName delegate, String lines) throws Exception {
    SSLContext context = context(delegate, lines);
    Pump pump =
        new Pump(context.createSSLEngine(Fixture.OTHER, 443), good.bare().createSSLEngine());
    assertThrows(SSLException.class, pump::handshake);
  }

  /** From a file: what it says under {@code [report]} is no part of the policy's value. */
  private static SSLContext context(DelegateName delegate, String lines) throws Exception {
    Path file = Files.createTempFile("policy", ".toml");
    try {
      String policy =
          "format = 1\nid = \"test\"\nextends = \"intermediate\"\ndelegate = \"%s\"\n"
              + "on-unenforceable = \"warn\"\n%s\n";
      Files.writeString(file, policy.formatted(delegate.word(), lines));
      Provider provider = new PortcullisProvider().configure(file.toString());
      SSLContext context = SSLContext.getInstance("TLS", provider);
      context.init(good.keys(), good.trust(), null);
      return context;
    } finally {
      Files.delete(file);
    }
  }

  private List<RecordedEvent> recorded(Handshake handshake) throws Exception {
    Path file = directory.resolve("recording.jfr");
    try (Recording recording = new Recording()) {
      recording.start();
      handshake.run();
      recording.stop();
      recording.dump(file);
    }
    return RecordingFile.readAllEvents(file);
  }

  private static List<RecordedEvent> named(List<RecordedEvent> events, String name) {
    return events.stream().filter(event -> event.getEventType().getName().equals(name)).toList();
  }

  private static String report(Path file) {
    return "[report]\nfile = \"" + file + "\"";
  }

  private static long count(ObjectName name, String attribute, String key) throws Exception {
    TabularData table =
        (TabularData) ManagementFactory.getPlatformMBeanServer().getAttribute(name, attribute);
    var row = table.get(new Object[] {key});
    return row == null ? 0 : (Long) row.get("value");
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private static long lines(String output, String part) {
    return output.lines().filter(line -> line.contains(part)).count();
  }

  private static long containing(List<String> lines, String... parts) {
    return lines.stream().filter(line -> List.of(parts).stream().allMatch(line::contains)).count();
  }

  /** What must hold soon. */
  interface Condition {
    boolean holds() throws Exception;
  }

  private static void await(Condition condition) throws Exception {
    long end = System.nanoTime() + PATIENCE;
    while (!condition.holds()) {
      assertTrue(System.nanoTime() < end, "it never came to that");
      Thread.sleep(50);
    }
  }
}
