package dev.portcullis.provider.jsse;

import dev.portcullis.policy.Role;
import dev.portcullis.provider.credentials.Credentials;
import dev.portcullis.provider.credentials.TrustAnchors;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Path validation to the anchors of the policy, by the JDK's own managers; to the platform's for a
 * role of which the policy says nothing. Thread-safe.
 */
final class PolicyAnchors {
  /** By identity: the JDK's managers, and ours, have no equality of their own. */
  private static final Set<X509TrustManager> OF_A_POLICY =
      Collections.newSetFromMap(new WeakHashMap<>());

  private final PlatformTrust platform;
  private final Map<Role, Optional<TrustAnchors>> anchors = new EnumMap<>(Role.class);
  private final Map<Role, X509TrustManager> managers = new EnumMap<>(Role.class);
  private @Nullable X509TrustManager ofBoth;

  PolicyAnchors(PlatformTrust platform, Credentials credentials) {
    this.platform = platform;
    anchors.put(Role.CLIENT, credentials.client().anchors());
    anchors.put(Role.SERVER, credentials.server().anchors());
  }

  PlatformTrust platform() {
    return platform;
  }

  /** Whether the policy names anchors for a role. */
  boolean areSet(Role role) {
    return named(role).isPresent();
  }

  /** Whether a manager is one that any policy's anchors made, for contexts that were given none. */
  static boolean isOfAPolicy(X509TrustManager manager) {
    synchronized (OF_A_POLICY) {
      return OF_A_POLICY.contains(manager);
    }
  }

  /** Remembers a manager for {@link #isOfAPolicy}: one that was made for want of a key store. */
  static void remember(X509TrustManager manager) {
    synchronized (OF_A_POLICY) {
      OF_A_POLICY.add(manager);
    }
  }

  /** Whether a manager is one that {@link #ofBoth} made. */
  synchronized boolean made(X509TrustManager manager) {
    return manager == ofBoth;
  }

  /**
   * A manager for contexts that are given none: the platform's, unless the policy names anchors.
   *
   * @throws CertificateException if the anchors cannot be used
   */
  synchronized X509TrustManager ofBoth() throws CertificateException {
    if (!areSet(Role.CLIENT) && !areSet(Role.SERVER)) {
      return platform.ofPlatform();
    }
    if (ofBoth == null) {
      ofBoth =
          named(Role.CLIENT).equals(named(Role.SERVER))
              ? of(Role.CLIENT)
              : new RoleTrustManager(extended(Role.CLIENT), extended(Role.SERVER));
    }
    return ofBoth;
  }

  /**
   * A manager over the anchors of a role. That of the platform is made anew each time: the
   * properties that name its trust store may have changed.
   *
   * @throws CertificateException if they cannot be used
   */
  synchronized X509TrustManager of(Role role) throws CertificateException {
    Optional<TrustAnchors> named = named(role);
    if (named.isEmpty()) {
      return platform.ofPlatform();
    }
    X509TrustManager made = managers.get(role);
    if (made == null) {
      made = over(named.get());
      managers.put(role, made);
    }
    return made;
  }

  private Optional<TrustAnchors> named(Role role) {
    return anchors.getOrDefault(role, Optional.empty());
  }

  private X509ExtendedTrustManager extended(Role role) throws CertificateException {
    return (X509ExtendedTrustManager) of(role);
  }

  private X509TrustManager over(TrustAnchors named) throws CertificateException {
    Set<X509Certificate> all = new LinkedHashSet<>(named.certificates());
    if (named.platform()) {
      all.addAll(Arrays.asList(platform.ofPlatform().getAcceptedIssuers()));
    }
    return platform.over(all.toArray(X509Certificate[]::new));
  }
}
