package dev.portcullis.provider.jsse;

import java.nio.ByteBuffer;

/** Where a delegate writes before its handshake was judged: what it wrote can be taken back. */
final class Written {
  /** For a connection that was judged already: there is nothing to take back. */
  static final Written NOTHING = new Written();

  private final ByteBuffer[] targets;
  private final int[] positions;

  Written(ByteBuffer... targets) {
    this.targets = targets;
    this.positions = new int[targets.length];
    for (int i = 0; i < targets.length; i++) {
      positions[i] = targets[i] == null ? 0 : targets[i].position();
    }
  }

  /** Overwrites with zeros what was written since, and gives the room back. */
  void wipe() {
    for (int i = 0; i < targets.length; i++) {
      ByteBuffer target = targets[i];
      if (target != null) {
        for (int at = positions[i]; at < target.position(); at++) {
          target.put(at, (byte) 0);
        }
        target.position(positions[i]);
      }
    }
  }
}
