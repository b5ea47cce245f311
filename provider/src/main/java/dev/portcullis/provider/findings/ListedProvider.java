package dev.portcullis.provider.findings;

/**
 * An entry of the list of security providers, as far as it matters here. Immutable.
 *
 * @param name the provider's name
 * @param className its class
 * @param makesContexts whether it serves any of {@link ContextNames#ALL}
 */
public record ListedProvider(String name, String className, boolean makesContexts) {
  static final String GATE_NAME = "Portcullis";
  private static final String ROOM = "dev.portcullis.provider.";
  private static final String GATE_CLASS = ROOM + "PortcullisProvider";
  private static final String STAND_IN_CLASS = ROOM + "SunJsseStandIn";

  boolean isGate() {
    return className.equals(GATE_CLASS);
  }

  /** Whether it answers to SunJSSE's name with our services. */
  public boolean isStandIn() {
    return className.equals(STAND_IN_CLASS);
  }

  /** Another JSSE, whose contexts no policy governs. */
  boolean isWayPast() {
    return makesContexts && !isGate() && !isStandIn();
  }
}
