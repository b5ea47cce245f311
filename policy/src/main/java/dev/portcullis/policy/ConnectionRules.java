package dev.portcullis.policy;

import java.util.Comparator;
import java.util.List;

/**
 * Everything a policy says about one role.
 *
 * <p>Whether the parts fit together is {@link Contradiction}'s business; {@link TlsPolicy} admits
 * only rules without one. Immutable.
 *
 * @param versions the protocol versions that may be negotiated, newest first whatever order they
 *     were given in: preferring the newest is no choice (RFC 9325, Section 3.1.1)
 */
public record ConnectionRules(
    List<ProtocolVersion> versions,
    CipherSuiteRules cipherSuites,
    GroupRules groups,
    CertificateRules certificates,
    SignatureRules signatures,
    KeyRules keys,
    IdentityRules identity,
    TrustRules trust,
    Tls12Rules tls12,
    OwnChainRules ownChain,
    SessionRules session,
    SniRules sni,
    AlpnRules alpn) {

  private static final Comparator<ProtocolVersion> NEWEST_FIRST =
      Comparator.comparing(ProtocolVersion::isDatagram)
          .thenComparing(Comparator.<ProtocolVersion>reverseOrder());

  /** Copies and sorts the versions and refuses duplicates. */
  public ConnectionRules {
    versions = Distinct.copyOf(versions).stream().sorted(NEWEST_FIRST).toList();
  }

  /** Whether TLS 1.3 may be negotiated. */
  public boolean allowsTls13() {
    return versions.contains(ProtocolVersion.TLS_1_3);
  }

  /** Whether a version with suites of the older form may be negotiated. */
  public boolean allowsBeforeTls13() {
    return versions.stream().anyMatch(version -> !version.isTls13());
  }
}
