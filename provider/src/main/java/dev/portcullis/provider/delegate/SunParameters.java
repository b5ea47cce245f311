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

  private SunParameters() {}

  /**
   * Changes what the policy governs and leaves the rest. Signature schemes of handshakes and of
   * certificates share one list in SunJSSE: it gets both, those of handshakes first. Key shares
   * cannot be told.
   */
  static SSLParameters applied(SSLParameters current, HandshakeParameters wanted) {
    current.setProtocols(wanted.protocols().toArray(String[]::new));
    current.setCipherSuites(wanted.cipherSuites().toArray(String[]::new));
    current.setUseCipherSuitesOrder(wanted.serverOrder());
    if (NewerSslParameters.present()) {
      NewerSslParameters.setNamedGroups(current, groups(wanted));
      NewerSslParameters.setSignatureSchemes(current, schemes(wanted));
    } else {
      current.setAlgorithmConstraints(
          PolicyAlgorithmConstraints.of(wanted, current.getAlgorithmConstraints()));
    }
    return current;
  }

  private static String[] groups(HandshakeParameters wanted) {
    return wanted.groups().stream().map(NamedGroup::ianaName).toArray(String[]::new);
  }

  private static String[] schemes(HandshakeParameters wanted) {
    Set<SignatureScheme> both = new LinkedHashSet<>(wanted.handshakeSchemes());
    both.addAll(wanted.certificateSchemes());
    return both.stream().map(SignatureScheme::ianaName).toArray(String[]::new);
  }
}
