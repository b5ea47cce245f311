package dev.portcullis.policy;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Lets some peers break some rules until a day. Immutable.
 *
 * @param role this side's
 * @param host the peers; of a server only addresses, or everybody
 * @param grants what is loosened: each rule once, sorted by key, at least one
 * @param reason why; not blank
 * @param owner who answers for it; not blank
 * @param expires the last day on which it holds, in UTC
 * @param ticket where it is tracked
 */
public record ExceptionRule(
    Role role,
    PeerPattern host,
    List<Grant<?>> grants,
    String reason,
    String owner,
    LocalDate expires,
    Optional<String> ticket) {

  /** Copies and sorts the grants; refuses blanks, and names where a server sees addresses. */
  public ExceptionRule {
    grants = sorted(grants);
    require(isLine(reason), "reason: say why, on one line");
    require(isLine(owner), "owner: say who answers for it, on one line");
    ticket.ifPresent(text -> require(isLine(text), "ticket: write it on one line"));
    require(
        role == Role.CLIENT || host.isForAddresses(),
        "host: a server knows its peers by address; write \"*\" or an address, not " + host);
  }

  /** Whether it still holds on a day. */
  public boolean isLive(LocalDate day) {
    return !day.isAfter(expires);
  }

  private static List<Grant<?>> sorted(List<Grant<?>> grants) {
    require(!grants.isEmpty(), "an exception allows something");
    List<Grant<?>> sorted = new ArrayList<>(grants);
    sorted.sort(Comparator.comparing(grant -> grant.rule().key()));
    Set<Rule<?>> seen = new HashSet<>();
    for (Grant<?> grant : sorted) {
      require(seen.add(grant.rule()), grant.rule().key() + " is loosened twice");
    }
    return List.copyOf(sorted);
  }

  /** Text that a policy file can hold, and a log line. */
  private static boolean isLine(String text) {
    return !text.isBlank()
        && text.chars()
            .noneMatch(c -> Character.isISOControl(c) || Character.isSurrogate((char) c));
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}
