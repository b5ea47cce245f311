package dev.portcullis.provider.jsse;

import java.lang.ref.WeakReference;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/**
 * The handshakes that unnamed client engines of one policy have begun and that no server engine of
 * this process has taken up yet. Few and short-lived; the oldest gives way. Thread-safe.
 */
final class SelfTests {
  private static final int MAX_WAITING = 16;

  private final Deque<WeakReference<InProcessPipe>> waiting = new ArrayDeque<>();
  private volatile boolean empty = true;

  /** A client has written its hello. */
  void add(InProcessPipe pipe) {
    synchronized (waiting) {
      if (waiting.size() == MAX_WAITING) {
        waiting.removeFirst();
      }
      waiting.addLast(new WeakReference<>(pipe));
      empty = false;
    }
  }

  /** The handshake whose hello a server reads here; nobody else can take it up then. */
  @Nullable InProcessPipe claim(ByteBuffer source) {
    if (empty) {
      return null;
    }
    synchronized (waiting) {
      InProcessPipe found = null;
      for (Iterator<WeakReference<InProcessPipe>> at = waiting.iterator(); at.hasNext(); ) {
        InProcessPipe pipe = at.next().get();
        boolean here = pipe != null && found == null && pipe.begins(source);
        if (here) {
          found = pipe;
        }
        if (pipe == null || here) {
          at.remove();
        }
      }
      empty = waiting.isEmpty();
      return found;
    }
  }
}
