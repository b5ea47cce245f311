package dev.portcullis.provider.delegate;

import java.security.AlgorithmParameterGenerator;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.security.Signature;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Cipher;
import javax.crypto.KeyAgreement;
import javax.crypto.KeyGenerator;
import javax.crypto.Mac;
import javax.crypto.NoSuchPaddingException;
import javax.crypto.SecretKeyFactory;
import org.bouncycastle.jcajce.util.ProviderJcaJceHelper;
import org.jspecify.annotations.Nullable;

/**
 * Where Bouncy Castle's TLS gets its algorithms from: the JDK's own providers, whatever their place
 * in the provider list; if one of those is not listed, from any other. Each answer, a missing
 * algorithm too, is looked up once. No Bouncy Castle provider is ever made, which alone would cost
 * more than a handshake.
 *
 * <p>It extends {@link ProviderJcaJceHelper} because the interface behind it grows between
 * releases. Timing: every secret-dependent primitive that is resolved here is the JDK's, which
 * computes P-256, P-384 and P-521 with branch-free field arithmetic, AES-GCM with processor
 * instructions or table-free on the supported platforms, ChaCha20-Poly1305 without tables, and RSA
 * with blinding. Thread-safe.
 */
final class PlatformAlgorithms extends ProviderJcaJceHelper {

  private static final List<String> JDK_PROVIDERS = List.of("SUN", "SunRsaSign", "SunEC", "SunJCE");

  private final List<Provider> platform;
  private final Map<String, Optional<Provider>> found = new ConcurrentHashMap<>();

  private PlatformAlgorithms(List<Provider> platform) {
    super(platform.get(0));
    this.platform = platform;
  }

  /**
   * Over the JDK's providers that are listed.
   *
   * @throws ProviderException if not one of them is
   */
  static PlatformAlgorithms listed() {
    List<Provider> listed = new ArrayList<>();
    for (String name : JDK_PROVIDERS) {
      Provider provider = Security.getProvider(name);
      if (provider != null) {
        listed.add(provider);
      }
    }
    if (listed.isEmpty()) {
      throw new ProviderException(
          "none of the JDK's crypto providers "
              + JDK_PROVIDERS
              + " is in the provider list; list them in java.security");
    }
    return new PlatformAlgorithms(List.copyOf(listed));
  }

  /** Whether some provider has the algorithm. */
  boolean has(String type, String algorithm) {
    return find(type, algorithm) != null;
  }

  /** The provider of an algorithm. */
  Provider provider(String type, String algorithm) throws NoSuchAlgorithmException {
    Provider provider = find(type, algorithm);
    if (provider == null) {
      throw new NoSuchAlgorithmException("no provider of this JVM has " + type + " " + algorithm);
    }
    return provider;
  }

  @Override
  public Cipher createCipher(String name) throws NoSuchAlgorithmException, NoSuchPaddingException {
    return Cipher.getInstance(name, provider("Cipher", name));
  }

  @Override
  public Mac createMac(String name) throws NoSuchAlgorithmException {
    return Mac.getInstance(name, provider("Mac", name));
  }

  @Override
  public KeyAgreement createKeyAgreement(String name) throws NoSuchAlgorithmException {
    return KeyAgreement.getInstance(name, provider("KeyAgreement", name));
  }

  @Override
  public AlgorithmParameterGenerator createAlgorithmParameterGenerator(String name)
      throws NoSuchAlgorithmException {
    return AlgorithmParameterGenerator.getInstance(
        name, provider("AlgorithmParameterGenerator", name));
  }

  @Override
  public AlgorithmParameters createAlgorithmParameters(String name)
      throws NoSuchAlgorithmException {
    return AlgorithmParameters.getInstance(name, provider("AlgorithmParameters", name));
  }

  @Override
  public KeyGenerator createKeyGenerator(String name) throws NoSuchAlgorithmException {
    return KeyGenerator.getInstance(name, provider("KeyGenerator", name));
  }

  @Override
  public KeyFactory createKeyFactory(String name) throws NoSuchAlgorithmException {
    return KeyFactory.getInstance(name, provider("KeyFactory", name));
  }

  @Override
  public SecretKeyFactory createSecretKeyFactory(String name) throws NoSuchAlgorithmException {
    return SecretKeyFactory.getInstance(name, provider("SecretKeyFactory", name));
  }

  @Override
  public KeyPairGenerator createKeyPairGenerator(String name) throws NoSuchAlgorithmException {
    return KeyPairGenerator.getInstance(name, provider("KeyPairGenerator", name));
  }

  @Override
  public MessageDigest createDigest(String name) throws NoSuchAlgorithmException {
    return createMessageDigest(name);
  }

  @Override
  public MessageDigest createMessageDigest(String name) throws NoSuchAlgorithmException {
    return MessageDigest.getInstance(name, provider("MessageDigest", name));
  }

  @Override
  public Signature createSignature(String name) throws NoSuchAlgorithmException {
    if (name.equalsIgnoreCase(RawRsaSignature.ALGORITHM) && !has("Signature", name)) {
      return rawRsa();
    }
    Signature platform = Signature.getInstance(name, provider("Signature", name));
    return EcdsaSignature.isNamedBy(name) ? ecdsa(platform) : platform;
  }

  private Signature ecdsa(Signature platform) throws NoSuchAlgorithmException {
    String digest = EcdsaSignature.digestOf(platform.getAlgorithm());
    return EcdsaSignature.over(platform, digest == null ? null : createMessageDigest(digest));
  }

  private Signature rawRsa() throws NoSuchAlgorithmException {
    try {
      return new RawRsaSignature(createCipher("RSA/ECB/PKCS1Padding"));
    } catch (NoSuchPaddingException e) {
      throw new NoSuchAlgorithmException(RawRsaSignature.ALGORITHM, e);
    }
  }

  /** From SUN: its certificates are the ones whose verified signatures the JDK's PKIX caches. */
  @Override
  public CertificateFactory createCertificateFactory(String name) throws CertificateException {
    try {
      return CertificateFactory.getInstance(name, provider("CertificateFactory", name));
    } catch (NoSuchAlgorithmException e) {
      throw new CertificateException(e.getMessage(), e);
    }
  }

  private @Nullable Provider find(String type, String algorithm) {
    String key = type + '.' + algorithm;
    Optional<Provider> known = found.get(key);
    if (known == null) {
      known = search(type, algorithm);
      found.put(key, known);
    }
    return known.orElse(null);
  }

  private Optional<Provider> search(String type, String algorithm) {
    for (Provider provider : candidates()) {
      if (offers(provider, type, algorithm)) {
        return Optional.of(provider);
      }
    }
    return Optional.empty();
  }

  /**
   * The whole provider list only if the JDK's are not all in it: walking it loads every provider,
   * which is slow, and finds only what no policy allows.
   */
  private List<Provider> candidates() {
    if (platform.size() == JDK_PROVIDERS.size()) {
      return platform;
    }
    List<Provider> all = new ArrayList<>(platform);
    all.addAll(List.of(Security.getProviders()));
    return all;
  }

  /** A cipher's name is a transformation, which only the JCE itself can take apart. */
  private static boolean offers(Provider provider, String type, String algorithm) {
    if (!type.equals("Cipher")) {
      return provider.getService(type, algorithm) != null;
    }
    try {
      Cipher.getInstance(algorithm, provider);
      return true;
    } catch (GeneralSecurityException | SecurityException notOffered) {
      return false;
    }
  }
}
