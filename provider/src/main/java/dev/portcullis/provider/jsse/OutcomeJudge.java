package dev.portcullis.provider.jsse;

import dev.portcullis.provider.enforce.NegotiationVerifier;
import dev.portcullis.provider.enforce.Violation;
import dev.portcullis.provider.facts.HandshakeFacts;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/** Judges what a handshake agreed on, by the rules of its connection. */
final class OutcomeJudge {
  private OutcomeJudge() {}

  /** The refusal of what was agreed on; empty if all of it may pass. */
  static Optional<String> against(
      ConnectionPolicy policy, ContextPolicy context, SSLSession session, HandshakeFacts facts) {
    Optional<String> reason = PeerJudge.first(policy, negotiated(policy, session, facts));
    if (reason.isEmpty()) {
      reason = against(policy, IdentityCheck.unknownName(policy.rules(), facts, session));
    }
    return reason.isEmpty() ? against(policy, context.age(policy, facts, session)) : reason;
  }

  private static Optional<String> against(ConnectionPolicy policy, Optional<Violation> violation) {
    return violation.isPresent() ? policy.against(violation.get()) : Optional.empty();
  }

  /** The same facts break the same rules: those that broke none of them are found again. */
  private static List<Violation> negotiated(
      ConnectionPolicy policy, SSLSession session, HandshakeFacts facts) {
    String protocol = session.getProtocol();
    String suite = session.getCipherSuite();
    boolean agrees = facts.protocol().equals(protocol) && facts.cipherSuite().equals(suite);
    LastAnswer<HandshakeFacts, List<Violation>> good = policy.parameters().goodOutcomes();
    List<Violation> known = agrees ? good.to(facts) : null;
    if (known != null) {
      return known;
    }
    List<Violation> found = NegotiationVerifier.all(policy.rules(), protocol, suite, facts);
    return agrees && found.isEmpty() ? good.keep(facts, found) : found;
  }
}
