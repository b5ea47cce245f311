package dev.portcullis.policy;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * Settles what a policy says of a connection. What was settled on a day is kept until the next: as
 * many outcomes as there are different ones, however many hosts have the same. Thread-safe.
 */
final class Resolver {
  private final Map<Role, ConnectionRules> rules;
  private final PeerRules peers;
  private final PeerIndex<HostRules> hosts = new PeerIndex<>();
  private final Map<Role, PeerIndex<ExceptionRule>> exceptions = new EnumMap<>(Role.class);
  private final Map<Role, EffectiveRules> plain = new EnumMap<>(Role.class);
  private volatile Day day;

  /** What was settled on one day. */
  private record Day(LocalDate date, Map<Key, EffectiveRules> settled) {}

  private record Key(
      Role role,
      Optional<PeerPattern> host,
      Mode mode,
      List<ExceptionRule> live,
      List<ExceptionRule> expired) {}

  Resolver(Map<Role, ConnectionRules> rules, PeerRules peers) {
    this.rules = rules;
    this.peers = peers;
    for (Role role : Role.values()) {
      exceptions.put(role, new PeerIndex<>());
    }
    for (HostRules host : peers.hosts()) {
      hosts.add(host.match(), host);
    }
    for (ExceptionRule exception : peers.exceptions()) {
      exceptionsOf(exception.role()).add(exception.host(), exception);
    }
    day = new Day(LocalDate.MIN, Map.of());
    for (Role role : Role.values()) {
      plain.put(role, everybody(role));
    }
  }

  /** What holds for a peer of whom nothing is said, without retirements. */
  private EffectiveRules everybody(Role role) {
    return peers.mode() == Mode.ENFORCE && peers.report().isEmpty()
        ? new EffectiveRules(
            role,
            own(role),
            own(role),
            Mode.ENFORCE,
            Set.of(),
            Optional.empty(),
            List.of(),
            List.of())
        : made(new Key(role, Optional.empty(), peers.mode(), List.of(), List.of()), LocalDate.MIN);
  }

  private PeerIndex<ExceptionRule> exceptionsOf(Role role) {
    return Objects.requireNonNull(exceptions.get(role));
  }

  private boolean isSameForAll() {
    return peers.hosts().isEmpty() && peers.exceptions().isEmpty();
  }

  EffectiveRules effective(Role role, Peer peer, LocalDate date) {
    if (isSameForAll() && peers.retirements().isEmpty()) {
      return Objects.requireNonNull(plain.get(role));
    }
    Map<Key, EffectiveRules> settled = dayOf(date).settled();
    return settled.computeIfAbsent(key(role, peer, date), key -> made(key, date));
  }

  private Day dayOf(LocalDate date) {
    Day known = day;
    if (!known.date().equals(date)) {
      known = new Day(date, new ConcurrentHashMap<>());
      day = known;
    }
    return known;
  }

  private Key key(Role role, Peer peer, LocalDate date) {
    boolean seen = peer.ground() == Peer.Ground.SEEN;
    Optional<HostRules> host = role == Role.CLIENT ? hosts.first(peer) : Optional.empty();
    // An address that nobody named may be a proxy's: it makes nothing looser.
    List<ExceptionRule> matching = exceptionsOf(role).all(seen ? Peer.UNKNOWN : peer);
    return new Key(
        role,
        host.map(HostRules::match),
        host.flatMap(HostRules::mode)
            .filter(mode -> !seen || mode == Mode.ENFORCE)
            .orElse(peers.mode()),
        matching.stream().filter(e -> e.isLive(date)).toList(),
        matching.stream().filter(e -> !e.isLive(date)).toList());
  }

  private EffectiveRules made(Key key, LocalDate date) {
    Optional<HostRules> host = key.host().flatMap(hosts::of);
    Mode mode = key.mode();
    ConnectionRules base =
        retired(host.map(HostRules::rules).orElseGet(() -> own(key.role())), date);
    ConnectionRules judged = base;
    for (ExceptionRule exception : key.live()) {
      judged = Widening.by(exception.grants(), judged);
    }
    Set<String> report = peers.report();
    Predicate<String> reported = rule -> mode == Mode.REPORT || report.contains(rule);
    boolean enforced = mode == Mode.ENFORCE && report.isEmpty();
    return new EffectiveRules(
        key.role(),
        judged,
        enforced ? judged : Widening.offered(judged, reported),
        mode,
        report,
        host,
        key.live(),
        key.expired());
  }

  private ConnectionRules own(Role role) {
    return Objects.requireNonNull(rules.get(role));
  }

  private ConnectionRules retired(ConnectionRules of, LocalDate date) {
    ConnectionRules left = of;
    for (Retirement retirement : peers.retirements()) {
      left = retirement.isInForce(date) ? retirement.without(left) : left;
    }
    return left;
  }

  /** What any peer at all could get on a day: for settings made before the peer is known. */
  EffectiveRules widest(Role role, LocalDate date) {
    EffectiveRules own = effective(role, Peer.UNKNOWN, date);
    if (isSameForAll()) {
      return own;
    }
    ConnectionRules judged = own.rules();
    ConnectionRules offered = own.offered();
    for (EffectiveRules other : everyOutcome(role, date)) {
      judged = Rules.join(judged, other.rules());
      offered = Rules.join(offered, other.offered());
    }
    return new EffectiveRules(
        role, judged, offered, own.mode(), own.reported(), Optional.empty(), List.of(), List.of());
  }

  /** Each exception upon each set of rules, and the hosts that are only reported. */
  private Set<EffectiveRules> everyOutcome(Role role, LocalDate date) {
    Map<ConnectionRules, HostRules> different = new IdentityHashMap<>();
    if (role == Role.CLIENT) {
      peers.hosts().stream()
          .filter(host -> host.mode().orElse(peers.mode()) != peers.mode())
          .forEach(host -> different.putIfAbsent(host.rules(), host));
    }
    Map<EffectiveRules, Boolean> outcomes = new HashMap<>();
    different
        .values()
        .forEach(
            host ->
                outcomes.put(
                    made(
                        new Key(
                            role,
                            Optional.of(host.match()),
                            host.mode().orElse(peers.mode()),
                            List.of(),
                            List.of()),
                        date),
                    true));
    Map<List<Grant<?>>, ExceptionRule> grants = new HashMap<>();
    peers.exceptions().stream()
        .filter(e -> e.role() == role && e.isLive(date))
        .forEach(e -> grants.putIfAbsent(e.grants(), e));
    grants
        .values()
        .forEach(
            e ->
                outcomes.put(
                    made(
                        new Key(role, Optional.empty(), peers.mode(), List.of(e), List.of()), date),
                    true));
    return outcomes.keySet();
  }
}
