package dev.portcullis.cli.serve;

import dev.portcullis.provider.PeerCertificate;
import dev.portcullis.provider.facts.HandshakeFacts;
import java.util.Optional;

/**
 * What became of one client. Immutable.
 *
 * @param peer address and port
 * @param outcome in one word for programs
 * @param explanation why it was refused, or what went wrong; empty if nothing did
 * @param facts what was agreed on; empty if it did not come to that
 * @param certificate of the client; empty if it showed none
 * @param request the first line that it sent; not escaped
 */
record Served(
    String peer,
    Outcome outcome,
    String explanation,
    Optional<HandshakeFacts> facts,
    Optional<PeerCertificate> certificate,
    String request) {

  /** How it ended. */
  enum Outcome {
    ACCEPTED("accepted"),
    /** By the policy, or by the client. */
    REFUSED("refused"),
    /** The client went away, or spoke no TLS. */
    FAILED("failed");

    private final String word;

    Outcome(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /** A client that no handshake was finished with. */
  static Served without(String peer, Outcome outcome, String explanation) {
    return new Served(peer, outcome, explanation, Optional.empty(), Optional.empty(), "");
  }
}
