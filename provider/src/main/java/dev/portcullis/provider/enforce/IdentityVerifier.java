package dev.portcullis.provider.enforce;

import dev.portcullis.policy.IdentityRules;
import dev.portcullis.policy.IdentityRules.Wildcard;
import dev.portcullis.provider.enforce.IdentityVerdict.Match;
import java.security.cert.X509Certificate;

/**
 * The service identity check of RFC 9525, Section 6: subject alternative names only, never the
 * common name. Pure; does not validate the chain, and says nothing about who vouches for the names.
 * Thread-safe.
 */
public final class IdentityVerifier {
  private IdentityVerifier() {}

  /** Compares a reference identity with the peer's own certificate. Never throws. */
  public static IdentityVerdict verify(
      ReferenceIdentity reference, X509Certificate leaf, IdentityRules rules) {
    PresentedIdentities presented = PresentedIdentities.of(leaf);
    for (int i = 0; i < presented.size(); i++) {
      if (matches(reference, presented, i, rules)) {
        return new Match(reference, presented.display(i));
      }
    }
    return MismatchReason.explain(reference, presented, rules);
  }

  private static boolean matches(
      ReferenceIdentity reference, PresentedIdentities presented, int index, IdentityRules rules) {
    byte[] der = presented.der();
    int from = presented.from(index);
    int to = presented.to(index);
    if (reference instanceof IpAddress address) {
      return presented.kind(index) == PresentedIdentities.Kind.IP && address.matches(der, from, to);
    }
    String name = ((DnsName) reference).ascii();
    return presented.kind(index) == PresentedIdentities.Kind.DNS
        && (PresentedDnsName.equalsName(der, from, to, name)
            || (PresentedDnsName.coversName(der, from, to, name) && mayCover(name, rules)));
  }

  private static boolean mayCover(String name, IdentityRules rules) {
    return rules.wildcard() == Wildcard.LEFTMOST_LABEL && !PublicSuffixes.sharedParent(name);
  }
}
