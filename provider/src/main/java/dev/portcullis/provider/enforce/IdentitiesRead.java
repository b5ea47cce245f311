package dev.portcullis.provider.enforce;

import java.lang.ref.WeakReference;
import java.security.cert.X509Certificate;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * The identities of certificates that were read a while ago, by the certificate's object: the JDK
 * makes one for the same octets, and it never changes. Holds no certificate alive. Thread-safe.
 */
final class IdentitiesRead {
  private static final int SLOTS = 256;
  private static final AtomicReferenceArray<Read> READ = new AtomicReferenceArray<>(SLOTS);

  private IdentitiesRead() {}

  private static final class Read extends WeakReference<X509Certificate> {
    private final PresentedIdentities identities;

    Read(X509Certificate certificate, PresentedIdentities identities) {
      super(certificate);
      this.identities = identities;
    }
  }

  static @Nullable PresentedIdentities of(X509Certificate certificate) {
    Read known = READ.get(slot(certificate));
    return known != null && known.refersTo(certificate) ? known.identities : null;
  }

  static void keep(X509Certificate certificate, PresentedIdentities identities) {
    READ.set(slot(certificate), new Read(certificate, identities));
  }

  private static int slot(X509Certificate certificate) {
    return System.identityHashCode(certificate) & (SLOTS - 1);
  }
}
