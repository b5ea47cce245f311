package dev.portcullis.policy;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A host, an exception or a retirement that does not fit the rules of its policy. The builder and
 * the reader both ask here. Pure.
 *
 * @param about the {@link HostRules}, {@link ExceptionRule} or {@link Retirement}
 * @param message value, rule and remedy
 */
public record Misfit(Object about, String message) {
  /** Every misfit; empty if all fits. */
  public static List<Misfit> in(Map<Role, ConnectionRules> rules, PeerRules peers) {
    if (peers.hosts().isEmpty() && peers.exceptions().isEmpty() && peers.retirements().isEmpty()) {
      return List.of();
    }
    List<Misfit> found = new ArrayList<>();
    ConnectionRules client = Objects.requireNonNull(rules.get(Role.CLIENT));
    Set<ConnectionRules> sound = Collections.newSetFromMap(new IdentityHashMap<>());
    for (HostRules host : peers.hosts()) {
      if (!sound.contains(host.rules())) {
        List<String> faults = faults(host, client);
        faults.forEach(fault -> found.add(new Misfit(host, fault)));
        if (faults.isEmpty()) {
          sound.add(host.rules());
        }
      }
    }
    for (ExceptionRule exception : peers.exceptions()) {
      Set<ConnectionRules> bases = new LinkedHashSet<>();
      bases.add(Objects.requireNonNull(rules.get(exception.role())));
      if (exception.role() == Role.CLIENT) {
        bases.addAll(sound);
      }
      fault(exception, bases, rules, peers).ifPresent(f -> found.add(new Misfit(exception, f)));
    }
    Set<ConnectionRules> all =
        Stream.concat(rules.values().stream(), sound.stream()).collect(Collectors.toSet());
    retirements(peers, all, found);
    return List.copyOf(found);
  }

  static void refuse(Map<Role, ConnectionRules> rules, PeerRules peers) {
    List<Misfit> found = in(rules, peers);
    if (!found.isEmpty()) {
      throw new IllegalArgumentException(
          found.stream().map(Misfit::message).collect(Collectors.joining("\n")));
    }
  }

  private static List<String> faults(HostRules host, ConnectionRules client) {
    List<String> faults = new ArrayList<>();
    for (String key : Rules.loosened(host.rules(), client)) {
      faults.add(key + ": looser than the policy's own, and a host may only tighten");
    }
    for (Contradiction contradiction : Contradiction.in(host.rules())) {
      faults.add(contradiction.key() + ": " + contradiction.message());
    }
    for (Rule<?> rule : Rules.OF_A_CONTEXT) {
      if (differs(rule, host.rules(), client)) {
        faults.add(rule.key() + ": " + ofAContext());
      }
    }
    return faults;
  }

  /** Why some rules cannot differ from host to host. */
  public static String ofAContext() {
    return "holds for a whole SSLContext and not for one host; write it below [client.…]";
  }

  private static <T> boolean differs(Rule<T> rule, ConnectionRules a, ConnectionRules b) {
    return !rule.of(a).equals(rule.of(b));
  }

  private static Optional<String> fault(
      ExceptionRule exception,
      Set<ConnectionRules> bases,
      Map<Role, ConnectionRules> rules,
      PeerRules peers) {
    for (Grant<?> grant : exception.grants()) {
      boolean idle = bases.stream().allMatch(base -> isIdleAfterRetirement(grant, base, peers));
      if (idle) {
        return Optional.of(grant.rule().key() + ": is allowed already; remove it");
      }
    }
    ConnectionRules own = Objects.requireNonNull(rules.get(exception.role()));
    try {
      return Contradiction.in(Widening.unchecked(exception.grants(), own)).stream()
          .findFirst()
          .map(c -> c.key() + ": " + c.message());
    } catch (IllegalArgumentException e) {
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  /** An exception may be for what will be retired. */
  private static boolean isIdleAfterRetirement(
      Grant<?> grant, ConnectionRules base, PeerRules peers) {
    return grant.isIdle(withoutRetired(base, peers));
  }

  private static ConnectionRules withoutRetired(ConnectionRules rules, PeerRules peers) {
    ConnectionRules left = rules;
    for (Retirement retirement : peers.retirements()) {
      left = retirement.without(left);
    }
    return left;
  }

  private static void retirements(PeerRules peers, Set<ConnectionRules> all, List<Misfit> found) {
    for (Retirement retirement : peers.retirements()) {
      if (all.stream().allMatch(rules -> retirement.namesIn(rules).isEmpty())) {
        found.add(
            new Misfit(retirement, "name: the policy allows nothing called " + retirement.name()));
      }
    }
    if (found.isEmpty()) {
      peers.retirements().stream()
          .max((a, b) -> a.after().compareTo(b.after()))
          .ifPresent(last -> afterAll(last, peers, all, found));
    }
  }

  private static void afterAll(
      Retirement last, PeerRules peers, Set<ConnectionRules> all, List<Misfit> found) {
    for (ConnectionRules rules : all) {
      Contradiction.in(withoutRetired(rules, peers)).stream()
          .findFirst()
          .ifPresent(
              c ->
                  found.add(
                      new Misfit(
                          last,
                          "after "
                              + last.after()
                              + " the policy cannot be kept: "
                              + c.key()
                              + ": "
                              + c.message())));
    }
  }
}
