package dev.portcullis.cli.explain;

import dev.portcullis.policy.EffectiveRules;
import dev.portcullis.policy.ExceptionRule;
import dev.portcullis.policy.Peer;
import dev.portcullis.policy.PeerPattern;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.policy.text.RuleText;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What holds for one connection on one day. Immutable.
 *
 * @param peer empty: any of whom nothing is said
 */
record Explained(
    PolicyDocument document, Role role, Optional<PeerPattern> peer, EffectiveRules effective) {

  static Explained of(
      PolicyDocument document, Role role, Optional<PeerPattern> peer, LocalDate date) {
    Peer who = peer.map(PeerPattern::example).orElse(Peer.UNKNOWN);
    return new Explained(document, role, peer, document.policy().effective(role, who, date));
  }

  String connection() {
    String word = role == Role.CLIENT ? "client to " : "server for ";
    return word + peer.map(PeerPattern::toString).orElse("everybody");
  }

  List<RuleText> rules() {
    return RuleText.all(document, effective);
  }

  /** What is said of this peer besides: the words, and where they stand. */
  Map<String, String> remarks() {
    Map<String, String> remarks = new LinkedHashMap<>();
    effective
        .host()
        .ifPresent(host -> remarks.put("[[host]] " + host.match(), document.origin(host)));
    effective.exceptions().forEach(e -> remarks.put(shown(e, "until"), document.origin(e)));
    effective.expired().forEach(e -> remarks.put(shown(e, "ended on"), document.origin(e)));
    return remarks;
  }

  private static String shown(ExceptionRule exception, String when) {
    List<String> keys = new ArrayList<>();
    exception.grants().forEach(grant -> keys.add(grant.rule().key()));
    return "[[exception]] %s of %s, %s %s: %s"
        .formatted(
            exception.host(),
            String.join(", ", keys),
            when,
            exception.expires(),
            exception.reason());
  }
}
