package dev.portcullis.policy;

/**
 * How long a session may be resumed.
 *
 * @param maxAgeSeconds [1..604800]; seven days is the limit of RFC 9846, Section 4.7.1
 */
public record SessionRules(int maxAgeSeconds) {
  /** Seven days. */
  public static final int MAX_AGE_SECONDS = 604_800;

  /** Refuses an age outside [1..604800]. */
  public SessionRules {
    if (maxAgeSeconds < 1 || maxAgeSeconds > MAX_AGE_SECONDS) {
      throw new IllegalArgumentException(
          "maxAgeSeconds " + maxAgeSeconds + " is outside [1.." + MAX_AGE_SECONDS + "]");
    }
  }
}
