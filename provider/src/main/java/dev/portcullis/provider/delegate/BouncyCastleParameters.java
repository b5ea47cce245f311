package dev.portcullis.provider.delegate;

import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.SignatureScheme;
import java.util.List;
import org.bouncycastle.jsse.BCSSLParameters;

/** Puts {@link HandshakeParameters} into the parameters of a Bouncy Castle object. Stateless. */
final class BouncyCastleParameters {

  private BouncyCastleParameters() {}

  /** Changes what the policy governs and leaves the rest; the same on every JDK. */
  static BCSSLParameters applied(BCSSLParameters current, HandshakeParameters wanted) {
    current.setProtocols(wanted.protocols().toArray(String[]::new));
    current.setCipherSuites(wanted.cipherSuites().toArray(String[]::new));
    current.setUseCipherSuitesOrder(wanted.serverOrder());
    current.setUseNamedGroupsOrder(wanted.serverOrder());
    current.setNamedGroups(groups(wanted.groups()));
    current.setEarlyKeyShares(groups(wanted.keyShares()));
    current.setSignatureSchemes(schemes(wanted.handshakeSchemes()));
    current.setSignatureSchemesCert(schemes(wanted.certificateSchemes()));
    return current;
  }

  private static String[] groups(List<NamedGroup> groups) {
    return groups.stream().map(NamedGroup::ianaName).toArray(String[]::new);
  }

  private static String[] schemes(List<SignatureScheme> schemes) {
    return schemes.stream().map(SignatureScheme::ianaName).toArray(String[]::new);
  }
}
