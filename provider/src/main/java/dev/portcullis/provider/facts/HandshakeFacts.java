package dev.portcullis.provider.facts;

import dev.portcullis.policy.Role;

/**
 * What one handshake agreed on, as it was seen in the plaintext of both sides; where the plaintext
 * was not seen (DTLS), the version and the suite are those that the delegate names and the rest is
 * unknown. Names of a peer are unescaped. Immutable.
 *
 * @param role of this side
 * @param protocol JSSE name, {@code TLSv1.3}
 * @param cipherSuite IANA name; {@code 0x1234} if the registry has none
 * @param group IANA name of the key exchange group, or its number; none where a session of TLS 1.2
 *     is resumed or RSA transports the key
 * @param signatureScheme IANA name of what the server's key exchange was signed with, or its
 *     number; none before TLS 1.2, unknown in TLS 1.3, which encrypts it
 * @param extendedMasterSecret RFC 7627; none in TLS 1.3, which has no other
 * @param secureRenegotiation RFC 5746; none in TLS 1.3, which does not renegotiate
 * @param encryptThenMac RFC 7366; none in TLS 1.3
 * @param applicationProtocol of ALPN
 * @param serverName that the client sent (SNI)
 * @param resumed whether an earlier session was resumed
 */
public record HandshakeFacts(
    Role role,
    String protocol,
    String cipherSuite,
    Fact<String> group,
    Fact<String> signatureScheme,
    Fact<Boolean> extendedMasterSecret,
    Fact<Boolean> secureRenegotiation,
    Fact<Boolean> encryptThenMac,
    Fact<String> applicationProtocol,
    Fact<String> serverName,
    Fact<Boolean> resumed) {}
