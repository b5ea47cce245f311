package dev.portcullis.policy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a policy says of one connection: the outcome of {@link TlsPolicy#effective}. Immutable; the
 * same object for all connections of which the same is said on a day.
 *
 * @param role this side's
 * @param rules by which the connection is judged
 * @param offered what it may negotiate: the rules, and whatever rules that are only reported would
 *     keep out
 * @param mode what becomes of violations
 * @param reported keys of rules that are only reported, whatever the mode
 * @param host whose rules these are; empty if they are the policy's own
 * @param exceptions that loosened the rules
 * @param expired exceptions that would have, and hold no longer
 */
public record EffectiveRules(
    Role role,
    ConnectionRules rules,
    ConnectionRules offered,
    Mode mode,
    Set<String> reported,
    Optional<HostRules> host,
    List<ExceptionRule> exceptions,
    List<ExceptionRule> expired) {

  /** Whether a violation of a rule is told and lets the connection pass. */
  public boolean isReported(String key) {
    return mode == Mode.REPORT || reported.contains(key);
  }
}
