package dev.portcullis.policy;

import java.util.Optional;

/**
 * The IANA registry "TLS Supported Groups" (RFC 8422, RFC 7919, RFC 9846, RFC 10024).
 *
 * <p>A closed catalogue of facts; what is allowed is the policy's business.
 */
public enum NamedGroup {
  SECT163K1("sect163k1", 0x0001, Kind.EC, "1.3.132.0.1", Recommendation.DISCOURAGED),
  SECT163R1("sect163r1", 0x0002, Kind.EC, "1.3.132.0.2", Recommendation.DISCOURAGED),
  SECT163R2("sect163r2", 0x0003, Kind.EC, "1.3.132.0.15", Recommendation.DISCOURAGED),
  SECT193R1("sect193r1", 0x0004, Kind.EC, "1.3.132.0.24", Recommendation.DISCOURAGED),
  SECT193R2("sect193r2", 0x0005, Kind.EC, "1.3.132.0.25", Recommendation.DISCOURAGED),
  SECT233K1("sect233k1", 0x0006, Kind.EC, "1.3.132.0.26", Recommendation.DISCOURAGED),
  SECT233R1("sect233r1", 0x0007, Kind.EC, "1.3.132.0.27", Recommendation.DISCOURAGED),
  SECT239K1("sect239k1", 0x0008, Kind.EC, "1.3.132.0.3", Recommendation.DISCOURAGED),
  SECT283K1("sect283k1", 0x0009, Kind.EC, "1.3.132.0.16", Recommendation.NO_STATEMENT),
  SECT283R1("sect283r1", 0x000A, Kind.EC, "1.3.132.0.17", Recommendation.NO_STATEMENT),
  SECT409K1("sect409k1", 0x000B, Kind.EC, "1.3.132.0.36", Recommendation.NO_STATEMENT),
  SECT409R1("sect409r1", 0x000C, Kind.EC, "1.3.132.0.37", Recommendation.NO_STATEMENT),
  SECT571K1("sect571k1", 0x000D, Kind.EC, "1.3.132.0.38", Recommendation.NO_STATEMENT),
  SECT571R1("sect571r1", 0x000E, Kind.EC, "1.3.132.0.39", Recommendation.NO_STATEMENT),
  SECP160K1("secp160k1", 0x000F, Kind.EC, "1.3.132.0.9", Recommendation.DISCOURAGED),
  SECP160R1("secp160r1", 0x0010, Kind.EC, "1.3.132.0.8", Recommendation.DISCOURAGED),
  SECP160R2("secp160r2", 0x0011, Kind.EC, "1.3.132.0.30", Recommendation.DISCOURAGED),
  SECP192K1("secp192k1", 0x0012, Kind.EC, "1.3.132.0.31", Recommendation.DISCOURAGED),
  SECP192R1("secp192r1", 0x0013, Kind.EC, "1.2.840.10045.3.1.1", Recommendation.DISCOURAGED),
  SECP224K1("secp224k1", 0x0014, Kind.EC, "1.3.132.0.32", Recommendation.DISCOURAGED),
  SECP224R1("secp224r1", 0x0015, Kind.EC, "1.3.132.0.33", Recommendation.DISCOURAGED),
  SECP256K1("secp256k1", 0x0016, Kind.EC, "1.3.132.0.10", Recommendation.NO_STATEMENT),
  SECP256R1("secp256r1", 0x0017, Kind.EC, "1.2.840.10045.3.1.7", Recommendation.RECOMMENDED),
  SECP384R1("secp384r1", 0x0018, Kind.EC, "1.3.132.0.34", Recommendation.RECOMMENDED),
  SECP521R1("secp521r1", 0x0019, Kind.EC, "1.3.132.0.35", Recommendation.NO_STATEMENT),
  BRAINPOOLP256R1(
      "brainpoolP256r1", 0x001A, Kind.EC, "1.3.36.3.3.2.8.1.1.7", Recommendation.NO_STATEMENT),
  BRAINPOOLP384R1(
      "brainpoolP384r1", 0x001B, Kind.EC, "1.3.36.3.3.2.8.1.1.11", Recommendation.NO_STATEMENT),
  BRAINPOOLP512R1(
      "brainpoolP512r1", 0x001C, Kind.EC, "1.3.36.3.3.2.8.1.1.13", Recommendation.NO_STATEMENT),
  X25519("x25519", 0x001D, Kind.XDH, "1.3.101.110", Recommendation.RECOMMENDED),
  X448("x448", 0x001E, Kind.XDH, "1.3.101.111", Recommendation.RECOMMENDED),
  BRAINPOOLP256R1TLS13(
      "brainpoolP256r1tls13", 0x001F, Kind.EC, "1.3.36.3.3.2.8.1.1.7", Recommendation.NO_STATEMENT),
  BRAINPOOLP384R1TLS13(
      "brainpoolP384r1tls13",
      0x0020,
      Kind.EC,
      "1.3.36.3.3.2.8.1.1.11",
      Recommendation.NO_STATEMENT),
  BRAINPOOLP512R1TLS13(
      "brainpoolP512r1tls13",
      0x0021,
      Kind.EC,
      "1.3.36.3.3.2.8.1.1.13",
      Recommendation.NO_STATEMENT),
  GC256A("GC256A", 0x0022, Kind.GOST, "1.2.643.7.1.2.1.1.1", Recommendation.NO_STATEMENT),
  GC256B("GC256B", 0x0023, Kind.GOST, "1.2.643.7.1.2.1.1.2", Recommendation.NO_STATEMENT),
  GC256C("GC256C", 0x0024, Kind.GOST, "1.2.643.7.1.2.1.1.3", Recommendation.NO_STATEMENT),
  GC256D("GC256D", 0x0025, Kind.GOST, "1.2.643.7.1.2.1.1.4", Recommendation.NO_STATEMENT),
  GC512A("GC512A", 0x0026, Kind.GOST, "1.2.643.7.1.2.1.2.1", Recommendation.NO_STATEMENT),
  GC512B("GC512B", 0x0027, Kind.GOST, "1.2.643.7.1.2.1.2.2", Recommendation.NO_STATEMENT),
  GC512C("GC512C", 0x0028, Kind.GOST, "1.2.643.7.1.2.1.2.3", Recommendation.NO_STATEMENT),
  CURVESM2("curveSM2", 0x0029, Kind.EC, "1.2.156.10197.1.301", Recommendation.NO_STATEMENT),
  FFDHE2048("ffdhe2048", 0x0100, Kind.FFDHE, "", Recommendation.NO_STATEMENT),
  FFDHE3072("ffdhe3072", 0x0101, Kind.FFDHE, "", Recommendation.NO_STATEMENT),
  FFDHE4096("ffdhe4096", 0x0102, Kind.FFDHE, "", Recommendation.NO_STATEMENT),
  FFDHE6144("ffdhe6144", 0x0103, Kind.FFDHE, "", Recommendation.NO_STATEMENT),
  FFDHE8192("ffdhe8192", 0x0104, Kind.FFDHE, "", Recommendation.NO_STATEMENT),
  MLKEM512("MLKEM512", 0x0200, Kind.KEM, "", Recommendation.NO_STATEMENT),
  MLKEM768("MLKEM768", 0x0201, Kind.KEM, "", Recommendation.NO_STATEMENT),
  MLKEM1024("MLKEM1024", 0x0202, Kind.KEM, "", Recommendation.NO_STATEMENT),
  SECP256R1MLKEM768("SecP256r1MLKEM768", 0x11EB, Kind.HYBRID, "", Recommendation.NO_STATEMENT),
  X25519MLKEM768("X25519MLKEM768", 0x11EC, Kind.HYBRID, "", Recommendation.RECOMMENDED),
  SECP384R1MLKEM1024("SecP384r1MLKEM1024", 0x11ED, Kind.HYBRID, "", Recommendation.NO_STATEMENT),
  CURVESM2MLKEM768("curveSM2MLKEM768", 0x11EE, Kind.HYBRID, "", Recommendation.NO_STATEMENT),
  ARBITRARY_EXPLICIT_PRIME_CURVES(
      "arbitrary_explicit_prime_curves", 0xFF01, Kind.EXPLICIT, "", Recommendation.DISCOURAGED),
  ARBITRARY_EXPLICIT_CHAR2_CURVES(
      "arbitrary_explicit_char2_curves", 0xFF02, Kind.EXPLICIT, "", Recommendation.DISCOURAGED);

