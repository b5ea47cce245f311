package dev.portcullis.policy;

/**
 * What this side's own certificate must keep to.
 *
 * @param maxLifetimeDays ceiling on the lifetime of the leaf [0..36500]; 0 means none
 * @param onViolation what happens above it
 */
public record OwnChainRules(int maxLifetimeDays, OnViolation onViolation) {
  /** The highest ceiling that can be written: a hundred years. */
  public static final int MAX_LIFETIME_DAYS = 36_500;

  /** Refuses a ceiling outside [0..36500]. */
  public OwnChainRules {
    if (maxLifetimeDays < 0 || maxLifetimeDays > MAX_LIFETIME_DAYS) {
      throw new IllegalArgumentException(
          "maxLifetimeDays " + maxLifetimeDays + " is outside [0.." + MAX_LIFETIME_DAYS + "]");
    }
  }

  /** What happens when the own chain breaks a rule. */
  public enum OnViolation implements PolicyWord {
    /** The chain is not used. */
    REFUSE("refuse"),
    /** The operator is told. */
    REPORT("report"),
    /** Nothing. */
    IGNORE("ignore");

    private final String word;

    OnViolation(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }
}
