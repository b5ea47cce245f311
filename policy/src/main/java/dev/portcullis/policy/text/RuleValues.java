package dev.portcullis.policy.text;

import dev.portcullis.policy.ConnectionRules;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** Values by key while rules are put together. Not thread-safe. */
final class RuleValues {
  private final Map<RuleKey<?>, Object> values = new IdentityHashMap<>();

  static RuleValues of(ConnectionRules rules) {
    RuleValues all = new RuleValues();
    RuleKeys.ALL.forEach(key -> all.copy(key, rules));
    return all;
  }

  private <T> void copy(RuleKey<T> key, ConnectionRules rules) {
    put(key, key.of(rules));
  }

  <T> void put(RuleKey<T> key, T value) {
    values.put(key, value);
  }

  boolean has(RuleKey<?> key) {
    return values.containsKey(key);
  }

  /** The value, which must be there. */
  <T> T get(RuleKey<T> key) {
    return find(key).orElseThrow(() -> new IllegalStateException("no value for " + key.name()));
  }

  @SuppressWarnings("unchecked") // put() is the only way in.
  <T> Optional<T> find(RuleKey<T> key) {
    return Optional.ofNullable((T) values.get(key));
  }
}
