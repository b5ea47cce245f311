package dev.portcullis.provider.jsse;

import dev.portcullis.policy.EffectiveRules;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.provider.enforce.IdentityVerdict;
import dev.portcullis.provider.enforce.IdentityVerifier;
import dev.portcullis.provider.enforce.IdentityViolation;
import dev.portcullis.provider.enforce.NegotiationVerifier;
import dev.portcullis.provider.enforce.PeerChainVerifier;
import dev.portcullis.provider.enforce.PeerLeafVerifier;
import dev.portcullis.provider.enforce.ReferenceIdentity;
import dev.portcullis.provider.enforce.Violation;
import dev.portcullis.provider.events.Reporter;
import dev.portcullis.provider.facts.HandshakeFacts;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** Judges connections that passed by a second policy, and tells; refuses nothing. Immutable. */
final class Shadow {
  private final PolicyDocument second;
  private final Reporter reporter;

  /**
   * A second policy.
   *
   * @param ofFirst where the first policy's events go: those of this one go there under its name
   */
  Shadow(PolicyDocument second, Reporter ofFirst) {
    this.second = second;
    this.reporter = ofFirst.named(() -> Reporting.name(second));
  }

  /** Tells what the second policy would have refused. */
  void judge(
      ConnectionPolicy first,
      @Nullable ReferenceIdentity identity,
      SSLSession session,
      HandshakeFacts facts,
      List<X509Certificate> chain) {
    Role role = first.effective().role();
    EffectiveRules effective = second.policy().effective(role, first.peer(), first.today());
    ConnectionPolicy shadow =
        new ConnectionPolicy(
            second,
            effective,
            first.parameters(),
            first.peer(),
            first.described(),
            first.today(),
            reporter);
    List<Violation> violations =
        new ArrayList<>(
            NegotiationVerifier.all(
                effective.rules(), session.getProtocol(), session.getCipherSuite(), facts));
    if (!chain.isEmpty()) {
      violations.addAll(PeerChainVerifier.all(effective.rules(), chain));
      violations.addAll(PeerLeafVerifier.all(effective.rules().certificates(), role, chain.get(0)));
      if (role == Role.CLIENT
          && identity != null
          && IdentityVerifier.verify(identity, chain.get(0), effective.rules().identity())
              instanceof IdentityVerdict.Mismatch mismatch) {
        violations.add(IdentityViolation.wrong(identity, mismatch, chain.get(0)));
      }
    }
    violations.forEach(shadow::report);
  }
}
