package dev.portcullis.policy.review;

import dev.portcullis.policy.HostRules;
import dev.portcullis.policy.IdentityRules.NoReferenceIdentity;
import dev.portcullis.policy.Mode;
import dev.portcullis.policy.PeerRules;
import dev.portcullis.policy.ProtocolVersion;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.Rules;
import dev.portcullis.policy.TrustRules.ApplicationManagers;
import dev.portcullis.policy.text.PolicyDocument;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What a policy lets pass, or only reports, though nobody should for long. Pure. */
final class Weaknesses {
  private static final List<ProtocolVersion> DEPRECATED =
      List.of(ProtocolVersion.TLS_1_1, ProtocolVersion.TLS_1_0);

  private final PolicyDocument document;
  private final Set<Remark> found = new LinkedHashSet<>();

  private Weaknesses(PolicyDocument document) {
    this.document = document;
  }

  static List<Remark> of(PolicyDocument document) {
    Weaknesses weaknesses = new Weaknesses(document);
    weaknesses.modes();
    for (Role role : Role.values()) {
      weaknesses.versions(role);
      weaknesses.managers(role);
    }
    weaknesses.unnamed();
    return new ArrayList<>(weaknesses.found);
  }

  private void modes() {
    PeerRules peers = document.policy().peers();
    if (peers.mode() == Mode.REPORT) {
      String message = "mode = report: nothing that the policy would refuse is refused";
      add(Topic.ONLY_REPORTED, document.origin(Role.CLIENT, "mode"), message);
    }
    if (!peers.report().isEmpty()) {
      String keys = String.join(", ", peers.report().stream().sorted().toList());
      String message = "report-only: nothing is refused for " + keys;
      add(Topic.ONLY_REPORTED, document.origin(Role.CLIENT, "report-only"), message);
    }
    for (HostRules host : peers.hosts()) {
      if (peers.mode() != Mode.REPORT && host.mode().filter(Mode.REPORT::equals).isPresent()) {
        String message = "[[host]] %s: mode = report refuses nothing".formatted(host.match());
        add(Topic.ONLY_REPORTED, document.origin(host), message);
      }
    }
  }

  private void versions(Role role) {
    List<String> old =
        document.policy().rules(role).versions().stream()
            .filter(DEPRECATED::contains)
            .map(ProtocolVersion::jsseName)
            .toList();
    if (!old.isEmpty()) {
      add(
          Topic.WEAK,
          document.origin(role, Rules.VERSIONS.key()),
          "protocols.allow: %s must not be used (RFC 8996); allow it to single hosts by [[exception]]"
              .formatted(String.join(", ", old)));
    }
  }

  private void managers(Role role) {
    ApplicationManagers worth = document.policy().rules(role).trust().applicationManagers();
    if (worth == ApplicationManagers.ACCEPT || worth == ApplicationManagers.REPORT) {
      add(
          Topic.WEAK,
          document.origin(role, Rules.APPLICATION_MANAGERS.key()),
          "trust.application-managers = %s: an application that accepts everybody is believed"
              .formatted(worth.word()));
    }
  }

  private void unnamed() {
    if (document.policy().rules(Role.CLIENT).identity().noReferenceIdentity()
        == NoReferenceIdentity.ALLOW) {
      add(
          Topic.WEAK,
          document.origin(Role.CLIENT, Rules.NO_REFERENCE_IDENTITY.key()),
          "identity.no-reference-identity = allow: a client that names nobody takes every server"
              + " for the right one, and what [[host]] and [[pin]] say of names does not hold for"
              + " it; allow it by [[exception]] for a time");
    }
  }

  private void add(Topic topic, String origin, String message) {
    found.add(Remark.of(topic, origin, message));
  }
}
