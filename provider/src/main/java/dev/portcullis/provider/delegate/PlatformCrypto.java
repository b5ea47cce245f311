package dev.portcullis.provider.delegate;

import dev.portcullis.policy.Role;
import java.io.IOException;
import java.security.AlgorithmParameters;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Locale;
import java.util.Set;
import org.bouncycastle.jcajce.util.DefaultJcaJceHelper;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.EncryptionAlgorithm;
import org.bouncycastle.tls.NamedGroup;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SecurityParameters;
import org.bouncycastle.tls.SignatureScheme;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.CryptoHashAlgorithm;
import org.bouncycastle.tls.crypto.Tls13Verifier;
import org.bouncycastle.tls.crypto.TlsAgreement;
import org.bouncycastle.tls.crypto.TlsCipher;
import org.bouncycastle.tls.crypto.TlsCryptoException;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.TlsCryptoUtils;
import org.bouncycastle.tls.crypto.TlsECConfig;
import org.bouncycastle.tls.crypto.TlsECDomain;
import org.bouncycastle.tls.crypto.TlsKemConfig;
import org.bouncycastle.tls.crypto.TlsKemDomain;
import org.bouncycastle.tls.crypto.TlsNonceGenerator;
import org.bouncycastle.tls.crypto.TlsSecret;
import org.bouncycastle.tls.crypto.TlsStreamSigner;
import org.bouncycastle.tls.crypto.TlsStreamVerifier;
import org.bouncycastle.tls.crypto.impl.TlsAEADCipher;
import org.bouncycastle.tls.crypto.impl.bc.BcTlsCrypto;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;
import org.jspecify.annotations.Nullable;

/**
 * The cryptography of the Bouncy Castle delegate: the JDK's algorithms, but for key agreement with
 * X25519, X448 and ML-KEM, which come from Bouncy Castle's lightweight classes because some JDKs
 * have no ML-KEM and none is faster.
 *
 * <p>Timing. X25519 and X448 run a Montgomery ladder with constant-time swaps over fixed-limb
 * fields (RFC 7748, Section 5). ML-KEM works on fixed-length polynomials without branches on
 * coefficients, and decapsulation selects the rejection secret by mask (FIPS 203, Section 6.3). All
 * else is of the JDK; see {@link PlatformAlgorithms}. RSA key exchange, which no default profile
 * allows, keeps Bouncy Castle's substitution of a random secret (RFC 5246, Section 7.4.7.1) but
 * rests on the JDK's unpadding, which signals errors by exception: no claim is made for it.
 *
 * <p>It also refuses TLS 1.2 without the extended master secret, at the one place that every
 * handshake passes before its first protected record, resumed ones included. Thread-safe.
 */
final class PlatformCrypto extends JcaTlsCrypto {

  private static final String PSS = "RSASSA-PSS";
  private static final String CHACHA = "ChaCha20-Poly1305";

  private final PlatformAlgorithms algorithms;
  private final SecureRandom random;
  private final Set<Role> extendedMasterSecret;
  private final BcTlsCrypto lightweight;

  PlatformCrypto(
      PlatformAlgorithms algorithms, SecureRandom random, Set<Role> extendedMasterSecret) {
    super(algorithms, new DefaultJcaJceHelper(), random, random);
    this.algorithms = algorithms;
    this.random = random;
    this.extendedMasterSecret = extendedMasterSecret;
    this.lightweight = new BcTlsCrypto(random);
  }

  /** From the source of randomness itself; the default makes a DRBG for each connection. */
  @Override
  public TlsNonceGenerator createNonceGenerator(byte[] additionalSeedMaterial) {
    return new RandomNonces(random);
  }

  @Override
  protected Boolean isSupportedNamedGroup(int group) {
    return isLightweight(group)
        ? Boolean.valueOf(lightweight.hasNamedGroup(group))
        : super.isSupportedNamedGroup(group);
  }

  @Override
  public TlsECDomain createECDomain(TlsECConfig config) {
    if (!isLightweight(config.getNamedGroup())) {
      return super.createECDomain(config);
    }
    TlsECDomain domain = lightweight.createECDomain(config);
    return new TlsECDomain() {
      @Override
      public TlsAgreement createECDH() {
        return adopt(domain.createECDH());
      }
    };
  }

  @Override
  public TlsKemDomain createKemDomain(TlsKemConfig config) {
    TlsKemDomain domain = lightweight.createKemDomain(config);
    return new TlsKemDomain() {
      @Override
      public TlsAgreement createKem() {
        return adopt(domain.createKem());
      }
    };
  }

  @Override
  protected Boolean isSupportedEncryptionAlgorithm(int algorithm) {
    return algorithm == EncryptionAlgorithm.CHACHA20_POLY1305
        ? Boolean.valueOf(algorithms.has("Cipher", CHACHA))
        : super.isSupportedEncryptionAlgorithm(algorithm);
  }

