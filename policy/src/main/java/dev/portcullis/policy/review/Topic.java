package dev.portcullis.policy.review;

/** What a remark can be about. The ids are stable: other programs filter by them. */
public enum Topic {
  BROKEN("broken", Level.ERROR, "The file is no policy: unknown, contradictory or malformed parts"),
  UNREADABLE_FILE(
      "unreadable-file", Level.ERROR, "A PEM file that the policy names cannot be used"),
  UNENFORCEABLE("unenforceable", Level.ERROR, "The delegate on this JVM cannot enforce a rule"),
  NOT_IN_DELEGATE("not-in-delegate", Level.NOTE, "The delegate on this JVM does not have a name"),
  DEAD_RULE("dead-rule", Level.WARNING, "What is said can have no effect"),
  RESTATED("restated", Level.NOTE, "What is said is inherited anyway"),
  EXPIRED("expired", Level.WARNING, "An exception or a pin is past its last day"),
  EXPIRING("expiring", Level.WARNING, "An exception, a pin or the policy itself ends soon"),
  RETIRED("retired", Level.NOTE, "Names that the policy lists are refused since a day"),
  ONLY_REPORTED("only-reported", Level.WARNING, "Violations are told and let pass"),
  WEAK("weak", Level.WARNING, "The policy lets pass what nobody should");

  /** How much it matters. */
  public enum Level {
    /** The policy cannot be used as it is. */
    ERROR("error"),
    /** It works, and somebody should act. */
    WARNING("warning"),
    /** Good to know; not counted as a finding. */
    NOTE("note");

    private final String word;

    Level(String word) {
      this.word = word;
    }

    /** The spelling, which is that of SARIF 2.1.0. */
    public String word() {
      return word;
    }
  }

  private final String id;
  private final Level level;
  private final String description;

  Topic(String id, Level level, String description) {
    this.id = id;
    this.level = level;
    this.description = description;
  }

  /** Stable, in lower case. */
  public String id() {
    return id;
  }

  /** How much it matters, unless a remark says otherwise. */
  public Level level() {
    return level;
  }

  /** One line. */
  public String description() {
    return description;
  }
}
