package dev.portcullis.policy;

import java.util.Optional;

/**
 * The IANA registry "TLS SignatureScheme" (RFC 9846, Section 4.3.3).
 *
 * <p>A closed catalogue of facts; what is allowed is the policy's business. The pairs of TLS 1.2
 * that have no name there (SHA-224, DSA) are not listed and cannot be allowed.
 */
public enum SignatureScheme {
  RSA_PKCS1_SHA1("rsa_pkcs1_sha1", 0x0201, Family.RSA_PKCS1, "SHA-1"),
  ECDSA_SHA1("ecdsa_sha1", 0x0203, Family.ECDSA, "SHA-1"),
  RSA_PKCS1_SHA256("rsa_pkcs1_sha256", 0x0401, Family.RSA_PKCS1, "SHA-256"),
  ECDSA_SECP256R1_SHA256(
      "ecdsa_secp256r1_sha256", 0x0403, Family.ECDSA, "SHA-256", NamedGroup.SECP256R1),
  RSA_PKCS1_SHA256_LEGACY("rsa_pkcs1_sha256_legacy", 0x0420, Family.RSA_PKCS1, "SHA-256"),
  RSA_PKCS1_SHA384("rsa_pkcs1_sha384", 0x0501, Family.RSA_PKCS1, "SHA-384"),
  ECDSA_SECP384R1_SHA384(
      "ecdsa_secp384r1_sha384", 0x0503, Family.ECDSA, "SHA-384", NamedGroup.SECP384R1),
  RSA_PKCS1_SHA384_LEGACY("rsa_pkcs1_sha384_legacy", 0x0520, Family.RSA_PKCS1, "SHA-384"),
  RSA_PKCS1_SHA512("rsa_pkcs1_sha512", 0x0601, Family.RSA_PKCS1, "SHA-512"),
  ECDSA_SECP521R1_SHA512(
      "ecdsa_secp521r1_sha512", 0x0603, Family.ECDSA, "SHA-512", NamedGroup.SECP521R1),
  RSA_PKCS1_SHA512_LEGACY("rsa_pkcs1_sha512_legacy", 0x0620, Family.RSA_PKCS1, "SHA-512"),
  ECCSI_SHA256("eccsi_sha256", 0x0704, Family.IDENTITY_BASED, "SHA-256"),
  ISO_IBS1("iso_ibs1", 0x0705, Family.IDENTITY_BASED, ""),
  ISO_IBS2("iso_ibs2", 0x0706, Family.IDENTITY_BASED, ""),
  ISO_CHINESE_IBS("iso_chinese_ibs", 0x0707, Family.IDENTITY_BASED, ""),
  SM2SIG_SM3("sm2sig_sm3", 0x0708, Family.SM2, "SM3", NamedGroup.CURVESM2),
  GOSTR34102012_256A("gostr34102012_256a", 0x0709, Family.GOST, "Streebog-256", NamedGroup.GC256A),
  GOSTR34102012_256B("gostr34102012_256b", 0x070A, Family.GOST, "Streebog-256", NamedGroup.GC256B),
  GOSTR34102012_256C("gostr34102012_256c", 0x070B, Family.GOST, "Streebog-256", NamedGroup.GC256C),
  GOSTR34102012_256D("gostr34102012_256d", 0x070C, Family.GOST, "Streebog-256", NamedGroup.GC256D),
  GOSTR34102012_512A("gostr34102012_512a", 0x070D, Family.GOST, "Streebog-512", NamedGroup.GC512A),
  GOSTR34102012_512B("gostr34102012_512b", 0x070E, Family.GOST, "Streebog-512", NamedGroup.GC512B),
  GOSTR34102012_512C("gostr34102012_512c", 0x070F, Family.GOST, "Streebog-512", NamedGroup.GC512C),
  RSA_PSS_RSAE_SHA256("rsa_pss_rsae_sha256", 0x0804, Family.RSA_PSS_RSAE, "SHA-256"),
  RSA_PSS_RSAE_SHA384("rsa_pss_rsae_sha384", 0x0805, Family.RSA_PSS_RSAE, "SHA-384"),
  RSA_PSS_RSAE_SHA512("rsa_pss_rsae_sha512", 0x0806, Family.RSA_PSS_RSAE, "SHA-512"),
  ED25519("ed25519", 0x0807, Family.ED25519, ""),
  ED448("ed448", 0x0808, Family.ED448, ""),
  RSA_PSS_PSS_SHA256("rsa_pss_pss_sha256", 0x0809, Family.RSA_PSS_PSS, "SHA-256"),
  RSA_PSS_PSS_SHA384("rsa_pss_pss_sha384", 0x080A, Family.RSA_PSS_PSS, "SHA-384"),
  RSA_PSS_PSS_SHA512("rsa_pss_pss_sha512", 0x080B, Family.RSA_PSS_PSS, "SHA-512"),
  ECDSA_BRAINPOOLP256R1TLS13_SHA256(
      "ecdsa_brainpoolP256r1tls13_sha256",
      0x081A,
      Family.ECDSA,
      "SHA-256",
      NamedGroup.BRAINPOOLP256R1TLS13),
  ECDSA_BRAINPOOLP384R1TLS13_SHA384(
      "ecdsa_brainpoolP384r1tls13_sha384",
      0x081B,
      Family.ECDSA,
      "SHA-384",
      NamedGroup.BRAINPOOLP384R1TLS13),
  ECDSA_BRAINPOOLP512R1TLS13_SHA512(
      "ecdsa_brainpoolP512r1tls13_sha512",
      0x081C,
      Family.ECDSA,
      "SHA-512",
      NamedGroup.BRAINPOOLP512R1TLS13),
  MLDSA44("mldsa44", 0x0904, Family.ML_DSA, ""),
  MLDSA65("mldsa65", 0x0905, Family.ML_DSA, ""),
  MLDSA87("mldsa87", 0x0906, Family.ML_DSA, ""),
  SLHDSA_SHA2_128S("slhdsa_sha2_128s", 0x0911, Family.SLH_DSA, ""),
  SLHDSA_SHA2_128F("slhdsa_sha2_128f", 0x0912, Family.SLH_DSA, ""),
  SLHDSA_SHA2_192S("slhdsa_sha2_192s", 0x0913, Family.SLH_DSA, ""),
  SLHDSA_SHA2_192F("slhdsa_sha2_192f", 0x0914, Family.SLH_DSA, ""),
  SLHDSA_SHA2_256S("slhdsa_sha2_256s", 0x0915, Family.SLH_DSA, ""),
  SLHDSA_SHA2_256F("slhdsa_sha2_256f", 0x0916, Family.SLH_DSA, ""),
  SLHDSA_SHAKE_128S("slhdsa_shake_128s", 0x0917, Family.SLH_DSA, ""),
  SLHDSA_SHAKE_128F("slhdsa_shake_128f", 0x0918, Family.SLH_DSA, ""),
  SLHDSA_SHAKE_192S("slhdsa_shake_192s", 0x0919, Family.SLH_DSA, ""),
  SLHDSA_SHAKE_192F("slhdsa_shake_192f", 0x091A, Family.SLH_DSA, ""),
  SLHDSA_SHAKE_256S("slhdsa_shake_256s", 0x091B, Family.SLH_DSA, ""),
  SLHDSA_SHAKE_256F("slhdsa_shake_256f", 0x091C, Family.SLH_DSA, "");

