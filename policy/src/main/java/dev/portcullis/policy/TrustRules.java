package dev.portcullis.policy;

/**
 * What authenticates a peer's chain.
 *
 * @param applicationManagers what an application's own trust manager is worth
 */
public record TrustRules(ApplicationManagers applicationManagers) {
  /** What an application's own trust manager is worth. */
  public enum ApplicationManagers implements PolicyWord {
    /**
     * Its acceptance is needed and not enough: the chain must lead to an anchor of the policy;
     * those that the manager names itself do not count.
     */
    RESTRICT("restrict"),
    /** Its acceptance is needed and not enough: the chain must validate as well. */
    VERIFY("verify"),
    /** Its acceptance is enough; a chain that does not validate is reported. */
    REPORT("report"),
    /** Its acceptance is enough. */
    ACCEPT("accept");

    private final String word;

    ApplicationManagers(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }
}