  /** What sort of key agreement a group is. */
  public enum Kind {
    /** Short Weierstrass or binary curve; certificates name it by object identifier. */
    EC,
    /** Montgomery curve (RFC 7748). */
    XDH,
    /** GOST R 34.10-2012 curve (RFC 9189, RFC 9367). */
    GOST,
    /** Finite-field group (RFC 7919). */
    FFDHE,
    /** ML-KEM alone (FIPS 203). */
    KEM,
    /** ML-KEM and a curve together (RFC 10024). */
    HYBRID,
    /** Parameters sent by the peer; forbidden by RFC 8422, Section 5.1.1. */
    EXPLICIT
  }

  private static final NamedGroup[] ALL = values();

  private final String ianaName;
  private final int code;
  private final Kind kind;
  private final String oid;
  private final Recommendation recommendation;

  NamedGroup(String ianaName, int code, Kind kind, String oid, Recommendation recommendation) {
    this.ianaName = ianaName;
    this.code = code;
    this.kind = kind;
    this.oid = oid;
    this.recommendation = recommendation;
  }

  /** The registry's name, such as {@code secp256r1}. */
  public String ianaName() {
    return ianaName;
  }

  /** The code on the wire [0..65535]. */
  public int code() {
    return code;
  }

  /** What sort of key agreement this is. */
  public Kind kind() {
    return kind;
  }

