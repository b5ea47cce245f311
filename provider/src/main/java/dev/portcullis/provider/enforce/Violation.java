package dev.portcullis.provider.enforce;

import dev.portcullis.policy.Grant;
import java.util.List;

/**
 * One rule that a connection does not keep. Pure data; {@link Refusal} words it.
 *
 * @param rule key of the rule in the policy, {@code keys.rsa-min}
 * @param reference where the rule comes from, {@code RFC 9325, Section 4.5}
 * @param observed what the connection has; peer data must be escaped already
 * @param allowed what the rule allows
 * @param remedy what would let the connection pass without loosening anything
 * @param leniency whether it may pass in report mode
 * @param grants the smallest exception that lets it pass; empty if there can be none
 */
public record Violation(
    String rule,
    String reference,
    String observed,
    String allowed,
    String remedy,
    Leniency leniency,
    List<Grant<?>> grants) {

  /** Whether a violation may pass where its rule is only reported. */
  public enum Leniency {
    /** It may. */
    REPORTABLE,
    /** Nothing lets it pass: SSL, no encryption, no certificate. */
    NEVER
  }

  /** Copies the grants. */
  public Violation {
    grants = List.copyOf(grants);
  }

  /** A violation that no exception is for. */
  public Violation(String rule, String reference, String observed, String allowed, String remedy) {
    this(rule, reference, observed, allowed, remedy, Leniency.REPORTABLE, List.of());
  }

  /** The same, which an exception with these grants would let pass. */
  public Violation excusedBy(List<Grant<?>> smallest) {
    return new Violation(rule, reference, observed, allowed, remedy, leniency, smallest);
  }

  /** The same, which nothing lets pass. */
  public Violation absolute() {
    return new Violation(rule, reference, observed, allowed, remedy, Leniency.NEVER, List.of());
  }
}
