package dev.portcullis.policy;

import java.util.Optional;

/**
 * Protocol versions that exist, with the names of JSSE and the codes of the wire.
 *
 * <p>{@code SSLv2Hello} is no version but a framing of the first message; it is not listed.
 */
public enum ProtocolVersion {
  /** RFC 6176: MUST NOT be used. */
  SSL_2("SSLv2", 0x0002),
  /** RFC 7568: MUST NOT be used. */
  SSL_3("SSLv3", 0x0300),
  /** RFC 2246, deprecated by RFC 8996. */
  TLS_1_0("TLSv1", 0x0301),
  /** RFC 4346, deprecated by RFC 8996. */
  TLS_1_1("TLSv1.1", 0x0302),
  /** RFC 5246. */
  TLS_1_2("TLSv1.2", 0x0303),
  /** RFC 9846. */
  TLS_1_3("TLSv1.3", 0x0304),
  /** RFC 4347, deprecated by RFC 8996. */
  DTLS_1_0("DTLSv1.0", 0xFEFF),
  /** RFC 6347. */
  DTLS_1_2("DTLSv1.2", 0xFEFD);

  private static final ProtocolVersion[] ALL = values();

  private final String jsseName;
  private final int code;

  ProtocolVersion(String jsseName, int code) {
    this.jsseName = jsseName;
    this.code = code;
  }

  /** The standard name of JSSE, such as {@code TLSv1.2}. */
  public String jsseName() {
    return jsseName;
  }

  /** The code on the wire [0..65535]. */
  public int code() {
    return code;
  }

  /** SSL 2 or SSL 3, which are never spoken whatever a policy says. */
  public boolean isSsl() {
    return this == SSL_2 || this == SSL_3;
  }

  /** A version over datagrams. */
  public boolean isDatagram() {
    return this == DTLS_1_0 || this == DTLS_1_2;
  }

  /** TLS 1.3; all others negotiate suites of the older form. */
  public boolean isTls13() {
    return this == TLS_1_3;
  }

  /** The version with exactly this JSSE name. */
  public static Optional<ProtocolVersion> byName(String jsseName) {
    for (ProtocolVersion version : ALL) {
      if (version.jsseName.equals(jsseName)) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }

  /** The version with this code on the wire. */
  public static Optional<ProtocolVersion> byCode(int code) {
    for (ProtocolVersion version : ALL) {
      if (version.code == code) {
        return Optional.of(version);
      }
    }
    return Optional.empty();
  }
}
