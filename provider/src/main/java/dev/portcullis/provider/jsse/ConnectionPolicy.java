package dev.portcullis.provider.jsse;

import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.EffectiveRules;
import dev.portcullis.policy.ExceptionRule;
import dev.portcullis.policy.IdentityRules.NoReferenceIdentity;
import dev.portcullis.policy.Peer;
import dev.portcullis.policy.PeerPattern;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.Rules;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.provider.enforce.Refusal;
import dev.portcullis.provider.enforce.Violation;
import dev.portcullis.provider.enforce.Violation.Leniency;
import dev.portcullis.provider.events.Reporter;
import java.time.LocalDate;
import java.util.Optional;

/**
 * The policy as one connection sees it, settled when its handshake starts: whoever judges a
 * connection takes {@link #rules()} from here, by way of its gate, and asks {@link #against} what
 * becomes of a violation. Immutable.
 */
final class ConnectionPolicy {
  private static final int EXCEPTION_DAYS = 30;

  private final PolicyDocument document;
  private final EffectiveRules effective;
  private final RoleParameters parameters;
  private final Peer peer;
  private final String described;
  private final LocalDate today;
  private final Reporter reporter;

  ConnectionPolicy(
      PolicyDocument document,
      EffectiveRules effective,
      RoleParameters parameters,
      Peer peer,
      String described,
      LocalDate today,
      Reporter reporter) {
    this.document = document;
    this.effective = effective;
    this.parameters = parameters;
    this.peer = peer;
    this.described = described;
    this.today = today;
    this.reporter = reporter;
  }

  /** The rules of this connection. */
  ConnectionRules rules() {
    return effective.rules();
  }

  /** What it may negotiate: wider than the rules where they are only reported. */
  RoleParameters parameters() {
    return parameters;
  }

  EffectiveRules effective() {
    return effective;
  }

  PolicyDocument document() {
    return document;
  }

  Peer peer() {
    return peer;
  }

  /** The peer for messages. */
  String described() {
    return described;
  }

  LocalDate today() {
    return today;
  }

  /** Whether a client may do without a reference identity. */
  boolean mayLackIdentity() {
    return rules().identity().noReferenceIdentity() == NoReferenceIdentity.ALLOW
        || effective.isReported(Rules.NO_REFERENCE_IDENTITY.key());
  }

  /** The refusal that a violation means; empty if it is only reported, which it then was. */
  Optional<String> against(Violation violation) {
    if (violation.leniency() == Leniency.REPORTABLE && effective.isReported(violation.rule())) {
      report(violation);
      return Optional.empty();
    }
    return Optional.of(refusal(violation));
  }

  /** Words a refusal, and tells the operator. */
  String refusal(Violation violation) {
    return told(Refusal.Verdict.REFUSED, violation);
  }

  /** Tells the operator of a violation that passes. */
  void report(Violation violation) {
    told(Refusal.Verdict.REPORTED, violation);
  }

  private String told(Refusal.Verdict verdict, Violation violation) {
    String text =
        Refusal.text(document, verdict, effective, described, violation, smallest(violation));
    Reporting.tell(reporter, verdict, effective.role(), described, violation, text);
    return text;
  }

  private Optional<ExceptionRule> smallest(Violation violation) {
    if (violation.grants().isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new ExceptionRule(
            effective.role(),
            pattern(),
            violation.grants(),
            "why",
            "who answers for it",
            today.plusDays(EXCEPTION_DAYS),
            Optional.empty()));
  }

  private PeerPattern pattern() {
    if (peer.ground() == Peer.Ground.SEEN) {
      return PeerPattern.parse("*");
    }
    String host =
        peer.name()
            .or(() -> peer.address().map(address -> literal(address.toString())))
            .orElse("*");
    boolean port = effective.role() == Role.CLIENT && peer.port() > 0 && !host.equals("*");
    try {
      return PeerPattern.parse(port ? host + ":" + peer.port() : host);
    } catch (IllegalArgumentException e) {
      // A name that no pattern can write.
      return PeerPattern.parse("*");
    }
  }

  private static String literal(String address) {
    return address.indexOf(':') < 0 ? address : "[" + address + "]";
  }
}
