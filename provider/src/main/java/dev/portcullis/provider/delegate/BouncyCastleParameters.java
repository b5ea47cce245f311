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
    current.setProtocols(wanted.protocols().toArray(new String[0]));
    current.setCipherSuites(wanted.cipherSuites().toArray(new String[0]));
    current.setUseCipherSuitesOrder(wanted.serverOrder());
    current.setUseNamedGroupsOrder(wanted.serverOrder());
    current.setNamedGroups(groups(wanted.groups()));
    current.setEarlyKeyShares(groups(wanted.keyShares()));
    current.setSignatureSchemes(schemes(wanted.handshakeSchemes()));
    current.setSignatureSchemesCert(schemes(wanted.certificateSchemes()));
    return current;
  }

  private static String[] groups(List<NamedGroup> groups) {
    String[] names = new String[groups.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = groups.get(i).ianaName();
    }
    return names;
  }

  private static String[] schemes(List<SignatureScheme> schemes) {
    String[] names = new String[schemes.size()];
    for (int i = 0; i < names.length; i++) {
      names[i] = schemes.get(i).ianaName();
    }
    return names;
  }
}
