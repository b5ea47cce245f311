package dev.portcullis.provider.jsse;

import dev.portcullis.policy.Role;
import dev.portcullis.provider.enforce.Refusal;
import dev.portcullis.provider.events.Reporter;
import dev.portcullis.provider.events.Verdict;
import dev.portcullis.provider.facts.HandshakeFacts;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Tells once how the first handshake of a connection ended. Guarded by its gate. */
final class HandshakeReport {
  private final Reporter reporter;
  private final Endpoint endpoint;
  private long began;
  private boolean told;

  HandshakeReport(Reporter reporter, Endpoint endpoint) {
    this.reporter = reporter;
    this.endpoint = endpoint;
    this.began = System.nanoTime();
  }

  /** The handshake starts now. */
  void begin() {
    began = System.nanoTime();
  }

  void accepted(Role role, String peer, HandshakeFacts facts) {
    end(role, peer, facts, Verdict.ACCEPTED, "");
  }

  /**
   * It did not come to an end that the policy accepts.
   *
   * @param message of the failure: a refusal of ours names its rule
   */
  void failed(Role role, @Nullable HandshakeFacts facts, @Nullable String message) {
    Optional<String> rule = Refusal.ruleIn(String.valueOf(message));
    Verdict verdict = rule.isPresent() ? Verdict.REFUSED : Verdict.FAILED;
    end(role, endpoint.peer(), facts, verdict, rule.orElse(""));
  }

  private void end(
      Role role, String peer, @Nullable HandshakeFacts facts, Verdict verdict, String rule) {
    if (!told) {
      told = true;
      long nanos = System.nanoTime() - began;
      reporter.handshake(Reporting.record(role, peer, facts, verdict, rule, nanos));
    }
  }
}
