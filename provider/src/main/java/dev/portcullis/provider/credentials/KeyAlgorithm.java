package dev.portcullis.provider.credentials;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The kinds of private key that a TLS identity can have. Closed. */
enum KeyAlgorithm {
  /** RFC 8017. */
  RSA("1.2.840.113549.1.1.1", "RSA"),
  /** RFC 4055: an RSA key for RSASSA-PSS only. */
  RSA_PSS("1.2.840.113549.1.1.10", "RSASSA-PSS"),
  /** RFC 5480. */
  EC("1.2.840.10045.2.1", "EC"),
  /** RFC 8410. */
  ED25519("1.3.101.112", "Ed25519"),
  /** RFC 8410. */
  ED448("1.3.101.113", "Ed448");

  /** Kinds that people have and TLS here does not take, by object identifier. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "1.2.840.10040.4.1", "DSA",
          "1.2.840.113549.1.3.1", "Diffie-Hellman",
          "1.3.101.110", "X25519",
          "1.3.101.111", "X448",
          "2.16.840.1.101.3.4.3.17", "ML-DSA-44",
          "2.16.840.1.101.3.4.3.18", "ML-DSA-65",
          "2.16.840.1.101.3.4.3.19", "ML-DSA-87",
          "1.2.156.10197.1.301", "SM2");

  private final String oid;
  private final String jcaName;

  KeyAlgorithm(String oid, String jcaName) {
    this.oid = oid;
    this.jcaName = jcaName;
  }

  /** The name of its KeyFactory. */
  String jcaName() {
    return jcaName;
  }

  static Optional<KeyAlgorithm> byOid(String oid) {
    return Arrays.stream(values()).filter(algorithm -> algorithm.oid.equals(oid)).findFirst();
  }

  /** A name for people. */
  static String describe(String oid) {
    return OTHERS.getOrDefault(oid, "algorithm " + oid);
  }
}
