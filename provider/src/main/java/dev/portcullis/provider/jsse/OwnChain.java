package dev.portcullis.provider.jsse;

import dev.portcullis.policy.OwnChainRules;
import dev.portcullis.policy.OwnChainRules.OnViolation;
import dev.portcullis.policy.Role;
import dev.portcullis.provider.enforce.CertificateLifetime;
import dev.portcullis.provider.enforce.Violation;
import java.security.cert.X509Certificate;
import java.util.Optional;

/**
 * Judges the certificate that this side shows. A key manager does not know the role it is asked for
 * (SSLContext serves both), so the server's rules apply: that is where an own certificate is the
 * rule. Thread-safe.
 */
final class OwnChain {
  private static final String OWN = "the own certificate";

  private final ContextPolicy context;

  OwnChain(ContextPolicy context) {
    this.context = context;
  }

  /** Whether the chain may be shown; what is not as the policy says is told to the operator. */
  boolean mayBeShown(X509Certificate[] chain) {
    OwnChainRules rules = context.rules(Role.SERVER).ownChain();
    if (chain.length == 0 || rules.onViolation() == OnViolation.IGNORE) {
      return true;
    }
    Optional<Violation> violation = CertificateLifetime.verify(rules, chain[0]);
    if (violation.isEmpty()) {
      return true;
    }
    if (rules.onViolation() == OnViolation.REPORT) {
      context.report(Role.SERVER, OWN, violation.get());
      return true;
    }
    context.refusal(Role.SERVER, OWN, violation.get());
    return false;
  }
}
