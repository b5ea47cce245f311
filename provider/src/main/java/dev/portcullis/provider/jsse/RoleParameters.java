package dev.portcullis.provider.jsse;

import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.ProtocolVersion;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.SignatureScheme;
import dev.portcullis.provider.delegate.HandshakeParameters;
import dev.portcullis.provider.enforce.Violation;
import dev.portcullis.provider.facts.HandshakeFacts;
import java.util.List;

/**
 * What a role may use: the policy's rules intersected with what the delegate can do, in the
 * policy's order, computed once per context and outcome of the policy; with what was made of it for
 * the last connection. Thread-safe.
 */
final class RoleParameters {
  private final Role role;
  private final ConnectionRules rules;
  private final Choice<ProtocolVersion> supported;
  private final Choice<ProtocolVersion> enabled;
  private final Choice<CipherSuite> suites;
  private final Choice<NamedGroup> groups;
  private final List<NamedGroup> keyShares;
  private final Choice<SignatureScheme> handshakeSchemes;
  private final List<SignatureScheme> certificateSchemes;

  private final LastAnswer<List<String>, Choice<ProtocolVersion>> askedVersions =
      new LastAnswer<>();
  private final LastAnswer<List<String>, Choice<CipherSuite>> askedSuites = new LastAnswer<>();
  private final LastAnswer<List<String>, Choice<NamedGroup>> askedGroups = new LastAnswer<>();
  private final LastAnswer<List<String>, Choice<SignatureScheme>> askedSchemes = new LastAnswer<>();
  private final LastAnswer<RequestedParameters.Lists, HandshakeParameters> handshakes =
      new LastAnswer<>();
  private final LastAnswer<HandshakeFacts, List<Violation>> goodOutcomes = new LastAnswer<>();
  private final GoodChains goodChains = new GoodChains();

  /**
   * Parameters of a role.
   *
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
  RoleParameters(
      Role role,
      ConnectionRules rules,
      List<ProtocolVersion> supported,
      List<ProtocolVersion> enabled,
      List<CipherSuite> suites,
      List<NamedGroup> groups,
      List<NamedGroup> keyShares,
      List<SignatureScheme> handshakeSchemes,
      List<SignatureScheme> certificateSchemes) {
    this.role = role;
    this.rules = rules;
    this.supported = Choice.ofVersions(supported);
    this.enabled = Choice.ofVersions(enabled);
    this.suites = Choice.ofSuites(suites);
    this.groups = Choice.ofGroups(groups);
    this.keyShares = List.copyOf(keyShares);
    this.handshakeSchemes = Choice.ofSchemes(handshakeSchemes);
    this.certificateSchemes = List.copyOf(certificateSchemes);
  }

  Role role() {
    return role;
  }

  ConnectionRules rules() {
    return rules;
  }

  Choice<ProtocolVersion> supported() {
    return supported;
  }

  Choice<ProtocolVersion> enabled() {
    return enabled;
  }

  Choice<CipherSuite> suites() {
    return suites;
  }

  Choice<NamedGroup> groups() {
    return groups;
  }

  List<NamedGroup> keyShares() {
    return keyShares;
  }

  Choice<SignatureScheme> handshakeSchemes() {
    return handshakeSchemes;
  }

  List<SignatureScheme> certificateSchemes() {
    return certificateSchemes;
  }

  String[] supportedProtocols() {
    return supported.names();
  }

  String[] enabledProtocols() {
    return enabled.names();
  }

  String[] cipherSuites() {
    return suites.names();
  }

  LastAnswer<List<String>, Choice<ProtocolVersion>> askedVersions() {
    return askedVersions;
  }

  LastAnswer<List<String>, Choice<CipherSuite>> askedSuites() {
    return askedSuites;
  }

  LastAnswer<List<String>, Choice<NamedGroup>> askedGroups() {
    return askedGroups;
  }

  LastAnswer<List<String>, Choice<SignatureScheme>> askedSchemes() {
    return askedSchemes;
  }

  /** The parameters of a handshake by what was asked for. */
  LastAnswer<RequestedParameters.Lists, HandshakeParameters> handshakes() {
    return handshakes;
  }

  /** What a handshake agreed on that these rules have nothing against. */
  LastAnswer<HandshakeFacts, List<Violation>> goodOutcomes() {
    return goodOutcomes;
  }

  /** Chains that these rules have nothing against. */
  GoodChains goodChains() {
    return goodChains;
  }
}
