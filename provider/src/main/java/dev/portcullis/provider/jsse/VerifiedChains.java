package dev.portcullis.provider.jsse;

import dev.portcullis.policy.Role;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Chains that led to a trust anchor a short while ago, so that a peer that is met again is not
 * validated twice at full cost. Only good outcomes are kept, for five minutes at most and never
 * beyond the end of a certificate. Belongs to one set of anchors. Thread-safe.
 */
final class VerifiedChains {
  static final long MAX_AGE_MILLIS = 300_000;
  static final int MAX_CHAINS = 256;

  private final Clock clock;
  private final Map<Key, Long> expiries =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Long> eldest) {
          return size() > MAX_CHAINS;
        }
      };

  private record Key(List<X509Certificate> chain, String authType, Role role) {}

  VerifiedChains(Clock clock) {
    this.clock = clock;
  }

  synchronized boolean contains(X509Certificate[] chain, String authType, Role role) {
    Key key = new Key(List.of(chain), authType, role);
    Long expiry = expiries.get(key);
    if (expiry != null && clock.millis() >= expiry) {
      expiries.remove(key);
      return false;
    }
    return expiry != null;
  }

  synchronized void add(X509Certificate[] chain, String authType, Role role) {
    long expiry = clock.millis() + MAX_AGE_MILLIS;
    for (X509Certificate certificate : chain) {
      expiry = Math.min(expiry, certificate.getNotAfter().getTime());
    }
    expiries.put(new Key(List.of(chain), authType, role), expiry);
  }
}
