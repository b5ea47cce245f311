package dev.portcullis.provider.config;

import dev.portcullis.policy.profile.Profiles;
import java.security.Security;
import org.jspecify.annotations.Nullable;

/**
 * Where a policy was named, and what was written there.
 *
 * <p>The first of these that is set decides; none of the others is looked at, so that a missing
 * file can never be replaced by something weaker:
 *
 * <ol>
 *   <li>the provider's argument ({@code security.provider.1=Portcullis /etc/tls.toml}),
 *   <li>the security property {@code portcullis.policy},
 *   <li>the system property {@code portcullis.policy},
 *   <li>the built-in default profile.
 * </ol>
 *
 * @param value a profile name or the path of a policy file
 * @param namedBy who named it, for messages
 */
record PolicyLocation(String value, String namedBy) {

  /** Security property and system property that name the policy. */
  static final String PROPERTY = "portcullis.policy";

  private static final String SYSTEM = "the system property " + PROPERTY;

  /**
   * Finds the location that is in force now.
   *
   * @param argument the provider's argument, or null if it has none
   */
  static PolicyLocation find(@Nullable String argument) {
    if (argument != null) {
      return new PolicyLocation(argument.strip(), "the provider's argument");
    }
    String security = Security.getProperty(PROPERTY);
    if (security != null) {
      return new PolicyLocation(security.strip(), "the security property " + PROPERTY);
    }
    String system = System.getProperty(PROPERTY);
    if (system != null) {
      return new PolicyLocation(system.strip(), SYSTEM);
    }
    return new PolicyLocation(Profiles.DEFAULT, "the built-in default");
  }

  /** Whether the program named it while it ran, by setting the system property. */
  boolean isOfTheProgram() {
    return namedBy.equals(SYSTEM) && !LaunchArguments.gave(PROPERTY, value);
  }
}
