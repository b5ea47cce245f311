package dev.portcullis.provider.enforce;

import dev.portcullis.policy.Grant;
import dev.portcullis.policy.IdentityRules;
import dev.portcullis.policy.IdentityRules.NoReferenceIdentity;
import dev.portcullis.policy.IdentityRules.Wildcard;
import dev.portcullis.policy.Rules;
import java.security.cert.X509Certificate;
import java.util.List;

/** The ways in which a client's peer is not known, and what is said of each. Pure. */
public final class IdentityViolation {
  private static final String RULE = "identity";
  private static final String REFERENCE_RULE = "identity.no-reference-identity";

  private static final IdentityRules WITH_WILDCARDS =
      new IdentityRules(NoReferenceIdentity.REFUSE, Wildcard.LEFTMOST_LABEL);

  private IdentityViolation() {}

  /** The application did not say whom it wants to talk to. */
  public static Violation unnamed() {
    return new Violation(
            REFERENCE_RULE,
            "RFC 9525, Section 6.1",
            "the application names no host: neither a peer host nor a server name (SNI)",
            "a connection made with the host name or address of the peer",
            "create the socket or engine with the peer's host")
        .excusedBy(List.of(new Grant<>(Rules.NO_REFERENCE_IDENTITY, NoReferenceIdentity.ALLOW)));
  }

  /** The application named what can be no host. */
  public static Violation invalid(InvalidReferenceIdentityException e) {
    return new Violation(
        REFERENCE_RULE,
        "RFC 9525, Section 6.1",
        String.valueOf(e.getMessage()),
        "a DNS name or an IP address",
        "connect with a valid host name");
  }

  /** The certificate is another's. */
  public static Violation wrong(
      ReferenceIdentity reference, IdentityVerdict.Mismatch mismatch, X509Certificate leaf) {
    Violation violation = wrong(reference, mismatch);
    boolean covered =
        IdentityVerifier.verify(reference, leaf, WITH_WILDCARDS) instanceof IdentityVerdict.Match;
    return covered
        ? new Violation(
                Rules.WILDCARD.key(),
                violation.reference(),
                violation.observed(),
                violation.allowed(),
                violation.remedy())
            .excusedBy(List.of(new Grant<>(Rules.WILDCARD, Wildcard.LEFTMOST_LABEL)))
        : violation;
  }

  private static Violation wrong(ReferenceIdentity reference, IdentityVerdict.Mismatch mismatch) {
    return new Violation(
        RULE,
        "RFC 9525, Section 6",
        mismatch.observed(),
        "a certificate with " + reference.display() + " among its subject alternative names",
        mismatch.remedy());
  }

  /** The peer showed no certificate at all. */
  public static Violation anonymous() {
    return new Violation(
        RULE,
        "RFC 9325, Section 4.1",
        "the peer showed no certificate",
        "a peer with a certificate",
        "let the peer authenticate itself");
  }
}
