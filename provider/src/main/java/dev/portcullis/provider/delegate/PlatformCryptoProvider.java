package dev.portcullis.provider.delegate;

import dev.portcullis.policy.Role;
import java.security.SecureRandom;
import java.util.Set;
import org.bouncycastle.jcajce.util.DefaultJcaJceHelper;
import org.bouncycastle.jcajce.util.JcaJceHelper;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCryptoProvider;
import org.jspecify.annotations.Nullable;

/**
 * Makes the {@link PlatformCrypto} of each context. An explicit {@link SecureRandom} is always
 * passed on, since Bouncy Castle's own would be a chain of hash DRBGs that reseeds on each call.
 * Thread-safe.
 */
final class PlatformCryptoProvider extends JcaTlsCryptoProvider {

  private final PlatformAlgorithms algorithms;
  private final Set<Role> extendedMasterSecret;

  PlatformCryptoProvider(PlatformAlgorithms algorithms, Set<Role> extendedMasterSecret) {
    this.algorithms = algorithms;
    this.extendedMasterSecret = Set.copyOf(extendedMasterSecret);
  }

  @Override
  public JcaTlsCrypto create(@Nullable SecureRandom random) {
    return new PlatformCrypto(
        algorithms, random != null ? random : new SecureRandom(), extendedMasterSecret);
  }

  @Override
  public JcaTlsCrypto create(@Nullable SecureRandom keys, @Nullable SecureRandom nonces) {
    return create(keys);
  }

  @Override
  public JcaJceHelper getHelper() {
    return algorithms;
  }

  /** For keys that the JDK's providers cannot use (tokens): the listed provider that can. */
  @Override
  public JcaJceHelper getAltHelper() {
    return new DefaultJcaJceHelper();
  }
}
