package dev.portcullis.provider.delegate;

import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.SignatureScheme;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

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

  /** As records do. In words, since what the compiler writes has to be linked in a start. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof HandshakeParameters that
        && role == that.role
        && serverOrder == that.serverOrder
        && protocols.equals(that.protocols)
        && cipherSuites.equals(that.cipherSuites)
        && groups.equals(that.groups)
        && keyShares.equals(that.keyShares)
        && handshakeSchemes.equals(that.handshakeSchemes)
        && certificateSchemes.equals(that.certificateSchemes);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        role,
        protocols,
        cipherSuites,
        serverOrder,
        groups,
        keyShares,
        handshakeSchemes,
        certificateSchemes);
  }
}
