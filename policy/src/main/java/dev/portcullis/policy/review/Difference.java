package dev.portcullis.policy.review;

import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.ExceptionRule;
import dev.portcullis.policy.HostRules;
import dev.portcullis.policy.Peer;
import dev.portcullis.policy.PeerPattern;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.TlsPolicy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * In what a second policy differs from a first, as both are on one day: what becomes allowed and
 * what is refused, for each role, and for the hosts of which either says something. Names, ids and
 * comments make no difference. Pure.
 */
public final class Difference {
  private final TlsPolicy first;
  private final TlsPolicy second;
  private final LocalDate date;

  private Difference(TlsPolicy first, TlsPolicy second, LocalDate date) {
    this.first = first;
    this.second = second;
    this.date = date;
  }

  /** Every change; empty if both do the same. */
  public static List<Change> between(TlsPolicy first, TlsPolicy second, LocalDate date) {
    return new Difference(first, second, date).changes();
  }

  private List<Change> changes() {
    List<Change> all = new ArrayList<>(PolicyWideChanges.between(first, second));
    for (Role role : Role.values()) {
      List<Change> own =
          RuleChanges.of(
              role,
              Optional.empty(),
              first.effective(role, Peer.UNKNOWN, date).rules(),
              second.effective(role, Peer.UNKNOWN, date).rules());
      all.addAll(own);
      for (PeerPattern host : patterns(role)) {
        all.addAll(
            beyond(
                own,
                RuleChanges.of(
                    role, Optional.of(host), of(first, role, host), of(second, role, host))));
      }
    }
    all.addAll(TimedChanges.between(first.peers(), second.peers(), date));
    return List.copyOf(all);
  }

  /** Changes of a host that are not those of everybody. */
  private static List<Change> beyond(List<Change> own, List<Change> ofHost) {
    return ofHost.stream()
        .filter(
            change ->
                own.stream()
                    .noneMatch(
                        o ->
                            o.key().equals(change.key())
                                && o.effect() == change.effect()
                                && o.from().equals(change.from())
                                && o.to().equals(change.to())))
        .toList();
  }

  private TreeSet<PeerPattern> patterns(Role role) {
    TreeSet<PeerPattern> patterns = new TreeSet<>();
    for (TlsPolicy policy : List.of(first, second)) {
      Stream<PeerPattern> exceptions =
          policy.peers().exceptions().stream()
              .filter(exception -> exception.role() == role)
              .map(ExceptionRule::host);
      Stream<PeerPattern> hosts =
          policy.peers().hosts().stream().filter(host -> role == Role.CLIENT).map(HostRules::match);
      Stream.concat(exceptions, hosts).filter(host -> !host.isEverybody()).forEach(patterns::add);
    }
    return patterns;
  }

  private ConnectionRules of(TlsPolicy policy, Role role, PeerPattern host) {
    return policy.effective(role, host.example(), date).rules();
  }
}
