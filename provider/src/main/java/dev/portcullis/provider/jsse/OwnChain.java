package dev.portcullis.provider.jsse;

import dev.portcullis.policy.OwnChainRules;
import dev.portcullis.policy.OwnChainRules.OnViolation;
import dev.portcullis.policy.Role;
import dev.portcullis.provider.enforce.CertificateLifetime;
import dev.portcullis.provider.enforce.Violation;
import java.security.cert.X509Certificate;
import java.util.Optional;

/** Judges the certificate that this side shows, by the rules of the role it is in. Thread-safe. */
final class OwnChain {
  private static final String OWN = "the own certificate";

  private final ContextPolicy context;

  OwnChain(ContextPolicy context) {
    this.context = context;
  }

  /** Whether the policy lets the chain be shown; tells nobody. */
  boolean isAllowed(Role role, X509Certificate[] chain) {
    return violation(role, chain).isEmpty()
        || context.rules(role).ownChain().onViolation() != OnViolation.REFUSE;
  }

  /** The same for a chain about to be shown; what is not as the policy says is told. */
  boolean mayBeShown(Role role, X509Certificate[] chain) {
    Optional<Violation> violation = violation(role, chain);
    if (violation.isEmpty()) {
      return true;
    }
    if (isAllowed(role, chain)) {
      context.report(role, OWN, violation.get());
      return true;
    }
    context.refusal(role, OWN, violation.get());
    return false;
  }

  private Optional<Violation> violation(Role role, X509Certificate[] chain) {
    OwnChainRules rules = context.rules(role).ownChain();
    return chain.length == 0 || rules.onViolation() == OnViolation.IGNORE
        ? Optional.empty()
        : CertificateLifetime.verify(rules, role, chain[0]);
  }
}
