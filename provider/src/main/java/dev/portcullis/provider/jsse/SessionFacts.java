package dev.portcullis.provider.jsse;

import dev.portcullis.provider.facts.HandshakeFacts;
import java.lang.ref.Reference;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * Finds the facts of a handshake by its session: often all that a program is given. Sessions are
 * the delegates' own objects, equal to others by their number, so this is a map by identity. It
 * holds no session alive. Thread-safe.
 */
final class SessionFacts {
  private static final Map<Key, HandshakeFacts> FACTS = new ConcurrentHashMap<>();
  private static final ReferenceQueue<SSLSession> GONE = new ReferenceQueue<>();

  private SessionFacts() {}

  /** Remembers the facts for as long as the session lives; those of a later connection win. */
  static void remember(SSLSession session, HandshakeFacts facts) {
    for (Reference<?> gone = GONE.poll(); gone != null; gone = GONE.poll()) {
      FACTS.remove(gone);
    }
    FACTS.put(new Key(session, GONE), facts);
  }

  static Optional<HandshakeFacts> of(SSLSession session) {
    return Optional.ofNullable(FACTS.get(new Key(session, null)));
  }

  private static final class Key extends WeakReference<SSLSession> {
    private final int hash;

    Key(SSLSession session, @Nullable ReferenceQueue<SSLSession> queue) {
      super(session, queue);
      hash = System.identityHashCode(session);
    }

    @Override
    public boolean equals(@Nullable Object other) {
      if (this == other) {
        return true;
      }
      SSLSession session = get();
      return session != null && other instanceof Key key && key.get() == session;
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
