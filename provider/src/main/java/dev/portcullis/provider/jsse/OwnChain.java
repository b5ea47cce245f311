package dev.portcullis.provider.jsse;

import dev.portcullis.policy.OwnChainRules;
import dev.portcullis.policy.OwnChainRules.OnViolation;
import dev.portcullis.policy.Peer;
import dev.portcullis.policy.Role;
import dev.portcullis.provider.enforce.CertificateLifetime;
import dev.portcullis.provider.enforce.Violation;
import java.security.cert.X509Certificate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges the certificate that this side shows, by the rules of the role it is in. Thread-safe. */
final class OwnChain {
  private static final String OWN = "the own certificate";

  private final ContextPolicy context;

  OwnChain(ContextPolicy context) {
    this.context = context;
  }

  /** Whether the policy lets the chain be shown; tells nobody. */
  boolean isAllowed(Role role, X509Certificate[] chain) {
    OwnChainRules widest = context.role(role).rules().ownChain();
    return violation(widest, role, chain).isEmpty() || widest.onViolation() != OnViolation.REFUSE;
  }

  /** The same for a chain about to be shown; what is not as the policy says is told. */
  boolean mayBeShown(@Nullable HandshakeGate gate, Role role, X509Certificate[] chain) {
    ConnectionPolicy policy =
        gate == null ? context.settled(role, Peer.UNKNOWN, OWN) : gate.policy();
    OwnChainRules rules = policy.rules().ownChain();
    Optional<Violation> violation = violation(rules, role, chain);
    if (violation.isEmpty()) {
      return true;
    }
    if (rules.onViolation() == OnViolation.REPORT) {
      policy.report(violation.get());
      return true;
    }
    return policy.against(violation.get()).isEmpty();
  }

  private static Optional<Violation> violation(
      OwnChainRules rules, Role role, X509Certificate[] chain) {
    return chain.length == 0 || rules.onViolation() == OnViolation.IGNORE
        ? Optional.empty()
        : CertificateLifetime.verify(rules, role, chain[0]);
  }
}
