package dev.portcullis.provider.delegate;

import dev.portcullis.policy.Role;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is made of {@link HandshakeParameters}, kept for the last ones of each role: connection
 * after connection has the same. What is made must be immutable and depend on nothing else.
 * Thread-safe.
 */
final class PerRole<T> {
  private final Function<HandshakeParameters, T> making;
  private volatile @Nullable Made<T> client;
  private volatile @Nullable Made<T> server;

  private record Made<T>(HandshakeParameters from, T value) {}

  PerRole(Function<HandshakeParameters, T> making) {
    this.making = making;
  }

  T of(HandshakeParameters parameters) {
    boolean isClient = parameters.role() == Role.CLIENT;
    Made<T> known = isClient ? client : server;
    if (known != null && known.from().equals(parameters)) {
      return known.value();
    }
    Made<T> made = new Made<>(parameters, making.apply(parameters));
    if (isClient) {
      client = made;
    } else {
      server = made;
    }
    return made.value();
  }
}
