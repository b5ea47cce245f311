package dev.portcullis.cli.connect;

import dev.portcullis.provider.facts.HandshakeFacts;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What one connection showed. Immutable.
 *
 * @param explanation the rules that were kept, or why there is no connection
 * @param facts what was agreed on; empty if the policy accepted nothing
 * @param chain what the peer presented, leaf first; empty if it did not come to that. Checked if
 *     there are facts
 * @param response to a HEAD request
 */
record Visit(
    Verdict verdict,
    String explanation,
    Optional<HandshakeFacts> facts,
    List<X509Certificate> chain,
    Response response) {

  Visit {
    chain = List.copyOf(chain);
  }

  /** Nothing is known of a peer but why. */
  static Visit failed(String explanation) {
    return new Visit(Verdict.FAILED, explanation, Optional.empty(), List.of(), Response.NONE);
  }

  /** The policy, or the peer, ended the handshake. */
  static Visit refused(String explanation, List<X509Certificate> unchecked) {
    return new Visit(Verdict.REFUSED, explanation, Optional.empty(), unchecked, Response.NONE);
  }

  /** Whether the policy checked the certificates, and was content. */
  boolean isChecked() {
    return facts.isPresent();
  }

  /**
   * The answer to a HEAD request.
   *
   * @param lines status line and header fields; empty unless one was sent and answered
   * @param problem why there is none, or an empty text
   */
  record Response(List<String> lines, String problem) {
    static final Response NONE = new Response(List.of(), "");

    Response {
      lines = List.copyOf(lines);
    }
  }
}
