package dev.portcullis.provider.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.provider.ForkedJvm;
import java.security.Security;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who names the policy, in a JVM of its own: security properties cannot be taken back. */
class PolicyLocationTest {

  @Test
  void find_everyCombination_takesTheFirstThatIsSet() {
    assertEquals(
        """
        nothing: PolicyLocation[value=intermediate@2026-11, namedBy=the built-in default]
        system: PolicyLocation[value=sys, namedBy=the system property portcullis.policy]
        argument, system: PolicyLocation[value=arg, namedBy=the provider's argument]
        empty system: PolicyLocation[value=, namedBy=the system property portcullis.policy]
        security: PolicyLocation[value=sec, namedBy=the security property portcullis.policy]
        security, system: PolicyLocation[value=sec, namedBy=the security property portcullis.policy]
        all: PolicyLocation[value=arg, namedBy=the provider's argument]
        empty argument: PolicyLocation[value=, namedBy=the provider's argument]
        empty security: PolicyLocation[value=, namedBy=the security property portcullis.policy]
        blanks: PolicyLocation[value=a b, namedBy=the provider's argument]\
        """,
        ForkedJvm.run(List.of(), Probe.class));
  }

  /** Sets the properties one after the other. */
  public static final class Probe {
    private Probe() {}

    public static void main(String[] arguments) {
      show("nothing", null);
      System.setProperty(PolicyLocation.PROPERTY, " sys ");
      show("system", null);
      show("argument, system", "arg");
      System.setProperty(PolicyLocation.PROPERTY, "");
      show("empty system", null);
      System.clearProperty(PolicyLocation.PROPERTY);
      Security.setProperty(PolicyLocation.PROPERTY, "sec");
      show("security", null);
      System.setProperty(PolicyLocation.PROPERTY, "sys");
      show("security, system", null);
      show("all", "arg");
      show("empty argument", "");
      Security.setProperty(PolicyLocation.PROPERTY, "");
      show("empty security", null);
      show("blanks", "\ta b ");
    }

    private static void show(String what, String argument) {
      System.out.println(what + ": " + PolicyLocation.find(argument));
    }
  }
}
