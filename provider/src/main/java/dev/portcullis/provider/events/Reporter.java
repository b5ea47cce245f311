package dev.portcullis.provider.events;

import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Where what happens to the connections of one policy is told: counters, flight recorder, log, and
 * an audit file. Never throws and never waits: telling must not change what happens. Thread-safe.
 */
public final class Reporter {
  private static final boolean HAS_JFR = hasModule("jdk.jfr");
  private static final boolean HAS_MANAGEMENT = hasModule("java.management");

  private final Supplier<PolicyName> policy;
  private final Set<Channel> channels;
  private final Optional<Path> auditFile;
  private volatile @Nullable PolicyName name;

  /**
   * A reporter; opens nothing yet.
   *
   * @param policy asked once, at the first event: a digest costs time
   * @param auditFile where to append JSON lines
   */
  public Reporter(Supplier<PolicyName> policy, Set<Channel> channels, Optional<Path> auditFile) {
    this.policy = policy;
    this.channels = channels.isEmpty() ? Set.of() : EnumSet.copyOf(channels);
    this.auditFile = auditFile;
  }

  /** The same places for another policy. */
  public Reporter named(Supplier<PolicyName> other) {
    return new Reporter(other, channels, auditFile);
  }

  /** A handshake ended. */
  public void handshake(HandshakeRecord handshake) {
    tell(
        () -> {
          PolicyName by = name();
          Counters.ALL.handshake(handshake, by);
          if (isRecording()) {
            FlightRecording.handshake(handshake, by);
          }
          if (HAS_MANAGEMENT) {
            Management.registerOnceThereIsAServer();
          }
          if (auditFile.isPresent()) {
            AuditFile.of(auditFile.get()).write(line(handshake, by));
          }
        });
  }

  /**
   * A rule was not kept.
   *
   * @param finding what is told once in the log, however often it is seen
   * @param text the explanation, for the log
   */
  public void violation(ViolationRecord violation, String finding, String text) {
    tell(
        () -> {
          PolicyName by = name();
          Counters.ALL.violation(violation);
          if (isRecording()) {
            FlightRecording.violation(violation, by);
          }
          auditFile.ifPresent(path -> AuditFile.of(path).write(line(violation, by)));
        });
    if (channels.contains(Channel.LOG)) {
      Events.warnOfConnection(finding, text);
    }
  }

  /**
   * The policy was read again.
   *
   * @param outcome {@code taken}, or why it was not
   */
  public void reload(String outcome) {
    tell(
        () -> {
          PolicyName now = name();
          if (outcome.equals("taken")) {
            Counters.ALL.reload(now);
          } else {
            Counters.ALL.failedReload();
          }
          if (isRecording()) {
            FlightRecording.reload(now, outcome);
          }
          auditFile.ifPresent(path -> AuditFile.of(path).write(line(outcome, now)));
        });
  }

  /** Something lets programs of this JVM bypass every policy; the log is told as well. */
  public static void bypass(String finding) {
    tell(
        () -> {
          if (HAS_JFR && FlightRecording.isOn()) {
            FlightRecording.bypass(finding);
          }
        });
    Events.warn(finding, finding);
  }

  private PolicyName name() {
    PolicyName known = name;
    if (known == null) {
      known = policy.get();
      name = known;
    }
    return known;
  }

  private boolean isRecording() {
    return HAS_JFR && channels.contains(Channel.JFR) && FlightRecording.isOn();
  }

  /** No trouble of a recorder, a bean server or a disk is a connection's. */
  private static void tell(Runnable event) {
    try {
      event.run();
    } catch (RuntimeException | LinkageError e) {
      Events.warn("events", "Events are lost: " + e);
    }
  }

  private static String line(HandshakeRecord of, PolicyName by) {
    return begin("handshake", by)
        .with("role", of.role())
        .with("peer", of.peer())
        .with("version", of.version())
        .with("suite", of.suite())
        .with("group", of.group())
        .with("verdict", of.verdict().word())
        .with("rule", of.rule())
        .with("micros", TimeUnit.NANOSECONDS.toMicros(of.nanos()))
        .toString();
  }

  private static String line(ViolationRecord of, PolicyName by) {
    return begin("violation", by)
        .with("role", of.role())
        .with("peer", of.peer())
        .with("verdict", of.verdict().word())
        .with("rule", of.rule())
        .with("observed", of.observed())
        .toString();
  }

  private static String line(String outcome, PolicyName by) {
    return begin("reload", by).with("outcome", outcome).toString();
  }

  private static JsonLine begin(String event, PolicyName by) {
    return new JsonLine()
        .with("time", Instant.now().toString())
        .with("event", event)
        .with("policy", by.id())
        .with("digest", by.digest());
  }

  private static boolean hasModule(String name) {
    return ModuleLayer.boot().findModule(name).isPresent();
  }
}
