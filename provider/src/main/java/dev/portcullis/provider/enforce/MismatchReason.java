package dev.portcullis.provider.enforce;

import dev.portcullis.policy.IdentityRules;
import dev.portcullis.policy.IdentityRules.Wildcard;
import dev.portcullis.provider.enforce.IdentityVerdict.Mismatch;
import dev.portcullis.provider.enforce.PresentedIdentities.Kind;
import org.jspecify.annotations.Nullable;

/**
 * Puts a mismatch into words: the headline that libraries recognise (Netty looks for "No subject
 * alternative" and "No name matching"), the rule that decided and the remedy. Runs after the
 * decision and cannot change it. Stateless.
 */
final class MismatchReason {
  private MismatchReason() {}

  static Mismatch explain(
      ReferenceIdentity reference, PresentedIdentities presented, IdentityRules rules) {
    return new Mismatch(
        reference,
        headline(reference, presented),
        presented.display(0, Mismatch.SHOWN),
        presented.size(),
        reason(reference, presented, rules),
        remedy(reference));
  }

  private static String headline(ReferenceIdentity reference, PresentedIdentities presented) {
    String shown = reference.display();
    if (presented.size() == 0) {
      return "No subject alternative names present, so nothing matches " + shown + ".";
    }
    if (reference instanceof IpAddress) {
      return "No subject alternative names matching IP address " + shown + " found.";
    }
    return presented.has(Kind.DNS)
        ? "No subject alternative DNS name matching " + shown + " found."
        : "No name matching " + shown + " found.";
  }

  private static String reason(
      ReferenceIdentity reference, PresentedIdentities presented, IdentityRules rules) {
    if (presented.defect() != null) {
      return "The certificate is malformed: "
          + presented.defect()
          + " (RFC 5280, Section 4.2.1.6).";
    }
    if (presented.size() == 0) {
      return "The common name is not an identity (RFC 9525, Section 2).";
    }
    return reference instanceof DnsName name
        ? nameReason(name.ascii(), presented, rules)
        : addressReason(reference.display(), presented);
  }

  private static String addressReason(String address, PresentedIdentities presented) {
    for (int i = 0; i < presented.size(); i++) {
      if (presented.display(i).equals("DNS:" + address)) {
        return "An address is compared with iPAddress entries only, not with "
            + presented.display(i)
            + " (RFC 9525, Section 6.4).";
      }
    }
    return "An address must equal an iPAddress entry in every octet (RFC 9525, Section 6.4).";
  }

  private static String nameReason(
      String name, PresentedIdentities presented, IdentityRules rules) {
    if (!presented.has(Kind.DNS)) {
      return "A name is compared with dNSName entries only (RFC 9525, Section 6.2).";
    }
    String fault = firstFault(name, presented, rules);
    return fault == null
        ? "A name must equal a dNSName entry, or differ only in the one left-most label where the"
            + " entry has a wildcard (RFC 9525, Section 6.3)."
        : fault;
  }

  private static @Nullable String firstFault(
      String name, PresentedIdentities presented, IdentityRules rules) {
    @Nullable String malformed = null;
    for (int i = 0; i < presented.size(); i++) {
      if (presented.kind(i) != Kind.DNS) {
        continue;
      }
      if (PresentedDnsName.coversName(presented.der(), presented.from(i), presented.to(i), name)) {
        return presented.display(i) + " does not count: " + wildcardFault(rules);
      }
      String fault = PresentedDnsName.fault(presented.der(), presented.from(i), presented.to(i));
      if (malformed == null && fault != null) {
        malformed = presented.display(i) + " does not count: " + fault + ".";
      }
    }
    return malformed;
  }

  private static String wildcardFault(IdentityRules rules) {
    return rules.wildcard() == Wildcard.NEVER
        ? "the policy allows no wildcards (identity.wildcard = \"never\")."
        : "names below a public suffix belong to unrelated parties (RFC 9525, Section 7.1).";
  }

  private static String remedy(ReferenceIdentity reference) {
    String kind = reference instanceof DnsName ? "the DNS name " : "the IP address ";
    return "connect by a name of the certificate, or have the server's certificate issued for "
        + kind
        + reference.display()
        + " as a subject alternative name.";
  }
}
