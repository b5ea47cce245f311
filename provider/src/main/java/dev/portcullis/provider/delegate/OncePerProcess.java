package dev.portcullis.provider.delegate;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A value made when first asked for. Unlike a static initialiser it tries again after a failure, so
 * that the second caller sees the reason too, not a {@link NoClassDefFoundError}. Thread-safe.
 */
final class OncePerProcess<T> implements Supplier<T> {

  private final Supplier<? extends T> maker;
  private volatile @Nullable T value;

  OncePerProcess(Supplier<? extends T> maker) {
    this.maker = maker;
  }

  @Override
  public T get() {
    T known = value;
    return known != null ? known : make();
  }

  private synchronized T make() {
    T known = value;
    if (known == null) {
      known = maker.get();
      value = known;
    }
    return known;
  }
}
