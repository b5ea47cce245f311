package dev.portcullis.provider.delegate;

import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.ProtocolVersion;
import dev.portcullis.policy.SignatureScheme;
import java.util.Set;

/**
 * What a delegate can negotiate on this JVM and which rules it can carry out. Immutable. Found by
 * asking the delegate and its algorithms, never derived from a version number.
 *
 * <p>With either delegate an ECDSA scheme of TLS 1.3 is of use only while its curve is among the
 * groups of the connection.
 *
 * @param versions protocol versions it implements
 * @param cipherSuites suites it implements
 * @param groups key exchange groups it implements
 * @param schemes signature schemes it implements
 * @param controls rules it can carry out for each connection
 */
public record Capabilities(
    Set<ProtocolVersion> versions,
    Set<CipherSuite> cipherSuites,
    Set<NamedGroup> groups,
    Set<SignatureScheme> schemes,
    Set<Control> controls) {

  /** A rule that some delegate on some JVM cannot carry out for each connection. */
  public enum Control {
    /** The order of groups is the given one; without it only their set is. */
    GROUP_ORDER,
    /** The client's first key shares are the given ones. */
    KEY_SHARES,
    /** The order of signature schemes is the given one; without it only their set is. */
    SCHEME_ORDER,
    /**
     * Handshakes and certificates have separate lists of signature schemes; without it both have
     * the union of the two.
     */
    SEPARATE_CERTIFICATE_SCHEMES
  }

  /** Copies the sets. */
  public Capabilities {
    versions = Set.copyOf(versions);
    cipherSuites = Set.copyOf(cipherSuites);
    groups = Set.copyOf(groups);
    schemes = Set.copyOf(schemes);
    controls = Set.copyOf(controls);
  }

  /** Whether the delegate can carry out a rule. */
  public boolean can(Control control) {
    return controls.contains(control);
  }
}
