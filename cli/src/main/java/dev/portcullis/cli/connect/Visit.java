package dev.portcullis.cli.connect;

import dev.portcullis.provider.facts.HandshakeFacts;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/**
 * What one connection showed. Immutable.
 *
 * @param explanation the rules that were kept, or why there is no connection
 * @param facts what was agreed on; empty unless it was accepted
 * @param chain what the peer presented, leaf first; empty if it did not come to that
 * @param response the lines of the answer to a HEAD request; empty unless one was sent
 */
record Visit(
    Verdict verdict,
    String explanation,
    Optional<HandshakeFacts> facts,
    List<X509Certificate> chain,
    List<String> response) {

  Visit {
    chain = List.copyOf(chain);
    response = List.copyOf(response);
  }
}
