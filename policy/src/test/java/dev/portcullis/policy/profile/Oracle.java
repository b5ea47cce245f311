package dev.portcullis.policy.profile;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a second person knows about the names that profiles use, written down by hand from the RFCs.
 *
 * <p>Works on names only and never asks the code under test. Total: a name that is not listed fails
 * the test until somebody classifies it.
 */
final class Oracle {
  /** Facts that rules ask for. */
  enum Fact {
    FORWARD_SECRET,
    AEAD,
    CERTIFICATE,
    STRONG_CIPHER,
    SHA1_FREE,
    PKCS1_FREE,
    AT_LEAST_112_BITS
  }

  private static final Map<String, Set<Fact>> SUITES =
      table(
          """
          TLS_AES_128_GCM_SHA256                        FORWARD_SECRET AEAD CERTIFICATE STRONG_CIPHER SHA1_FREE
          TLS_AES_256_GCM_SHA384                        FORWARD_SECRET AEAD CERTIFICATE STRONG_CIPHER SHA1_FREE
          TLS_CHACHA20_POLY1305_SHA256                  FORWARD_SECRET AEAD CERTIFICATE STRONG_CIPHER SHA1_FREE
          TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256       FORWARD_SECRET AEAD CERTIFICATE STRONG_CIPHER SHA1_FREE
          TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256         FORWARD_SECRET AEAD CERTIFICATE STRONG_CIPHER SHA1_FREE
          TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384       FORWARD_SECRET AEAD CERTIFICATE STRONG_CIPHER SHA1_FREE
          TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384         FORWARD_SECRET AEAD CERTIFICATE STRONG_CIPHER SHA1_FREE
          TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256 FORWARD_SECRET AEAD CERTIFICATE STRONG_CIPHER SHA1_FREE
          TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256   FORWARD_SECRET AEAD CERTIFICATE STRONG_CIPHER SHA1_FREE
          TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA256       FORWARD_SECRET CERTIFICATE STRONG_CIPHER SHA1_FREE
          TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA256         FORWARD_SECRET CERTIFICATE STRONG_CIPHER SHA1_FREE
          TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384       FORWARD_SECRET CERTIFICATE STRONG_CIPHER SHA1_FREE
          TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384         FORWARD_SECRET CERTIFICATE STRONG_CIPHER SHA1_FREE
          TLS_ECDHE_ECDSA_WITH_AES_128_CBC_SHA          FORWARD_SECRET CERTIFICATE STRONG_CIPHER
          TLS_ECDHE_RSA_WITH_AES_128_CBC_SHA            FORWARD_SECRET CERTIFICATE STRONG_CIPHER
          TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA          FORWARD_SECRET CERTIFICATE STRONG_CIPHER
          TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA            FORWARD_SECRET CERTIFICATE STRONG_CIPHER
          TLS_RSA_WITH_AES_128_GCM_SHA256               AEAD CERTIFICATE STRONG_CIPHER SHA1_FREE
          TLS_RSA_WITH_AES_256_GCM_SHA384               AEAD CERTIFICATE STRONG_CIPHER SHA1_FREE
          TLS_RSA_WITH_AES_128_CBC_SHA256               CERTIFICATE STRONG_CIPHER SHA1_FREE
          TLS_RSA_WITH_AES_256_CBC_SHA256               CERTIFICATE STRONG_CIPHER SHA1_FREE
          TLS_RSA_WITH_AES_128_CBC_SHA                  CERTIFICATE STRONG_CIPHER
          TLS_RSA_WITH_AES_256_CBC_SHA                  CERTIFICATE STRONG_CIPHER
          """);

  private static final Map<String, Set<Fact>> GROUPS =
      table(
          """
          X25519MLKEM768 AT_LEAST_112_BITS
          x25519         AT_LEAST_112_BITS
          x448           AT_LEAST_112_BITS
          secp256r1      AT_LEAST_112_BITS
          secp384r1      AT_LEAST_112_BITS
          secp521r1      AT_LEAST_112_BITS
          ffdhe2048      AT_LEAST_112_BITS
          ffdhe3072      AT_LEAST_112_BITS
          """);

  private static final Map<String, Set<Fact>> SCHEMES =
      table(
          """
          ecdsa_secp256r1_sha256 SHA1_FREE PKCS1_FREE
          ecdsa_secp384r1_sha384 SHA1_FREE PKCS1_FREE
          ecdsa_secp521r1_sha512 SHA1_FREE PKCS1_FREE
          ed25519                SHA1_FREE PKCS1_FREE
          ed448                  SHA1_FREE PKCS1_FREE
          rsa_pss_rsae_sha256    SHA1_FREE PKCS1_FREE
          rsa_pss_rsae_sha384    SHA1_FREE PKCS1_FREE
          rsa_pss_rsae_sha512    SHA1_FREE PKCS1_FREE
          rsa_pss_pss_sha256     SHA1_FREE PKCS1_FREE
          rsa_pss_pss_sha384     SHA1_FREE PKCS1_FREE
          rsa_pss_pss_sha512     SHA1_FREE PKCS1_FREE
          rsa_pkcs1_sha256       SHA1_FREE
          rsa_pkcs1_sha384       SHA1_FREE
          rsa_pkcs1_sha512       SHA1_FREE
          """);

  private Oracle() {}

  static boolean suite(String name, Fact fact) {
    return known("cipher suite", SUITES, name).contains(fact);
  }

  static boolean group(String name, Fact fact) {
    return known("group", GROUPS, name).contains(fact);
  }

  static boolean scheme(String name, Fact fact) {
    return known("signature scheme", SCHEMES, name).contains(fact);
  }

  private static Set<Fact> known(String what, Map<String, Set<Fact>> table, String name) {
    Set<Fact> facts = table.get(name);
    if (facts == null) {
      throw new AssertionError("nobody has classified the " + what + " " + name + " in Oracle yet");
    }
    return facts;
  }

  private static Map<String, Set<Fact>> table(String rows) {
    return rows.lines()
        .map(row -> List.of(row.strip().split(" +")))
        .collect(Collectors.toMap(row -> row.get(0), row -> facts(row.subList(1, row.size()))));
  }

  private static Set<Fact> facts(List<String> words) {
    return words.stream().map(Fact::valueOf).collect(Collectors.toUnmodifiableSet());
  }
}
