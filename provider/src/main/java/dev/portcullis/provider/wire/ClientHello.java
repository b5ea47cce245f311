package dev.portcullis.provider.wire;

import java.util.StringJoiner;

/**
 * A ClientHello as it was sent: SSLv3 to TLS 1.3, or in the format of SSLv2 (RFC 5246, Section
 * 7.4.1.2 and Appendix E.2).
 *
 * <p>Says what was offered; not responsible for what that means or whether it is allowed.
 * Immutable.
 *
 * @param format how it was framed
 * @param recordVersion version of the first record; in SSLv2 format the same as the next
 * @param legacyVersion highest version offered, unless supported_versions was sent
 * @param random 32 bytes as hex digits; in SSLv2 format the challenge, 16 to 32 bytes
 * @param sessionIdLength [0..32]
 * @param cipherSuites in SSLv2 format the numbers of the TLS suites alone
 * @param compressionMethods in SSLv2 format empty
 */
public record ClientHello(
    Format format,
    int recordVersion,
    int legacyVersion,
    String random,
    int sessionIdLength,
    Codes cipherSuites,
    Codes compressionMethods,
    ClientExtensions extensions)
    implements WireMessage {

  /** How a ClientHello is framed. */
  public enum Format {
    TLS,
    SSL_2
  }

  /** TLS_EMPTY_RENEGOTIATION_INFO_SCSV (RFC 5746, Section 3.3). */
  private static final int RENEGOTIATION_SCSV = 0x00ff;

  static ClientHello read(int recordVersion, Cursor hello) throws MalformedHelloException {
    return new ClientHello(
        Format.TLS,
        recordVersion,
        hello.two("legacy_version"),
        hello.hex(32, "random"),
        hello.shortVector("legacy_session_id", 0, 32).remaining(),
        hello.vector("cipher_suites", 2).codes(2),
        hello.shortVector("legacy_compression_methods", 1, 255).codes(1),
        ClientExtensions.read(hello));
  }

  /** RFC 7627, Section 5.1. */
  public boolean offersExtendedMasterSecret() {
    return extensions.types().contains(ExtensionType.EXTENDED_MASTER_SECRET);
  }

  /** By the extension or by the signalling suite (RFC 5746, Section 3.4). */
  public boolean offersSecureRenegotiation() {
    return extensions.types().contains(ExtensionType.RENEGOTIATION_INFO)
        || cipherSuites.contains(RENEGOTIATION_SCSV);
  }

  /** RFC 7366, Section 2. */
  public boolean offersEncryptThenMac() {
    return extensions.types().contains(ExtensionType.ENCRYPT_THEN_MAC);
  }

  /** One line for people; bytes of the peer are escaped. */
  @Override
  public String toString() {
    StringJoiner text = new StringJoiner(", ", "ClientHello(", ")");
    text.add("format=" + format);
    text.add("record=" + Codes.hex(recordVersion));
    text.add("version=" + Codes.hex(legacyVersion));
    text.add("suites=" + cipherSuites);
    text.add("extensions=" + extensions.types());
    text.add("sni=" + Escaped.text(extensions.serverName()));
    text.add("versions=" + extensions.supportedVersions());
    text.add("groups=" + extensions.supportedGroups());
    text.add("shares=" + extensions.keyShares());
    text.add("signatures=" + extensions.signatureAlgorithms());
    text.add("alpn=" + Escaped.list(extensions.applicationProtocols()));
    return text.toString();
  }
}
