package dev.portcullis.provider.events;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** What happened in this process so far. Keys come from closed sets: nobody outside makes one. */
final class Counters {
  static final Counters ALL = new Counters();

  private final Map<String, LongAdder> handshakes = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> refusals = new ConcurrentHashMap<>();
  private final LongAdder reports = new LongAdder();
  private final LongAdder reloads = new LongAdder();
  private final LongAdder failedReloads = new LongAdder();
  private final LongAdder hybrid = new LongAdder();
  private volatile @Nullable PolicyName policy;

  void handshake(HandshakeRecord handshake, PolicyName by) {
    String version = handshake.version().isEmpty() ? "none" : handshake.version();
    add(handshakes, version + " " + handshake.verdict().word());
    if (handshake.verdict() == Verdict.ACCEPTED && handshake.group().contains("MLKEM")) {
      hybrid.increment();
    }
    policy = by;
  }

  void violation(ViolationRecord violation) {
    if (violation.verdict() == Verdict.REFUSED) {
      add(refusals, violation.rule());
    } else {
      reports.increment();
    }
  }

  void reload(PolicyName now) {
    reloads.increment();
    policy = now;
  }

  void failedReload() {
    failedReloads.increment();
  }

  Map<String, Long> handshakes() {
    return values(handshakes);
  }

  Map<String, Long> refusals() {
    return values(refusals);
  }

  long reports() {
    return reports.sum();
  }

  long reloads() {
    return reloads.sum();
  }

  long failedReloads() {
    return failedReloads.sum();
  }

  long hybrid() {
    return hybrid.sum();
  }

  /** Of the last handshake or reload. */
  @Nullable PolicyName policy() {
    return policy;
  }

  private static void add(Map<String, LongAdder> counters, String key) {
    LongAdder known = counters.get(key);
    if (known == null) {
      LongAdder made = new LongAdder();
      known = Objects.requireNonNullElse(counters.putIfAbsent(key, made), made);
    }
    known.increment();
  }

  private static Map<String, Long> values(Map<String, LongAdder> counters) {
    Map<String, Long> values = new TreeMap<>();
    counters.forEach((key, adder) -> values.put(key, adder.sum()));
    return values;
  }
}
