package dev.portcullis.provider.delegate;

import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.SignatureScheme;
import java.util.List;

/**
 * What one connection may negotiate, in order of preference. Immutable.
 *
 * @param role whether the connection is a client or a server
 * @param protocols JSSE names
 * @param cipherSuites IANA names
 * @param serverOrder whether a server follows its own order of suites and groups, not the client's
 * @param groups key exchange groups
 * @param keyShares groups with a share in the first ClientHello; a part of {@code groups}; clients
 * @param handshakeSchemes what signs handshakes
 * @param certificateSchemes what signs certificates
 */
public record HandshakeParameters(
    Role role,
    List<String> protocols,
    List<String> cipherSuites,
    boolean serverOrder,
    List<NamedGroup> groups,
    List<NamedGroup> keyShares,
    List<SignatureScheme> handshakeSchemes,
    List<SignatureScheme> certificateSchemes) {

  /** Copies the lists. */
  public HandshakeParameters {
    protocols = List.copyOf(protocols);
    cipherSuites = List.copyOf(cipherSuites);
    groups = List.copyOf(groups);
    keyShares = List.copyOf(keyShares);
    handshakeSchemes = List.copyOf(handshakeSchemes);
    certificateSchemes = List.copyOf(certificateSchemes);
  }
}
