package dev.portcullis.policy;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a policy says besides its rules: of single hosts, for a time, and how much it matters.
 * Immutable.
 *
 * @param mode what becomes of violations
 * @param report keys of rules that are only reported, whatever the mode
 * @param shadow name of a second policy that is told of and has no effect
 * @param sunset the last day on which the policy may be loaded
 * @param warnBeforeDays how long before an end it is told of [0..3650]
 * @param exceptionsMaxDays how long an exception may last from the day it is read [1..3650]
 * @param hosts rules of single hosts; each pattern once
 * @param exceptions what is let pass for a time
 * @param retirements what is refused after a time
 */
public record PeerRules(
    Mode mode,
    Set<String> report,
    Optional<String> shadow,
    Optional<LocalDate> sunset,
    int warnBeforeDays,
    int exceptionsMaxDays,
    List<HostRules> hosts,
    List<ExceptionRule> exceptions,
    List<Retirement> retirements) {
  /** Days that a warning comes ahead, where nobody said otherwise. */
  public static final int WARN_BEFORE_DAYS = 30;

  /** Days that an exception may last, where nobody said otherwise. */
  public static final int EXCEPTIONS_MAX_DAYS = 400;

  /** The highest number of days that can be written. */
  public static final int MAX_DAYS = 3650;

  /** Nothing beyond the rules: enforced, for all peers alike, for ever. */
  public static final PeerRules NONE =
      new PeerRules(
          Mode.ENFORCE,
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          WARN_BEFORE_DAYS,
          EXCEPTIONS_MAX_DAYS,
          List.of(),
          List.of(),
          List.of());

  /**
   * Copies and sorts the lists; refuses keys that are none, and hosts and exceptions said twice.
   */
  public PeerRules {
    report = Set.copyOf(report);
    hosts = hosts.isEmpty() ? List.of() : Sorted.hosts(hosts);
    exceptions = exceptions.isEmpty() ? List.of() : Sorted.exceptions(exceptions);
    retirements = retirements.isEmpty() ? List.of() : Sorted.retirements(retirements);
    Set<PeerPattern> seen = new HashSet<>();
    for (HostRules host : hosts) {
      require(seen.add(host.match()), "host " + host.match() + " is said twice");
    }
    for (String key : report) {
      require(Rules.byKey(key).isPresent(), "report-only: no rule is called " + key);
    }
    require(isIn(0, warnBeforeDays), "warn-before-days is outside [0..3650]");
    require(isIn(1, exceptionsMaxDays), "exceptions.max-days is outside [1..3650]");
  }

  private static boolean isIn(int least, int days) {
    return days >= least && days <= MAX_DAYS;
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  /** Apart, since most policies need none of it when a program starts. */
  private static final class Sorted {
    private static final Comparator<ExceptionRule> EXCEPTIONS =
        Comparator.comparing(ExceptionRule::host)
            .thenComparing(ExceptionRule::role)
            .thenComparing(ExceptionRule::expires)
            .thenComparing(ExceptionRule::toString);

    private static final Comparator<Retirement> RETIREMENTS =
        Comparator.comparing(Retirement::name).thenComparing(Retirement::after);

    static List<HostRules> hosts(List<HostRules> hosts) {
      return hosts.stream().sorted(Comparator.comparing(HostRules::match)).toList();
    }

    static List<ExceptionRule> exceptions(List<ExceptionRule> exceptions) {
      return Distinct.copyOf(exceptions).stream().sorted(EXCEPTIONS).toList();
    }

    static List<Retirement> retirements(List<Retirement> retirements) {
      return Distinct.copyOf(retirements).stream().sorted(RETIREMENTS).toList();
    }
  }
}
