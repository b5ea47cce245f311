package dev.portcullis.cli.agent;

import dev.portcullis.provider.ContextGate;
import java.util.function.BiFunction;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import org.jspecify.annotations.Nullable;

/**
 * What the constructor of {@link SSLContext} calls. Public, with a public constructor, because
 * {@code java.base} knows it by name only: the JVM puts the agent's jar on the system class path,
 * so the system class loader always finds this very class. Holds the one gate of the process.
 * Thread-safe.
 */
public final class ContextHook
    implements BiFunction<SSLContext, @Nullable SSLContextSpi, @Nullable SSLContextSpi> {

  private static volatile @Nullable ContextGate gate;

  /** Sets the gate, before the constructor is hooked. */
  static void open(ContextGate opened) {
    gate = opened;
  }

  @Override
  public @Nullable SSLContextSpi apply(SSLContext context, @Nullable SSLContextSpi made) {
    ContextGate now = gate;
    if (now == null) {
      throw new IllegalStateException("The agent of Portcullis has not been started");
    }
    return now.gated(context, made);
  }
}
