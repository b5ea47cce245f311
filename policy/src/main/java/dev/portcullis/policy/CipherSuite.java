package dev.portcullis.policy;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A cipher suite of the IANA registry. The catalogue is closed: there is one instance per entry, so
 * identity is equality.
 *
 * <p>States facts; what is allowed is the policy's business. Immutable. The catalogue is read on
 * first use.
 */
public final class CipherSuite {
  private final int code;
  private final String name;
  private final Recommendation recommendation;
  private final Optional<String> openSslName;
  private volatile @Nullable SuiteName parts;

  CipherSuite(int code, String name, Recommendation recommendation, Optional<String> openSslName) {
    this.code = code;
    this.name = name;
    this.recommendation = recommendation;
    this.openSslName = openSslName;
  }

  /** The IANA name, {@code TLS_…}. */
  public String name() {
    return name;
  }

  /** The code on the wire [0..65535]. */
  public int code() {
    return code;
  }

  /** The registry's "Recommended" column. */
  public Recommendation recommendation() {
    return recommendation;
  }

  /** OpenSSL's name, such as {@code ECDHE-RSA-AES128-GCM-SHA256}, where it differs from IANA's. */
  public Optional<String> openSslName() {
    return openSslName;
  }

  /**
   * Whether the suite belongs to TLS 1.3 (RFC 9846, Appendix B.4; RFC 9150; RFC 8998; RFC 9367).
   */
  public boolean isTls13() {
    return parts().keyExchange() == KeyExchange.BY_GROUP;
  }

  /** A value that only carries a signal (RFC 5746, RFC 7507); nothing can be negotiated with it. */
  public boolean isSignalling() {
    return name.endsWith("_SCSV");
  }

  /** How the secret is agreed on. */
  public KeyExchange keyExchange() {
    return parts().keyExchange();
  }

  /** What proves the server's identity. */
  public Authentication authentication() {
    return parts().authentication();
  }

  /** The bulk cipher with mode, such as {@code AES_128_GCM}; empty for signalling values. */
  public String encryption() {
    return parts().encryption();
  }

  /** Hash of the PRF, HKDF or MAC as the name says it, such as {@code SHA256}; empty if unnamed. */
  public String hash() {
    return parts().hash();
  }

  /** Authenticated encryption with associated data (RFC 5116). */
  public boolean isAead() {
    return parts().isAead();
  }

  /** Encryption in CBC mode, with a MAC of its own (RFC 5246, Section 6.2.3.2). */
  public boolean isCbc() {
    return parts().encryption().endsWith("_CBC");
  }

  /** Integrity only, or nothing at all. */
  public boolean isNull() {
    return parts().encryption().equals("NULL");
  }

  /** Nobody is authenticated. */
  public boolean isAnonymous() {
    return parts().authentication() == Authentication.ANONYMOUS && !isSignalling();
  }

  /** Weakened on purpose for export (RFC 4346, Section 1.1 deprecates them). */
  public boolean isExport() {
    return name.contains("_EXPORT");
  }

  /** RC2, RC4, DES, 3DES or IDEA: broken, or 64-bit blocks (RFC 7465, RFC 5469, RFC 9325 4.1). */
  public boolean isWeakCipher() {
    return parts().isWeakCipher();
  }

  /** Whether a stolen long-term key leaves recorded connections secret. */
  public boolean isForwardSecret() {
    return parts().keyExchange().isForwardSecret();
  }

  /** The lowest TLS version that may negotiate the suite (RFC 5246, Section 1.2). */
  public ProtocolVersion minimumVersion() {
    if (isTls13()) {
      return ProtocolVersion.TLS_1_3;
    }
    boolean sinceTls12 = isAead() || hash().equals("SHA256") || hash().equals("SHA384");
    return sinceTls12 ? ProtocolVersion.TLS_1_2 : ProtocolVersion.TLS_1_0;
  }

  /** The suite with this IANA name; JSSE's {@code SSL_} spelling of old names counts as well. */
  public static Optional<CipherSuite> byName(String name) {
    return CipherSuiteCatalogue.byName(name);
  }

  /** The suite with this code on the wire. */
  public static Optional<CipherSuite> byCode(int code) {
    return CipherSuiteCatalogue.byCode(code);
  }

  /** Every entry of the registry, by code. */
  public static List<CipherSuite> all() {
    return CipherSuiteCatalogue.all();
  }

  /** Taken apart when first asked for: most of the catalogue never is, and start-up is short. */
  private SuiteName parts() {
    SuiteName known = parts;
    if (known == null) {
      known = SuiteName.of(name);
      parts = known;
    }
    return known;
  }

  @Override
  public String toString() {
    return name;
  }
}
