package dev.portcullis.policy;

import java.util.ArrayList;
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

  /** Copies and sorts the versions and refuses duplicates. */
  public ConnectionRules {
    List<ProtocolVersion> sorted = new ArrayList<>(Distinct.copyOf(versions));
    sorted.sort(NewestFirst.ORDER);
    versions = List.copyOf(sorted);
  }

  /** Whether TLS 1.3 may be negotiated. */
  public boolean allowsTls13() {
    return versions.contains(ProtocolVersion.TLS_1_3);
  }

  /** Whether a version with suites of the older form may be negotiated. */
  public boolean allowsBeforeTls13() {
    for (ProtocolVersion version : versions) {
      if (!version.isTls13()) {
        return true;
      }
    }
    return false;
  }

  /** Streams before datagrams. A class, not a lambda: it is needed before the first connection. */
  private static final class NewestFirst implements Comparator<ProtocolVersion> {
    static final NewestFirst ORDER = new NewestFirst();

    @Override
    public int compare(ProtocolVersion one, ProtocolVersion other) {
      int byKind = Boolean.compare(one.isDatagram(), other.isDatagram());
      return byKind != 0 ? byKind : other.compareTo(one);
    }
  }
}
