package dev.portcullis.provider.delegate;

import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.SignatureScheme;
import java.util.LinkedHashSet;
import java.util.Set;
import javax.net.ssl.SSLParameters;

/**
 * Puts {@link HandshakeParameters} into the {@link SSLParameters} of a SunJSSE object. Stateless.
 */
final class SunParameters {

  private static final PerRole<Names> NAMES = new PerRole<>();

  /** The lists as JSSE takes them; never written to. */
  private record Names(
      String[] protocols, String[] cipherSuites, String[] groups, String[] schemes) {}

  private SunParameters() {}

  /**
   * Changes what the policy governs and leaves the rest. Signature schemes of handshakes and of
   * certificates share one list in SunJSSE. Key shares cannot be told.
   */
  static SSLParameters applied(SSLParameters current, HandshakeParameters wanted) {
    Names names = names(wanted);
    // Each setter copies.
    current.setProtocols(names.protocols());
    current.setCipherSuites(names.cipherSuites());
    current.setUseCipherSuitesOrder(wanted.serverOrder());
    if (NewerSslParameters.present()) {
      NewerSslParameters.setNamedGroups(current, names.groups());
      NewerSslParameters.setSignatureSchemes(current, names.schemes());
    } else {
      current.setAlgorithmConstraints(
          PolicyAlgorithmConstraints.of(wanted, current.getAlgorithmConstraints()));
    }
    return current;
  }

  private static Names names(HandshakeParameters wanted) {
    Names known = NAMES.of(wanted);
    return known != null ? known : NAMES.keep(wanted, read(wanted));
  }

  private static Names read(HandshakeParameters wanted) {
    return new Names(
        wanted.protocols().toArray(String[]::new),
        wanted.cipherSuites().toArray(String[]::new),
        wanted.groups().stream().map(NamedGroup::ianaName).toArray(String[]::new),
        oneList(wanted).stream().map(SignatureScheme::ianaName).toArray(String[]::new));
  }

  /**
   * The schemes that SunJSSE may be told of: those of handshakes, and of those for certificates the
   * ones that can sign no handshake of an enabled version (RFC 9846, Section 4.3.3). Any other
   * would let a peer sign handshakes with what the policy allows for certificates alone.
   */
  static Set<SignatureScheme> oneList(HandshakeParameters wanted) {
    Set<SignatureScheme> schemes = new LinkedHashSet<>(wanted.handshakeSchemes());
    wanted.certificateSchemes().stream()
        .filter(scheme -> wanted.protocols().stream().noneMatch(v -> signs(scheme, v)))
        .forEach(schemes::add);
    return schemes;
  }

  private static boolean signs(SignatureScheme scheme, String protocol) {
    return protocol.equals("TLSv1.3") ? scheme.isForTls13Handshake() : scheme.isForTls12Handshake();
  }
}
