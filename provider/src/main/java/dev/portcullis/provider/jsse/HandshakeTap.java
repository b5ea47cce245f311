package dev.portcullis.provider.jsse;

import dev.portcullis.policy.Role;
import dev.portcullis.provider.wire.HandshakeWatch;
import dev.portcullis.provider.wire.Sender;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Shows the octets of a connection to a {@link HandshakeWatch} while it needs them, in both
 * directions; afterwards it is out of the way. Thread-safe.
 */
final class HandshakeTap {
  private volatile @Nullable HandshakeWatch watch;
  private final boolean datagram;
  private volatile boolean open = true;
  private volatile Role role = Role.SERVER;

  /**
   * A tap for one connection.
   *
   * @param datagram whether the octets come in datagrams, which are not read
   */
  HandshakeTap(boolean datagram) {
    this.datagram = datagram;
  }

  /** A handshake begins: nothing of it has passed yet. */
  void begin(Role ownRole) {
    role = ownRole;
    watch = datagram ? null : new HandshakeWatch();
  }

  /** Whether octets are still of interest. */
  boolean isOpen() {
    return open;
  }

  void inbound(ByteBuffer octets) {
    feed(role == Role.CLIENT ? Sender.SERVER : Sender.CLIENT, octets);
  }

  void outbound(ByteBuffer octets) {
    feed(role == Role.CLIENT ? Sender.CLIENT : Sender.SERVER, octets);
  }

  /** The watch of the handshake that is over now; nothing is watched from here on. */
  @Nullable HandshakeWatch close() {
    HandshakeWatch last = watch;
    open = false;
    watch = null;
    return last;
  }

  private void feed(Sender sender, ByteBuffer octets) {
    HandshakeWatch now = watch;
    if (now != null && octets.hasRemaining()) {
      now.feed(sender, octets);
    }
  }
}
