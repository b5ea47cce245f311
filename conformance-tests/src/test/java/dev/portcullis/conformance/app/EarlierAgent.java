package dev.portcullis.conformance.app;

import java.security.Provider;
import java.security.Security;

/** An agent that runs before Portcullis's and takes the JDK's provider object out of the list. */
public final class EarlierAgent {

  private static volatile Provider captured;

  private EarlierAgent() {}

  public static void premain(String arguments) {
    captured = Security.getProvider("SunJSSE");
  }

  static Provider captured() {
    return captured;
  }
}
