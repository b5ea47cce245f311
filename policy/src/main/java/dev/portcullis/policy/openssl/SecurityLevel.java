package dev.portcullis.policy.openssl;

import java.util.List;

/**
 * OpenSSL's security levels, as far as they are about cipher suites. What they ask of keys, groups
 * and signatures is for other keys of a policy to say.
 */
final class SecurityLevel {
  static final int GREATEST = 5;

  /** Bits of strength, by level. */
  private static final List<Integer> BITS = List.of(0, 80, 112, 128, 192, 256);

  /** The RSA keys of these strengths (NIST SP 800-57 Part 1, Table 2). */
  private static final List<Integer> RSA_BITS = List.of(0, 1024, 2048, 3072, 7680, 15360);

  private static final int FORWARD_SECRET_FROM = 3;
  private static final List<String> FORWARD_SECRET = List.of("DHE", "ECDHE", "DHEPSK", "ECDHEPSK");

  private static final int SHA1_MAC_BITS = 160;

  private SecurityLevel() {}

  /**
   * Whether OpenSSL uses the suite at the level.
   *
   * @param level [0..5]
   */
  static boolean allows(int level, OpenSslSuite suite) {
    if (level == 0) {
      return true;
    }
    int bits = BITS.get(level);
    boolean macIsWeak =
        suite.has("mac", "MD5") || (suite.has("mac", "SHA1") && bits > SHA1_MAC_BITS);
    return suite.strengthBits() >= bits
        && !suite.has("au", "NULL")
        && !macIsWeak
        && (level < FORWARD_SECRET_FROM || isForwardSecret(suite));
  }

  private static boolean isForwardSecret(OpenSslSuite suite) {
    return FORWARD_SECRET.stream().anyMatch(kx -> suite.has("kx", kx));
  }

  static int rsaBits(int level) {
    return RSA_BITS.get(level);
  }
}
