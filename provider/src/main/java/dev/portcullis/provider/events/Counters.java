package dev.portcullis.provider.events;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What happened in this process so far. Keys come from closed sets: nobody outside makes one. */
final class Counters {
  static final Counters ALL = new Counters();

  private final Map<String, Verdicts> handshakes = new ConcurrentHashMap<>();
  private final Map<String, LongAdder> refusals = new ConcurrentHashMap<>();
  private final LongAdder reports = new LongAdder();
  private final LongAdder reloads = new LongAdder();
  private final LongAdder failedReloads = new LongAdder();
  private final LongAdder hybrid = new LongAdder();
  private volatile @Nullable PolicyName policy;

  void handshake(HandshakeRecord handshake, PolicyName by) {
    String version = handshake.version().isEmpty() ? "none" : handshake.version();
    found(handshakes, version, Verdicts::new).add(handshake.verdict());
    if (handshake.verdict() == Verdict.ACCEPTED && handshake.group().contains("MLKEM")) {
      hybrid.increment();
    }
    if (policy != by) {
      policy = by; // one cache line for all handshakes: written only if it changes
    }
  }

  void violation(ViolationRecord violation) {
    if (violation.verdict() == Verdict.REFUSED) {
      found(refusals, violation.rule(), LongAdder::new).increment();
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
    Map<String, Long> values = new TreeMap<>();
    handshakes.forEach((version, verdicts) -> verdicts.addTo(values, version));
    return values;
  }

  Map<String, Long> refusals() {
    Map<String, Long> values = new TreeMap<>();
    refusals.forEach((rule, adder) -> values.put(rule, adder.sum()));
    return values;
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

  private static <T> T found(Map<String, T> counters, String key, Supplier<T> made) {
    T known = counters.get(key);
    if (known == null) {
      T first = made.get();
      known = Objects.requireNonNullElse(counters.putIfAbsent(key, first), first);
    }
    return known;
  }

  /** How the handshakes of one version ended. */
  private static final class Verdicts {
    private final LongAdder[] adders = new LongAdder[Verdict.values().length];

    Verdicts() {
      Arrays.setAll(adders, i -> new LongAdder());
    }

    void add(Verdict verdict) {
      adders[verdict.ordinal()].increment();
    }

    void addTo(Map<String, Long> values, String version) {
      for (Verdict verdict : Verdict.values()) {
        long sum = adders[verdict.ordinal()].sum();
        if (sum > 0) {
          values.put(version + " " + verdict.word(), sum);
        }
      }
    }
  }
}
