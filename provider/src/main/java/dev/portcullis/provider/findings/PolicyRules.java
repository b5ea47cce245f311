package dev.portcullis.provider.findings;

import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.IdentityRules.NoReferenceIdentity;
import dev.portcullis.policy.Mode;
import dev.portcullis.policy.PeerRules;
import dev.portcullis.policy.ProtocolVersion;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.TlsPolicy;
import dev.portcullis.policy.TrustRules.ApplicationManagers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Settings of a policy that are allowed and should not stay unnoticed. Pure. */
public final class PolicyRules {
  private static final String ENFORCE = "mode = \"enforce\"";
  private static final Set<ProtocolVersion> OLD =
      Set.of(ProtocolVersion.TLS_1_0, ProtocolVersion.TLS_1_1, ProtocolVersion.DTLS_1_0);

  private static final Set<ApplicationManagers> LENIENT =
      Set.of(ApplicationManagers.REPORT, ApplicationManagers.ACCEPT);

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
      if (LENIENT.contains(rules.trust().applicationManagers())) {
        add(findings, policy, role, "takes the application's word for chains", "\"verify\"");
      }
    }
    reported(policy.peers()).ifPresent(what -> findings.add(finding(policy, what, ENFORCE)));
    return List.copyOf(findings);
  }

  private static Optional<String> reported(PeerRules peers) {
    if (peers.mode() == Mode.REPORT) {
      return Optional.of("reports and refuses nothing");
    }
    List<String> hosts =
        peers.hosts().stream()
            .filter(host -> host.mode().equals(Optional.of(Mode.REPORT)))
            .map(host -> host.match().toString())
            .toList();
    List<String> what = new ArrayList<>(new TreeSet<>(peers.report()));
    hosts.forEach(host -> what.add("all of " + host));
    return what.isEmpty()
        ? Optional.empty()
        : Optional.of("reports and does not refuse " + String.join(", ", what));
  }

  private static void add(
      List<Finding> findings, TlsPolicy policy, Role role, String what, String mend) {
    findings.add(finding(policy, what + " (" + role.word() + ")", mend));
  }

  private static Finding finding(TlsPolicy policy, String what, String mend) {
    return new Finding(
        "loose-policy", "TLS policy " + policy.id() + " " + what, "use " + mend + " where you can");
  }
}
