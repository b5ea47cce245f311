package dev.portcullis.provider.enforce;

import dev.portcullis.policy.Grant;
import dev.portcullis.policy.OwnChainRules;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.Rule;
import dev.portcullis.policy.Rules;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Judges how long a certificate lives. Pure. */
public final class CertificateLifetime {
  private CertificateLifetime() {}

  /**
   * Checks the lifetime of the own leaf certificate.
   *
   * @param rules the ceiling in days; 0 means none
   * @param role the role that it is shown in
   * @param leaf the certificate
   */
  public static Optional<Violation> verify(OwnChainRules rules, Role role, X509Certificate leaf) {
    Duration lifetime =
        Duration.between(leaf.getNotBefore().toInstant(), leaf.getNotAfter().toInstant());
    Duration ceiling = Duration.ofDays(rules.maxLifetimeDays());
    if (ceiling.isZero() || lifetime.compareTo(ceiling) <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        new Violation(
                "own-chain.max-lifetime-days",
                "Mozilla Server Side TLS 6.0",
                Escaped.text(leaf.getSubjectX500Principal().getName())
                    + " lives "
                    + daysBegun(lifetime)
                    + " days",
                "at most " + rules.maxLifetimeDays() + " days",
                "issue the certificate for a shorter time")
            .excusedBy(grants(Rules.MAX_LIFETIME, daysBegun(lifetime))));
  }

  static List<Grant<?>> grants(Rule.Count rule, long days) {
    return days > OwnChainRules.MAX_LIFETIME_DAYS
        ? List.of()
        : List.of(new Grant<>(rule, (int) days));
  }

  static long daysBegun(Duration lifetime) {
    return lifetime.plusDays(1).minusNanos(1).toDays();
  }
}
