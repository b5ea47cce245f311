package dev.portcullis.policy.review;

import dev.portcullis.policy.ExceptionRule;
import dev.portcullis.policy.HostRules;
import dev.portcullis.policy.Mode;
import dev.portcullis.policy.PeerPattern;
import dev.portcullis.policy.PeerRules;
import dev.portcullis.policy.Retirement;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.review.Change.Effect;
import dev.portcullis.policy.text.ExceptionForm;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Changes of exceptions, retirements and modes of hosts: what ends, or is only reported. Pure. */
final class TimedChanges {
  private final List<Change> found = new ArrayList<>();

  private TimedChanges() {}

  static List<Change> between(PeerRules first, PeerRules second, LocalDate date) {
    TimedChanges changes = new TimedChanges();
    changes.hosts(first, second);
    changes.exceptions(first.exceptions(), second.exceptions(), date);
    changes.retirements(first.retirements(), second.retirements());
    return changes.found;
  }

  private void hosts(PeerRules first, PeerRules second) {
    Map<PeerPattern, Mode> before = modes(first);
    Map<PeerPattern, Mode> after = modes(second);
    TreeMap<PeerPattern, Mode> all = new TreeMap<>(before);
    all.putAll(after);
    for (PeerPattern host : all.keySet()) {
      Mode from = before.getOrDefault(host, first.mode());
      Mode to = after.getOrDefault(host, second.mode());
      boolean asPolicy = from == first.mode() && to == second.mode();
      if (from != to && !asPolicy) {
        Effect effect = to == Mode.REPORT ? Effect.ALLOWED : Effect.REFUSED;
        add(Role.CLIENT, host, "mode", effect, List.of(from.word()), List.of(to.word()));
      }
    }
  }

  private static Map<PeerPattern, Mode> modes(PeerRules peers) {
    Map<PeerPattern, Mode> modes = new TreeMap<>();
    for (HostRules host : peers.hosts()) {
      modes.put(host.match(), host.mode().orElse(peers.mode()));
    }
    return modes;
  }

  private void exceptions(List<ExceptionRule> first, List<ExceptionRule> second, LocalDate date) {
    for (ExceptionRule exception : first) {
      if (!second.contains(exception)) {
        Effect effect = exception.isLive(date) ? Effect.REFUSED : Effect.OTHER;
        add(
            exception.role(),
            exception.host(),
            "[[exception]]",
            effect,
            shown(exception),
            List.of());
      }
    }
    for (ExceptionRule exception : second) {
      if (!first.contains(exception)) {
        Effect effect = exception.isLive(date) ? Effect.ALLOWED : Effect.OTHER;
        add(
            exception.role(),
            exception.host(),
            "[[exception]]",
            effect,
            List.of(),
            shown(exception));
      }
    }
  }

  /** Without its first line, which the key says. */
  private static List<String> shown(ExceptionRule exception) {
    List<String> lines = ExceptionForm.lines(exception);
    return List.of(String.join(", ", lines.subList(1, lines.size())));
  }

  private void retirements(List<Retirement> first, List<Retirement> second) {
    List<String> from =
        first.stream().filter(r -> !second.contains(r)).map(Retirement::toString).toList();
    List<String> to =
        second.stream().filter(r -> !first.contains(r)).map(Retirement::toString).toList();
    if (!from.isEmpty() || !to.isEmpty()) {
      found.add(
          new Change(Optional.empty(), Optional.empty(), "[[retire]]", Effect.OTHER, from, to));
    }
  }

  private void add(
      Role role, PeerPattern host, String key, Effect effect, List<String> from, List<String> to) {
    found.add(new Change(Optional.of(role), Optional.of(host), key, effect, from, to));
  }
}
