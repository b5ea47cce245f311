package dev.portcullis.conformance.jvm;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The setting of a test: which JDK, which guard, which profile, registered how. Immutable; its text
 * names the row of a parameterised test.
 *
 * @param profile the profile the policy extends, {@code intermediate@2026-11}
 * @param extra further lines of the policy, TOML
 */
public record Stage(
    Jdk jdk,
    Guard guard,
    Registration registration,
    Platform platform,
    String profile,
    String extra) {

  public static final String DEFAULT_PROFILE = "intermediate@2026-11";

  public static Stage of(Jdk jdk, Guard guard) {
    return new Stage(jdk, guard, Registration.SAMPLE, Platform.DEFAULT, DEFAULT_PROFILE, "");
  }

  public Stage profile(String name) {
    return new Stage(jdk, guard, registration, platform, name, extra);
  }

  public Stage registered(Registration how) {
    return new Stage(jdk, guard, how, platform, profile, extra);
  }

  /** Adds lines to the policy. */
  public Stage with(String toml) {
    return new Stage(jdk, guard, registration, platform, profile, extra + toml + "\n");
  }

  /** The same on a JDK whose own safeties are off. */
  public Stage lenient() {
    return new Stage(jdk, guard, registration, Platform.LENIENT, profile, extra);
  }

  /** The same JDK, set up alike, without Portcullis. */
  public Stage off() {
    return new Stage(jdk, Guard.OFF, Registration.SAMPLE, platform, DEFAULT_PROFILE, "");
  }

  /** Every JDK of this machine with each of the guards. */
  public static Stream<Stage> all(Guard... guards) {
    return JdkFinder.all().stream()
        .flatMap(jdk -> Arrays.stream(guards).map(guard -> of(jdk, guard)));
  }

  /** Method source: every JDK, both delegates. */
  public static Stream<Stage> guarded() {
    return all(Guard.BOUNCY_CASTLE, Guard.SUN_JSSE);
  }

  /** Method source: every JDK without a policy. */
  public static Stream<Stage> plain() {
    return all(Guard.OFF);
  }

  /** Method source: every JDK with the policy off and on, both delegates. */
  public static Stream<Stage> offAndOn() {
    return all(Guard.values());
  }

  /** The policy file of this stage. */
  public String policy() {
    List<String> lines =
        List.of(
            "format = 1",
            "id = \"conformance\"",
            "extends = \"" + profile + "\"",
            "delegate = \"" + guard.delegate() + "\"",
            // SunJSSE on Java 17 cannot choose groups or schemes; that is a test of its own
            "on-unenforceable = \"warn\"",
            extra);
    return String.join("\n", lines) + "\n";
  }

  @Override
  public String toString() {
    String how = registration == Registration.SAMPLE ? "" : " " + registration;
    String rules = profile.equals(DEFAULT_PROFILE) ? "" : " " + profile;
    String setup = platform == Platform.DEFAULT ? "" : " lenient";
    return jdk + " " + guard.name().toLowerCase(Locale.ROOT) + rules + setup + how;
  }
}