  /** The algorithm with its padding. */
  public enum Family {
    /** RSASSA-PKCS1-v1_5 (RFC 8017). */
    RSA_PKCS1,
    /** RSASSA-PSS with an {@code rsaEncryption} key. */
    RSA_PSS_RSAE,
    /** RSASSA-PSS with an {@code id-RSASSA-PSS} key. */
    RSA_PSS_PSS,
    /** ECDSA (FIPS 186-5). */
    ECDSA,
    /** Ed25519 (RFC 8032). */
    ED25519,
    /** Ed448 (RFC 8032). */
    ED448,
    /** SM2 (RFC 8998). */
    SM2,
    /** GOST R 34.10-2012 (RFC 9367). */
    GOST,
    /** ML-DSA (FIPS 204). */
    ML_DSA,
    /** SLH-DSA (FIPS 205). */
    SLH_DSA,
    /** Identity-based signatures. */
    IDENTITY_BASED
  }

  private static final SignatureScheme[] ALL = values();

  private final String ianaName;
  private final int code;
  private final Family family;
  private final String hash;
  private final Optional<NamedGroup> curve;

  SignatureScheme(String ianaName, int code, Family family, String hash) {
    this(ianaName, code, family, hash, Optional.empty());
  }

  SignatureScheme(String ianaName, int code, Family family, String hash, NamedGroup curve) {
    this(ianaName, code, family, hash, Optional.of(curve));
  }

