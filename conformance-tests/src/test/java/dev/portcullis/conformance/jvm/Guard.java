package dev.portcullis.conformance.jvm;

/** Whether a JVM has a policy, and who speaks TLS under it. */
public enum Guard {
  /** The plain JDK, as it was before Portcullis. */
  OFF,
  BOUNCY_CASTLE,
  SUN_JSSE;

  public boolean on() {
    return this != OFF;
  }

  /** The value of the policy key {@code delegate}. */
  public String delegate() {
    return switch (this) {
      case BOUNCY_CASTLE -> "BouncyCastle";
      case SUN_JSSE -> "SunJSSE";
      case OFF -> throw new IllegalStateException("no policy, no delegate");
    };
  }
}
