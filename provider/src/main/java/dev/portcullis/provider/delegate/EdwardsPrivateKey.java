package dev.portcullis.provider.delegate;

import java.security.PrivateKey;
import java.security.interfaces.EdECPrivateKey;
import org.jspecify.annotations.Nullable;

/**
 * A private key of the JDK that names its curve as algorithm, for the same reason as {@link
 * EdwardsCertificate}. {@link PlatformCrypto} signs with the key inside. Immutable.
 */
record EdwardsPrivateKey(EdECPrivateKey key) implements PrivateKey {

  private static final long serialVersionUID = 1L;

  /** The key under its curve's name; any other kind of key as it is. */
  static @Nullable PrivateKey renamed(@Nullable PrivateKey key) {
    return key instanceof EdECPrivateKey edwards ? new EdwardsPrivateKey(edwards) : key;
  }

  /** The JDK's key. */
  static PrivateKey original(PrivateKey key) {
    return key instanceof EdwardsPrivateKey renamed ? renamed.key : key;
  }

  @Override
  public String getAlgorithm() {
    return key.getParams().getName();
  }

  @Override
  public @Nullable String getFormat() {
    return key.getFormat();
  }

  @Override
  public byte @Nullable [] getEncoded() {
    return key.getEncoded();
  }

  /** Without the key. */
  @Override
  public String toString() {
    return getAlgorithm() + " private key";
  }
}
