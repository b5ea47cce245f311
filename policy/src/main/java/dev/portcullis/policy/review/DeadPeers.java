package dev.portcullis.policy.review;

import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.ExceptionRule;
import dev.portcullis.policy.Grant;
import dev.portcullis.policy.HostRules;
import dev.portcullis.policy.PeerRules;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.text.PolicyDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Hosts, exceptions and a shadow that change nothing. Pure. */
final class DeadPeers {
  private final PolicyDocument document;
  private final PeerRules peers;
  private final List<Remark> found = new ArrayList<>();

  private DeadPeers(PolicyDocument document) {
    this.document = document;
    this.peers = document.policy().peers();
  }

  static List<Remark> of(PolicyDocument document) {
    DeadPeers dead = new DeadPeers(document);
    dead.peers.hosts().forEach(dead::host);
    dead.peers.exceptions().forEach(dead::exception);
    dead.shadow();
    return dead.found;
  }

  private void host(HostRules host) {
    ConnectionRules client = document.policy().rules(Role.CLIENT);
    boolean sameMode = host.mode().orElse(peers.mode()) == peers.mode();
    // A host may say the policy's own rules to be left out of a wider pattern.
    boolean alone =
        peers.hosts().stream()
            .filter(other -> other.match().compareTo(host.match()) > 0)
            .allMatch(other -> other.rules().equals(client) && other.mode().isEmpty());
    if (sameMode && alone && host.rules().equals(client)) {
      found.add(
          Remark.of(
              Topic.DEAD_RULE,
              document.origin(host),
              "[[host]] %s: its rules are those of everybody; remove it".formatted(host.match())));
    }
  }

  private void exception(ExceptionRule exception) {
    Optional<ExceptionRule> wider =
        peers.exceptions().stream()
            .filter(other -> !other.equals(exception) && covers(other, exception))
            .findFirst();
    wider.ifPresent(
        other ->
            found.add(
                Remark.of(
                    Topic.DEAD_RULE,
                    document.origin(exception),
                    "[[exception]] for %s: that of %s for %s allows as much and lasts as long; remove one"
                        .formatted(exception.host(), document.origin(other), other.host()))));
  }

  private static boolean covers(ExceptionRule wide, ExceptionRule narrow) {
    return wide.role() == narrow.role()
        && (wide.host().isEverybody() || wide.host().equals(narrow.host()))
        && !wide.expires().isBefore(narrow.expires())
        && narrow.grants().stream()
            .allMatch(grant -> wide.grants().stream().anyMatch(other -> allows(other, grant)));
  }

  @SuppressWarnings("unchecked") // Both are grants of one rule, so of one type.
  private static <T> boolean allows(Grant<?> wide, Grant<T> narrow) {
    return wide.rule().equals(narrow.rule())
        && narrow.rule().isAsStrict(narrow.value(), (T) wide.value());
  }

  private void shadow() {
    document
        .shadow()
        .filter(shadow -> shadow.policy().equals(document.policy()))
        .ifPresent(
            shadow ->
                found.add(
                    Remark.of(
                        Topic.DEAD_RULE,
                        document.origin(Role.CLIENT, "shadow"),
                        "shadow = %s: judges as this policy does; name another"
                            .formatted(shadow.policy().id()))));
  }
}