  /** Whether a quantum computer leaves the secret unknown: ML-KEM, alone or with a curve. */
  public boolean isPostQuantum() {
    return kind == Kind.HYBRID || kind == Kind.KEM;
  }

  /** Dotted object identifier of the curve in X.509 keys; absent where there is none. */
  public Optional<String> oid() {
    return oid.isEmpty() ? Optional.empty() : Optional.of(oid);
  }

  /** The registry's "Recommended" column. */
  public Recommendation recommendation() {
    return recommendation;
  }

  /** Whether TLS 1.3 can negotiate the group (RFC 9846, Section 4.3.7; RFC 8734; RFC 9367). */
  public boolean isForTls13() {
    return switch (this) {
      case SECP256R1, SECP384R1, SECP521R1, CURVESM2 -> true;
      case BRAINPOOLP256R1TLS13, BRAINPOOLP384R1TLS13, BRAINPOOLP512R1TLS13 -> true;
      default -> kind != Kind.EC && kind != Kind.EXPLICIT;
    };
  }

  /** Whether an ECDHE suite of TLS 1.2 and earlier can use the group (RFC 8422, RFC 7027). */
  public boolean isForTls12Ecdhe() {
    return switch (this) {
      case BRAINPOOLP256R1TLS13, BRAINPOOLP384R1TLS13, BRAINPOOLP512R1TLS13, CURVESM2 -> false;
      default -> kind == Kind.EC || kind == Kind.XDH;
    };
  }

  /** The group with exactly this IANA name. */
  public static Optional<NamedGroup> byName(String ianaName) {
    for (NamedGroup group : ALL) {
      if (group.ianaName.equals(ianaName)) {
        return Optional.of(group);
      }
    }
    return Optional.empty();
  }

  /** The group with this code on the wire. */
  public static Optional<NamedGroup> byCode(int code) {
    for (NamedGroup group : ALL) {
      if (group.code == code) {
        return Optional.of(group);
      }
    }
    return Optional.empty();
  }

  /**
   * The curve of an X.509 key. Brainpool curves have two code points each; the older one is
   * returned.
   */
  public static Optional<NamedGroup> byOid(String oid) {
    for (NamedGroup group : ALL) {
      if (!oid.isEmpty() && group.oid.equals(oid)) {
        return Optional.of(group);
      }
    }
    return Optional.empty();
  }

  @Override
  public String toString() {
    return ianaName;
  }
}
