package dev.portcullis.provider.delegate;

import dev.portcullis.policy.Role;
import org.jspecify.annotations.Nullable;

/**
 * What is made of {@link HandshakeParameters}, kept for the last ones of each role: connection
 * after connection has the same. What is made must be immutable and depend on nothing else.
 * Thread-safe.
 */
final class PerRole<T> {
  private volatile @Nullable Made<T> client;
  private volatile @Nullable Made<T> server;

  private record Made<T>(HandshakeParameters from, T value) {}

  /** What was made, if it was of these parameters. */
  @Nullable T of(HandshakeParameters parameters) {
    Made<T> known = parameters.role() == Role.CLIENT ? client : server;
    return known != null && known.from().equals(parameters) ? known.value() : null;
  }

  /** Keeps what was made; returns it. */
  T keep(HandshakeParameters parameters, T value) {
    Made<T> made = new Made<>(parameters, value);
    if (parameters.role() == Role.CLIENT) {
      client = made;
    } else {
      server = made;
    }
    return value;
  }
}
