package dev.portcullis.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.provider.findings.Finding;
import java.security.Security;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Who named the policy by the system property: the command line, or the program as it ran. */
class PolicyOfTheProgramTest {
  private static final String LAUNCH = "-Dportcullis.policy=legacy@2026-11";

  @Test
  void verify_theCommandLineNamesThePolicy_tellsNothing() {
    assertEquals("jsse-behind", run(List.of(LAUNCH), "insert"));
  }

  @Test
  void verify_theProgramNamesThePolicy_tells() {
    assertEquals("jsse-behind policy-of-the-program", run(List.of(), "set", "insert"));
  }

  @Test
  void verify_theProgramNamesAnotherPolicyThanTheCommandLine_tells() {
    assertEquals("jsse-behind policy-of-the-program", run(List.of(LAUNCH), "set", "insert"));
  }

  @Test
  void verify_theProgramCoversItsTracks_tells() {
    assertEquals(
        "jsse-behind policy-of-the-program", run(List.of(LAUNCH), "set", "insert", "set-back"));
  }

  /** What the object read when it was made holds: it is told once it is in force. */
  @Test
  void verify_theProgramNamesAPolicyTooLate_tellsNothing() {
    assertEquals("jsse-behind", run(List.of(LAUNCH), "insert", "set"));
  }

  @Test
  void verify_theProgramInstallsTheProviderItself_tellsNothing() {
    assertEquals("", run(List.of(), "set", "install"));
  }

  private static String run(List<String> options, String... steps) {
    return ForkedJvm.run(options, Probe.class, steps);
  }

  /** Takes the steps that it is told, and prints the findings. */
  public static final class Probe {
    private Probe() {}

    public static void main(String[] steps) {
      for (String step : steps) {
        take(step);
      }
      System.out.println(
          PortcullisProvider.verify().stream().map(Finding::id).collect(Collectors.joining(" ")));
    }

    private static void take(String step) {
      switch (step) {
        case "insert" -> Security.insertProviderAt(new PortcullisProvider(), 1);
        case "install" -> PortcullisProvider.install();
        case "set" -> System.setProperty("portcullis.policy", "modern@2026-11");
        case "set-back" -> System.setProperty("portcullis.policy", "legacy@2026-11");
        default -> throw new IllegalArgumentException(step);
      }
    }
  }
}
