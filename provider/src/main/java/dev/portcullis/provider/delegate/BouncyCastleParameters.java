package dev.portcullis.provider.delegate;

import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.SignatureScheme;
import java.util.List;
import org.bouncycastle.jsse.BCSSLParameters;

/** Puts {@link HandshakeParameters} into the parameters of a Bouncy Castle object. Stateless. */
final class BouncyCastleParameters {

  private static final PerRole<Names> NAMES = new PerRole<>();

  /** The lists as Bouncy Castle takes them; never written to. */
  private record Names(
      String[] protocols,
      String[] cipherSuites,
      String[] groups,
      String[] keyShares,
      String[] handshakeSchemes,
      String[] certificateSchemes) {}

  private BouncyCastleParameters() {}

  /** Changes what the policy governs and leaves the rest; the same on every JDK. */
  static BCSSLParameters applied(BCSSLParameters current, HandshakeParameters wanted) {
    Names names = names(wanted);
    // Each setter copies.
    current.setProtocols(names.protocols());
    current.setCipherSuites(names.cipherSuites());
    current.setUseCipherSuitesOrder(wanted.serverOrder());
    current.setUseNamedGroupsOrder(wanted.serverOrder());
    current.setNamedGroups(names.groups());
    current.setEarlyKeyShares(names.keyShares());
    current.setSignatureSchemes(names.handshakeSchemes());
    current.setSignatureSchemesCert(names.certificateSchemes());
    return current;
  }

  private static Names names(HandshakeParameters wanted) {
    Names known = NAMES.of(wanted);
    return known != null ? known : NAMES.keep(wanted, read(wanted));
  }

  private static Names read(HandshakeParameters wanted) {
    return new Names(
        wanted.protocols().toArray(new String[0]),
        wanted.cipherSuites().toArray(new String[0]),
        groups(wanted.groups()),
        groups(wanted.keyShares()),
        schemes(wanted.handshakeSchemes()),
        schemes(wanted.certificateSchemes()));
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
