package dev.portcullis.policy;

/**
 * How long a session may be resumed.
 *
 * @param maxAgeSeconds [1..604800]; seven days is the limit of RFC 9846, Section 4.7.1
 * @param resumption whether it may be resumed at all
 * @param ticketLifetimeSeconds how long a ticket may be used [1..604800]
 */
public record SessionRules(int maxAgeSeconds, Resumption resumption, int ticketLifetimeSeconds) {
  /** Seven days. */
  public static final int MAX_AGE_SECONDS = 604_800;

  /** Refuses times outside [1..604800]. */
  public SessionRules {
    check("maxAgeSeconds", maxAgeSeconds);
    check("ticketLifetimeSeconds", ticketLifetimeSeconds);
  }

  private static void check(String what, int seconds) {
    if (seconds < 1 || seconds > MAX_AGE_SECONDS) {
      throw new IllegalArgumentException(
          what + " " + seconds + " is outside [1.." + MAX_AGE_SECONDS + "]");
    }
  }

  /** A handshake that takes its secrets from an earlier one (RFC 9325, Section 3.4). */
  public enum Resumption implements PolicyWord {
    /** It is refused, and none is asked for. */
    REFUSE("refuse"),
    /** It goes through, and is judged like any other. */
    ALLOW("allow");

    private final String word;

    Resumption(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }
}
