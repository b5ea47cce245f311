package dev.portcullis.provider.jsse;

import dev.portcullis.policy.ReportSettings;
import dev.portcullis.policy.ReportSettings.Switch;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.provider.enforce.Escaped;
import dev.portcullis.provider.enforce.Refusal;
import dev.portcullis.provider.enforce.Violation;
import dev.portcullis.provider.events.Channel;
import dev.portcullis.provider.events.HandshakeRecord;
import dev.portcullis.provider.events.PolicyName;
import dev.portcullis.provider.events.Reporter;
import dev.portcullis.provider.events.Verdict;
import dev.portcullis.provider.events.ViolationRecord;
import dev.portcullis.provider.facts.HandshakeFacts;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts what happened into the words of events. Stateless. */
final class Reporting {
  private Reporting() {}

  /** Where the events of a policy go. */
  static Reporter of(PolicyDocument document) {
    ReportSettings settings = document.policy().report();
    Set<Channel> channels = EnumSet.noneOf(Channel.class);
    if (settings.log() == Switch.ON) {
      channels.add(Channel.LOG);
    }
    if (settings.jfr() == Switch.ON) {
      channels.add(Channel.JFR);
    }
    return new Reporter(() -> name(document), channels, settings.file());
  }

  /** Tells of a violation to wherever its policy says. */
  static void tell(
      Reporter reporter,
      Refusal.Verdict verdict,
      Role role,
      String peer,
      Violation violation,
      String text) {
    // A server's peers have ports without end: one finding for all that are alike.
    String whom = role == Role.CLIENT ? peer : "";
    reporter.violation(
        record(verdict, role, peer, violation),
        violation.rule() + ' ' + whom + ' ' + violation.observed(),
        text);
  }

  /** The name of a policy as events give it. */
  static PolicyName name(PolicyDocument document) {
    return new PolicyName(document.policy().id(), document.digest());
  }

  private static ViolationRecord record(
      Refusal.Verdict verdict, Role role, String peer, Violation violation) {
    return new ViolationRecord(
        role.word(),
        Escaped.text(peer),
        verdict == Refusal.Verdict.REFUSED ? Verdict.REFUSED : Verdict.REPORTED,
        violation.rule(),
        violation.observed());
  }

  /** A handshake of which the facts may never have become known. */
  static HandshakeRecord record(
      Role role,
      String peer,
      @Nullable HandshakeFacts facts,
      Verdict verdict,
      String rule,
      long nanos) {
    return new HandshakeRecord(
        role.word(),
        Escaped.text(peer),
        facts == null ? "" : facts.protocol(),
        facts == null ? "" : facts.cipherSuite(),
        facts == null ? "" : facts.group().seen().orElse(""),
        verdict,
        rule,
        nanos);
  }
}
