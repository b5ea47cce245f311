package dev.portcullis.provider.events;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/**
 * Events of the flight recorder. Loaded only where the module {@code jdk.jfr} is; the classes of
 * the events only once a recording was made in this JVM. Stateless.
 */
final class FlightRecording {
  private FlightRecording() {}

  /** Whether somebody records, or did. */
  static boolean isOn() {
    return FlightRecorder.isInitialized();
  }

  static void handshake(HandshakeRecord of, PolicyName policy) {
    Handshake event = new Handshake();
    if (event.isEnabled()) {
      event.role = of.role();
      event.peer = of.peer();
      event.version = of.version();
      event.suite = of.suite();
      event.group = of.group();
      event.verdict = of.verdict().word();
      event.rule = of.rule();
      event.handshakeTime = of.nanos();
      event.policy = policy.id();
      event.digest = policy.digest();
      event.commit();
    }
  }

  static void violation(ViolationRecord of, PolicyName policy) {
    Violation event = new Violation();
    if (event.isEnabled()) {
      event.role = of.role();
      event.peer = of.peer();
      event.verdict = of.verdict().word();
      event.rule = of.rule();
      event.observed = of.observed();
      event.policy = policy.id();
      event.digest = policy.digest();
      event.commit();
    }
  }

  static void reload(PolicyName policy, String outcome) {
    PolicyReload event = new PolicyReload();
    event.policy = policy.id();
    event.digest = policy.digest();
    event.outcome = outcome;
    event.commit();
  }

  static void bypass(String finding) {
    Bypass event = new Bypass();
    event.finding = finding;
    event.commit();
  }

  @Name("dev.portcullis.Handshake")
  @Label("TLS handshake")
  @Category({"Portcullis"})
  @Description("How a TLS handshake behind the policy ended")
  @StackTrace(false)
  static final class Handshake extends Event {
    String role = "";
    String peer = "";
    String version = "";
    String suite = "";
    String group = "";
    String verdict = "";
    String rule = "";
    @Timespan long handshakeTime;
    String policy = "";
    String digest = "";
  }

  @Name("dev.portcullis.Violation")
  @Label("TLS policy violation")
  @Category({"Portcullis"})
  @Description("A rule of the TLS policy that a connection did not keep")
  @StackTrace(false)
  static final class Violation extends Event {
    String role = "";
    String peer = "";
    String verdict = "";
    String rule = "";
    String observed = "";
    String policy = "";
    String digest = "";
  }

  @Name("dev.portcullis.PolicyReload")
  @Label("TLS policy reload")
  @Category({"Portcullis"})
  @Description("A policy file that was read again")
  @StackTrace(false)
  static final class PolicyReload extends Event {
    String policy = "";
    String digest = "";
    String outcome = "";
  }

  @Name("dev.portcullis.Bypass")
  @Label("TLS policy bypass")
  @Category({"Portcullis"})
  @Description("Something that lets programs of this JVM bypass the TLS policy")
  @StackTrace(false)
  static final class Bypass extends Event {
    String finding = "";
  }
}
