package dev.portcullis.provider.jsse;

import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Finds the gate of a delegate's connection: delegates call trust and key managers with their own
 * engine or socket, applications must see the one they hold. Holds neither of them alive.
 * Thread-safe.
 */
final class ConnectionRegistry {
  // Engines and sockets do not override equals: this is a map by identity.
  private final Map<Object, WeakReference<HandshakeGate>> gates = new WeakHashMap<>();

  private final ResumptionScreen screen = new ResumptionScreen();
  private final PinCheck pins;
  private volatile boolean clientsShowed;

  ConnectionRegistry(PinCheck pins) {
    this.pins = pins;
  }

  /** What holds the context's peers to the policy's pins. */
  PinCheck pins() {
    return pins;
  }

  /** What keeps the context's sessions apart by whom they were made for. */
  ResumptionScreen screen() {
    return screen;
  }

  /** A client of this context shows certificates, whatever becomes of them. */
  void clientShows() {
    clientsShowed = true;
  }

  /**
   * Whether any client of this context ever showed certificates. If none did, no session of the
   * context has any: sessions and ticket keys are a context's own.
   */
  boolean hasClientShown() {
    return clientsShowed;
  }

  void add(Object delegateConnection, HandshakeGate gate) {
    synchronized (gates) {
      gates.put(delegateConnection, new WeakReference<>(gate));
    }
  }

  /** The gate of a delegate's connection, or null if it is none of ours. */
  @Nullable HandshakeGate find(@Nullable Object delegateConnection) {
    synchronized (gates) {
      WeakReference<HandshakeGate> gate = gates.get(delegateConnection);
      return gate == null ? null : gate.get();
    }
  }

  /** Whether a delegate's connection is one of ours and has passed its handshake. */
  boolean isOpen(@Nullable Object delegateConnection) {
    HandshakeGate gate = find(delegateConnection);
    return gate != null && gate.isOpen();
  }

  /** The object that the application holds, or the given one if it is none of ours. */
  <T> T wrapperOf(T delegateConnection, Class<T> type) {
    HandshakeGate gate = find(delegateConnection);
    return gate != null && type.isInstance(gate.wrapper())
        ? type.cast(gate.wrapper())
        : delegateConnection;
  }
}
