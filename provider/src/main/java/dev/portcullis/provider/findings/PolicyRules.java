package dev.portcullis.provider.findings;

import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.IdentityRules.NoReferenceIdentity;
import dev.portcullis.policy.ProtocolVersion;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.TlsPolicy;
import dev.portcullis.policy.TrustRules.ApplicationManagers;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Settings of a policy that are allowed and should not stay unnoticed. Pure. */
public final class PolicyRules {
  private static final Set<ProtocolVersion> OLD =
      Set.of(ProtocolVersion.TLS_1_0, ProtocolVersion.TLS_1_1, ProtocolVersion.DTLS_1_0);

  private PolicyRules() {}

  /** What is loose in a policy, for each role. */
  public static List<Finding> findings(TlsPolicy policy) {
    List<Finding> findings = new ArrayList<>();
    for (Role role : Role.values()) {
      ConnectionRules rules = policy.rules(role);
      if (rules.versions().stream().anyMatch(OLD::contains)) {
        add(findings, policy, role, "allows versions below 1.2 (RFC 8996)", "intermediate");
      }
      if (rules.identity().noReferenceIdentity() == NoReferenceIdentity.ALLOW) {
        add(findings, policy, role, "allows peers whose identity nobody named", "\"refuse\"");
      }
      if (rules.trust().applicationManagers() != ApplicationManagers.VERIFY) {
        add(findings, policy, role, "takes the application's word for chains", "\"verify\"");
      }
    }
    return List.copyOf(findings);
  }

  private static void add(
      List<Finding> findings, TlsPolicy policy, Role role, String what, String mend) {
    findings.add(
        new Finding(
            "loose-policy",
            "TLS policy " + policy.id() + " " + what + " (" + role.word() + ")",
            "use " + mend + " where you can"));
  }
}
