package dev.portcullis.provider.enforce;

import dev.portcullis.policy.CertificateRules;
import dev.portcullis.policy.CertificateRules.ExtendedKeyUsage;
import dev.portcullis.policy.Grant;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.Rules;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges what the peer's leaf says of its lifetime and its use. Pure. */
public final class PeerLeafVerifier {
  private static final String ANY = "2.5.29.37.0";
  private static final String SERVER = "1.3.6.1.5.5.7.3.1";
  private static final String CLIENT = "1.3.6.1.5.5.7.3.2";

  private PeerLeafVerifier() {}

  /**
   * Checks a leaf.
   *
   * @param rules those of this side's role
   * @param own this side's role: the peer has the other
   */
  public static Optional<Violation> verify(CertificateRules rules, Role own, X509Certificate leaf) {
    return all(rules, own, leaf).stream().findFirst();
  }

  /** Every violation: where some are only reported, others still count. */
  public static List<Violation> all(CertificateRules rules, Role own, X509Certificate leaf) {
    List<Violation> found = new ArrayList<>(0);
    for (Optional<Violation> one : List.of(lifetime(rules, leaf), usage(rules, own, leaf))) {
      if (one.isPresent()) {
        found.add(one.get());
      }
    }
    return found;
  }

  private static Optional<Violation> lifetime(CertificateRules rules, X509Certificate leaf) {
    Duration lifetime =
        Duration.between(leaf.getNotBefore().toInstant(), leaf.getNotAfter().toInstant());
    Duration ceiling = Duration.ofDays(rules.maxLifetimeDays());
    if (ceiling.isZero() || lifetime.compareTo(ceiling) <= 0) {
      return Optional.empty();
    }
    return Optional.of(
        violation(
                "certificates.max-lifetime-days",
                "Mozilla Server Side TLS 6.0",
                leaf,
                "lives " + CertificateLifetime.daysBegun(lifetime) + " days",
                "at most " + rules.maxLifetimeDays() + " days",
                "for a shorter time")
            .excusedBy(
                CertificateLifetime.grants(
                    Rules.PEER_MAX_LIFETIME, CertificateLifetime.daysBegun(lifetime))));
  }

  private static Optional<Violation> usage(CertificateRules rules, Role own, X509Certificate leaf) {
    String wanted = own == Role.CLIENT ? SERVER : CLIENT;
    List<String> usages = usages(leaf);
    boolean named = usages != null && (usages.contains(wanted) || usages.contains(ANY));
    if (named || (usages == null && rules.extendedKeyUsage() == ExtendedKeyUsage.OPTIONAL)) {
      return Optional.empty();
    }
    return Optional.of(
        violation(
                "certificates.extended-key-usage",
                "RFC 5280, Section 4.2.1.12",
                leaf,
                usages == null ? "has no extended key usage" : "is for " + usages,
                own == Role.CLIENT ? "id-kp-serverAuth" : "id-kp-clientAuth",
                "with that extended key usage")
            .excusedBy(
                usages == null
                    ? List.of(new Grant<>(Rules.EXTENDED_KEY_USAGE, ExtendedKeyUsage.OPTIONAL))
                    : List.of()));
  }

  /** Null if the certificate has none; one that cannot be read names nothing. */
  private static @Nullable List<String> usages(X509Certificate leaf) {
    try {
      return leaf.getExtendedKeyUsage();
    } catch (CertificateParsingException e) {
      return List.of();
    }
  }

  private static Violation violation(
      String rule,
      String reference,
      X509Certificate leaf,
      String observed,
      String allowed,
      String how) {
    return new Violation(
        rule,
        reference,
        Escaped.text(leaf.getSubjectX500Principal().getName()) + " " + observed,
        allowed,
        "let the peer's certificate be issued again " + how);
  }
}
