package dev.portcullis.provider.delegate;

import org.jspecify.annotations.Nullable;

/**
 * A value made when first asked for. Unlike a static initialiser it tries again after a failure, so
 * that the second caller sees the reason too, not a {@link NoClassDefFoundError}. Thread-safe.
 *
 * <p>A class to extend, not one that takes a function: linking those is dear in a start.
 */
abstract class OncePerProcess<T> {

  private volatile @Nullable T value;

  /** Makes the value; called again only after it threw. */
  abstract T make();

  final T get() {
    T known = value;
    return known != null ? known : makeOnce();
  }

  private synchronized T makeOnce() {
    T known = value;
    if (known == null) {
      known = make();
      value = known;
    }
    return known;
  }
}
