package dev.portcullis.provider.jsse;

import java.lang.ref.WeakReference;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Chains that one set of rules found nothing against, for the parts of the judgement that depend on
 * the certificates and the rules alone: neither on time nor on whom a client wants. Chains are the
 * same if their certificates are the same objects, which the JDK's are for the same octets. Holds
 * no certificate alive. Thread-safe.
 */
final class GoodChains {
  private static final int SLOTS = 16;

  private final AtomicReferenceArray<WeakReference<X509Certificate>[]> chains =
      new AtomicReferenceArray<>(SLOTS);

  boolean contains(List<X509Certificate> chain) {
    WeakReference<X509Certificate> @Nullable [] known = chains.get(slot(chain));
    if (known == null || known.length != chain.size()) {
      return false;
    }
    for (int i = 0; i < known.length; i++) {
      if (!known[i].refersTo(chain.get(i))) {
        return false;
      }
    }
    return true;
  }

  void add(List<X509Certificate> chain) {
    @SuppressWarnings({"unchecked", "rawtypes"})
    WeakReference<X509Certificate>[] held = new WeakReference[chain.size()];
    for (int i = 0; i < held.length; i++) {
      held[i] = new WeakReference<>(chain.get(i));
    }
    chains.set(slot(chain), held);
  }

  private static int slot(List<X509Certificate> chain) {
    return System.identityHashCode(chain.get(0)) & (SLOTS - 1);
  }
}
