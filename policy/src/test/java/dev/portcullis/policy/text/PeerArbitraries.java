package dev.portcullis.policy.text;

import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.Contradiction;
import dev.portcullis.policy.ExceptionRule;
import dev.portcullis.policy.Grant;
import dev.portcullis.policy.HostRules;
import dev.portcullis.policy.Misfit;
import dev.portcullis.policy.Mode;
import dev.portcullis.policy.PeerPattern;
import dev.portcullis.policy.PeerRules;
import dev.portcullis.policy.Retirement;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.Rule;
import dev.portcullis.policy.Rules;
import dev.portcullis.policy.TlsPolicy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What an arbitrary policy says of peers: hosts, exceptions, retirements, modes, days. Drawn from a
 * seed; what does not fit the policy is left out, one by one, so that most of it stays.
 */
final class PeerArbitraries {
  /** Exceptions ended by then, at the latest; what is read may be any day after it. */
  private static final LocalDate LAST = LocalDate.of(2026, 11, 30);

  private static final List<String> PATTERNS =
      List.of(
          "a.example",
          "a.example:8443",
          "*.a.example",
          "**.a.example",
          "b.example:1",
          "192.0.2.7",
          "192.0.2.0/24",
          "192.0.2.0/25:443",
          "2001:db8::/32",
          "[2001:db8::1]:443",
          "*:8443");
  private static final List<String> LINES =
      List.of("why", "a \"quoted\" \\ back", "#no comment", "ü = [1]", "'''", "x\u2028y");

  private final Random random;
  private final Map<Role, ConnectionRules> rules;
  private PeerRules all = PeerRules.NONE;

  private PeerArbitraries(TlsPolicy policy, long seed) {
    this.random = new Random(seed);
    this.rules =
        Map.of(Role.CLIENT, policy.rules(Role.CLIENT), Role.SERVER, policy.rules(Role.SERVER));
  }

  static PeerRules of(TlsPolicy policy, long seed) {
    return new PeerArbitraries(policy, seed).drawn();
  }

  private PeerRules drawn() {
    Tightening tightening = new Tightening(random);
    ConnectionRules client = rules.get(Role.CLIENT);
    Set<String> keys = new HashSet<>();
    while (random.nextInt(3) == 0) {
      keys.add(any(Rules.ALL).key());
    }
    all = with(keys, List.of(), List.of(), List.of());
    for (String pattern : some(PATTERNS)) {
      ConnectionRules own = random.nextInt(4) == 0 ? client : tightening.of(client);
      Optional<Mode> mode =
          random.nextBoolean() ? Optional.empty() : Optional.of(any(List.of(Mode.values())));
      List<HostRules> hosts = new ArrayList<>(all.hosts());
      hosts.add(new HostRules(PeerPattern.parse(pattern), mode, own));
      keep(with(keys, hosts, all.exceptions(), all.retirements()));
    }
    for (int i = random.nextInt(5); i > 0; i--) {
      List<Retirement> retirements = new ArrayList<>(all.retirements());
      retirements.add(new Retirement(any(names(client)), day()));
      keepIfDistinct(() -> with(keys, all.hosts(), all.exceptions(), retirements));
    }
    for (int i = random.nextInt(8); i > 0; i--) {
      List<ExceptionRule> exceptions = new ArrayList<>(all.exceptions());
      exceptions.add(exception());
      keepIfDistinct(() -> with(keys, all.hosts(), exceptions, all.retirements()));
    }
    return all;
  }

  private PeerRules with(
      Set<String> report,
      List<HostRules> hosts,
      List<ExceptionRule> exceptions,
      List<Retirement> retirements) {
    boolean first = all == PeerRules.NONE;
    return new PeerRules(
        first ? any(List.of(Mode.values())) : all.mode(),
        report,
        first && random.nextBoolean() ? Optional.of("modern@2026-11") : all.shadow(),
        first && random.nextBoolean()
            ? Optional.of(LocalDate.of(2999, 1, 1).plusDays(random.nextInt(999)))
            : all.sunset(),
        first ? random.nextInt(PeerRules.MAX_DAYS + 1) : all.warnBeforeDays(),
        first ? 1 + random.nextInt(PeerRules.MAX_DAYS) : all.exceptionsMaxDays(),
        hosts,
        exceptions,
        retirements);
  }

  private void keepIfDistinct(Supplier<PeerRules> more) {
    try {
      keep(more.get());
    } catch (IllegalArgumentException e) {
      // Said twice.
    }
  }

  private void keep(PeerRules more) {
    if (Misfit.in(rules, more).isEmpty()) {
      all = more;
    }
  }

  private ExceptionRule exception() {
    Role role = any(List.of(Role.values()));
    String host = role == Role.CLIENT ? any(PATTERNS) : any(List.of("*", "192.0.2.0/24"));
    List<Grant<?>> grants = new ArrayList<>();
    Set<Rule<?>> seen = new HashSet<>();
    while (grants.isEmpty() || random.nextInt(3) == 0) {
      Loosening.of(any(Rules.ALL), rules.get(role), random)
          .filter(grant -> seen.add(grant.rule()))
          .ifPresent(grants::add);
    }
    return new ExceptionRule(
        role,
        PeerPattern.parse(host),
        grants,
        any(LINES),
        any(LINES),
        day(),
        random.nextBoolean() ? Optional.of(any(LINES)) : Optional.empty());
  }

  /** Half of them before, half of them after the day that the tests look at. */
  private LocalDate day() {
    return LAST.minusDays(random.nextInt(700));
  }

  private static List<String> names(ConnectionRules rules) {
    List<String> names = new ArrayList<>(List.of("TLSv1*", "*CBC*", "*_sha512", "x*"));
    rules.versions().forEach(version -> names.add(version.jsseName()));
    rules.cipherSuites().all().forEach(suite -> names.add(suite.name()));
    rules.groups().allow().forEach(group -> names.add(group.ianaName()));
    rules.signatures().certificate().forEach(scheme -> names.add(scheme.ianaName()));
    return names;
  }

  private <T> T any(List<? extends T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private <T> List<T> some(List<T> of) {
    return of.stream().filter(one -> random.nextInt(3) == 0).toList();
  }

  /** Whether rules can be kept, as a generator must know. */
  static boolean isSound(ConnectionRules rules) {
    return Contradiction.in(rules).isEmpty();
  }
}
