package dev.portcullis.provider.enforce;

import dev.portcullis.policy.SessionRules;
import dev.portcullis.provider.facts.Fact;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Judges how old a resumed session is: a delegate's server may take a ticket that has lasted longer
 * than it was told. Pure.
 */
public final class SessionAge {
  /** How long a handshake that began in time may take. */
  static final Duration GRACE = Duration.ofSeconds(10);

  private SessionAge() {}

  /**
   * What a resumed session breaks.
   *
   * @param resumed whether it was
   * @param created when the first handshake of the session was
   * @param hasTicket whether the delegate resumes by tickets
   */
  public static Optional<Violation> violation(
      SessionRules rules, Fact<Boolean> resumed, Instant created, Instant now, boolean hasTicket) {
    if (!resumed.seen().orElse(false)) {
      return Optional.empty();
    }
    boolean ticket = hasTicket && rules.ticketLifetimeSeconds() < rules.maxAgeSeconds();
    int longest = ticket ? rules.ticketLifetimeSeconds() : rules.maxAgeSeconds();
    Duration age = Duration.between(created, now);
    return age.compareTo(Duration.ofSeconds(longest).plus(GRACE)) <= 0
        ? Optional.empty()
        : Optional.of(
            new Violation(
                ticket ? "session.ticket-lifetime-seconds" : "session.max-age-seconds",
                "RFC 9325, Section 3.4; RFC 9846, Section 4.7.1",
                "resumed a session of " + age.toSeconds() + " seconds",
                "sessions of " + longest + " seconds",
                "let the peer forget its session and try again"));
  }
}
