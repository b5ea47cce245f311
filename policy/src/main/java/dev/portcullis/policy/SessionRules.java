package dev.portcullis.policy;

/**
 * How long a session may be resumed.
 *
 * @param maxAgeSeconds [1..604800]; seven days is the limit of RFC 9846, Section 4.7.1
 * @param resumption whether it may be resumed at all
 */
public record SessionRules(int maxAgeSeconds, Resumption resumption) {
  /** Seven days. */
  public static final int MAX_AGE_SECONDS = 604_800;

  /** Refuses an age outside [1..604800]. */
  public SessionRules {
    if (maxAgeSeconds < 1 || maxAgeSeconds > MAX_AGE_SECONDS) {
      throw new IllegalArgumentException(
          "maxAgeSeconds " + maxAgeSeconds + " is outside [1.." + MAX_AGE_SECONDS + "]");
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
