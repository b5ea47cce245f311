package dev.portcullis.provider.jsse;

import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.ProtocolVersion;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.SignatureScheme;
import java.util.List;

/**
 * What a role may use: the policy's rules intersected with what the delegate can do, in the
 * policy's order, computed once per context.
 *
 * @param role the role
 * @param rules the policy's rules
 * @param supported versions that may be enabled
 * @param enabled versions that are enabled unless the application says otherwise
 * @param suites cipher suites that may be enabled; all are enabled unless the application says
 *     otherwise
 * @param groups key exchange groups
 * @param keyShares groups that the first ClientHello carries a share for
 * @param handshakeSchemes signature schemes of the handshake
 * @param certificateSchemes signature schemes of certificates
 */
record RoleParameters(
    Role role,
    ConnectionRules rules,
    List<ProtocolVersion> supported,
    List<ProtocolVersion> enabled,
    List<CipherSuite> suites,
    List<NamedGroup> groups,
    List<NamedGroup> keyShares,
    List<SignatureScheme> handshakeSchemes,
    List<SignatureScheme> certificateSchemes) {

  String[] supportedProtocols() {
    return names(supported);
  }

  String[] enabledProtocols() {
    return names(enabled);
  }

  String[] cipherSuites() {
    String[] names = new String[suites.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = suites.get(i).name();
    }
    return names;
  }

  static String[] names(List<ProtocolVersion> versions) {
    String[] names = new String[versions.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = versions.get(i).jsseName();
    }
    return names;
  }
}
