package dev.portcullis.provider.jsse;

import java.util.Enumeration;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;
import org.jspecify.annotations.Nullable;

/**
 * The sessions of a delegate's context, which an application may let end earlier than the policy
 * says ({@code session.max-age-seconds}), never later. As thread-safe as the delegate's.
 */
final class CappedSessions implements SSLSessionContext {
  private static final int NOTHING = -1;

  private final SSLSessionContext delegate;
  private final int maxAgeSeconds;
  private volatile int askedTimeout = NOTHING;
  private volatile int askedSize = NOTHING;

  CappedSessions(SSLSessionContext delegate, int maxAgeSeconds) {
    this.delegate = delegate;
    this.maxAgeSeconds = maxAgeSeconds;
    limit(delegate.getSessionTimeout());
  }

  /** Sets what an application has set on another. */
  void setAs(CappedSessions other) {
    if (other.askedTimeout != NOTHING) {
      setSessionTimeout(other.askedTimeout);
    }
    if (other.askedSize != NOTHING) {
      setSessionCacheSize(other.askedSize);
    }
  }

  @Override
  public @Nullable SSLSession getSession(byte[] id) {
    return delegate.getSession(id);
  }

  @Override
  public Enumeration<byte[]> getIds() {
    return delegate.getIds();
  }

  /** Zero would mean "for ever", and becomes the longest time that the policy allows. */
  @Override
  public void setSessionTimeout(int seconds) {
    limit(seconds);
    askedTimeout = seconds;
  }

  private void limit(int seconds) {
    delegate.setSessionTimeout(seconds == 0 ? maxAgeSeconds : Math.min(seconds, maxAgeSeconds));
  }

  @Override
  public int getSessionTimeout() {
    return delegate.getSessionTimeout();
  }

  @Override
  public void setSessionCacheSize(int size) {
    delegate.setSessionCacheSize(size);
    askedSize = size;
  }

  @Override
  public int getSessionCacheSize() {
    return delegate.getSessionCacheSize();
  }
}