  SignatureScheme(
      String ianaName, int code, Family family, String hash, Optional<NamedGroup> curve) {
    this.ianaName = ianaName;
    this.code = code;
    this.family = family;
    this.hash = hash;
    this.curve = curve;
  }

  /** The registry's name, such as {@code rsa_pss_rsae_sha256}. */
  public String ianaName() {
    return ianaName;
  }

  /** The code on the wire [0..65535]. */
  public int code() {
    return code;
  }

  /** The algorithm with its padding. */
  public Family family() {
    return family;
  }

  /** JCA name of the separate hash, such as {@code SHA-256}; absent where it is built in. */
  public Optional<String> hash() {
    return hash.isEmpty() ? Optional.empty() : Optional.of(hash);
  }

  /** The curve the scheme is bound to in TLS 1.3; X.509 and TLS 1.2 bind only the hash. */
  public Optional<NamedGroup> curve() {
    return curve;
  }

  /** The key that signs; absent for keys that a policy cannot allow. */
  public Optional<KeyType> keyType() {
    return switch (family) {
      case RSA_PKCS1, RSA_PSS_RSAE, RSA_PSS_PSS -> Optional.of(KeyType.RSA);
      case ECDSA -> Optional.of(KeyType.EC);
      case ED25519 -> Optional.of(KeyType.ED25519);
      case ED448 -> Optional.of(KeyType.ED448);
      case SM2, GOST, ML_DSA, SLH_DSA, IDENTITY_BASED -> Optional.empty();
    };
  }

  /** SHA-1, which RFC 9155 forbids in handshakes. */
  public boolean isSha1() {
    return hash.equals("SHA-1");
  }

  /** Whether TLS 1.3 may sign its handshake with it (RFC 9846, Section 4.3.3). */
  public boolean isForTls13Handshake() {
    return family != Family.RSA_PKCS1 && !isSha1();
  }

  /** Whether TLS 1.2 may sign its handshake with it (RFC 5246, RFC 8422, RFC 9846). */
  public boolean isForTls12Handshake() {
    boolean tls13Curve = curve.isPresent() && !curve.get().isForTls12Ecdhe();
    return keyType().isPresent() && !tls13Curve && !ianaName.endsWith("_legacy");
  }

  /** The scheme with exactly this IANA name. */
  public static Optional<SignatureScheme> byName(String ianaName) {
    for (SignatureScheme scheme : ALL) {
      if (scheme.ianaName.equals(ianaName)) {
        return Optional.of(scheme);
      }
    }
    return Optional.empty();
  }

  /** The scheme with this code on the wire. */
  public static Optional<SignatureScheme> byCode(int code) {
    for (SignatureScheme scheme : ALL) {
      if (scheme.code == code) {
        return Optional.of(scheme);
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return ianaName;
  }
}