  /**
   * Record protection of a handshake that has agreed on everything but is not finished.
   *
   * @throws TlsFatalAlert handshake_failure, if TLS 1.2 or earlier lacks RFC 7627 and must have it
   */
  @Override
  public TlsCipher createCipher(TlsCryptoParameters parameters, int encryption, int mac)
      throws IOException {
    SecurityParameters agreed = parameters.getSecurityParametersHandshake();
    boolean tls13 = ProtocolVersion.TLSv13.equals(agreed.getNegotiatedVersion());
    if (!tls13) {
      requireExtendedMasterSecret(agreed, parameters.isServer() ? Role.SERVER : Role.CLIENT);
    }
    try {
      RecordAead aead = RecordAead.of(encryption);
      if (aead == null) {
        return super.createCipher(parameters, encryption, mac);
      }
      return tls13
          ? new Tls13RecordCipher(algorithms, aead, TrafficKeys.of(parameters, aead))
          : tls12Cipher(parameters, aead);
    } catch (GeneralSecurityException e) {
      throw new TlsCryptoException("no record protection with this JVM's algorithms", e);
    }
  }

  @Override
  public @Nullable AlgorithmParameters getSignatureSchemeAlgorithmParameters(int scheme)
      throws GeneralSecurityException {
    if (!SignatureScheme.isRSAPSS(scheme)) {
      return null;
    }
    int hash = SignatureScheme.getCryptoHashAlgorithm(scheme);
    String digest = digestName(hash);
    AlgorithmParameters parameters = algorithms.createAlgorithmParameters(PSS);
    parameters.init(
        new PSSParameterSpec(
            digest,
            "MGF1",
            new MGF1ParameterSpec(digest),
            TlsCryptoUtils.getHashOutputSize(hash),
            PSSParameterSpec.TRAILER_FIELD_BC));
    return parameters;
  }

  @Override
  protected TlsStreamSigner createStreamSigner(
      String name, AlgorithmParameterSpec parameters, PrivateKey key, boolean needsRandom)
      throws IOException {
    return super.createStreamSigner(
        jdkName(name), parameters, EdwardsPrivateKey.original(key), needsRandom);
  }

  @Override
  protected TlsStreamVerifier createStreamVerifier(
      String name, AlgorithmParameterSpec parameters, byte[] signature, PublicKey key)
      throws IOException {
    return super.createStreamVerifier(jdkName(name), parameters, signature, key);
  }

  @Override
  protected Tls13Verifier createTls13Verifier(
      String name, AlgorithmParameterSpec parameters, PublicKey key) throws IOException {
    return super.createTls13Verifier(jdkName(name), parameters, key);
  }

  private void requireExtendedMasterSecret(SecurityParameters agreed, Role role)
      throws TlsFatalAlert {
    if (extendedMasterSecret.contains(role) && !agreed.isExtendedMasterSecret()) {
      throw new TlsFatalAlert(
          AlertDescription.handshake_failure,
          "the peer does not support the extended master secret (RFC 7627), which"
              + " tls12.extended-master-secret = \"require\" asks for in TLS 1.2");
    }
  }

  /** Bouncy Castle's record layer of TLS 1.2 over the JDK's cipher. */
  private TlsCipher tls12Cipher(TlsCryptoParameters parameters, RecordAead aead)
      throws IOException, GeneralSecurityException {
    return new TlsAEADCipher(
        parameters,
        new Tls12Aead(algorithms, aead, true),
        new Tls12Aead(algorithms, aead, false),
        aead.keyBytes(),
        RecordAead.TAG_BYTES,
        aead.tls12Nonces(),
        null);
  }

  /** Makes the secret of a lightweight agreement one of ours, so that the JDK's HMAC derives. */
  private TlsAgreement adopt(TlsAgreement agreement) {
    return new TlsAgreement() {
      @Override
      public byte[] generateEphemeral() throws IOException {
        return agreement.generateEphemeral();
      }

      @Override
      public void receivePeerValue(byte[] value) throws IOException {
        agreement.receivePeerValue(value);
      }

      @Override
      public TlsSecret calculateSecret() throws IOException {
        return createSecret(agreement.calculateSecret().extract());
      }
    };
  }

  private static boolean isLightweight(int group) {
    return NamedGroup.refersToAnXDHCurve(group) || NamedGroup.refersToASpecificKem(group);
  }

  /** Straight from a source of randomness. */
  private record RandomNonces(SecureRandom random) implements TlsNonceGenerator {
    @Override
    public byte[] generateNonce(int size) {
      byte[] nonce = new byte[size];
      random.nextBytes(nonce);
      return nonce;
    }
  }

  /** Bouncy Castle names RSASSA-PSS after its digest; the JDK leaves that to the parameters. */
  private static String jdkName(String name) {
    return name.toUpperCase(Locale.ROOT).endsWith("WITHRSAANDMGF1") ? PSS : name;
  }

  private static String digestName(int hash) {
    return switch (hash) {
      case CryptoHashAlgorithm.sha256 -> "SHA-256";
      case CryptoHashAlgorithm.sha384 -> "SHA-384";
      case CryptoHashAlgorithm.sha512 -> "SHA-512";
      default -> throw new IllegalArgumentException("no RSASSA-PSS scheme uses hash " + hash);
    };
  }
}
