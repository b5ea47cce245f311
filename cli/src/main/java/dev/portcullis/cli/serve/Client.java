package dev.portcullis.cli.serve;

import dev.portcullis.cli.serve.Served.Outcome;
import dev.portcullis.cli.terminal.NegotiatedText;
import dev.portcullis.provider.PeerCertificate;
import dev.portcullis.provider.enforce.Refusal;
import dev.portcullis.provider.facts.HandshakeFacts;
import dev.portcullis.provider.facts.NegotiatedConnection;
import java.io.IOException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSocket;

/** One client, from the handshake to the end. For one thread. */
record Client(SSLSocket socket, String policy) {

  /** Talks with the client. */
  Served serve() {
    String peer = Address.of(socket);
    try {
      socket.startHandshake();
    } catch (SSLException refusal) {
      return Served.without(peer, Outcome.REFUSED, ours(String.valueOf(refusal.getMessage())));
    } catch (IOException gone) {
      return Served.without(peer, Outcome.FAILED, String.valueOf(gone.getMessage()));
    }
    return talk(peer);
  }

  private Served talk(String peer) {
    Optional<HandshakeFacts> facts =
        socket instanceof NegotiatedConnection known ? known.handshakeFacts() : Optional.empty();
    Optional<PeerCertificate> certificate = certificate();
    String request = "";
    try {
      Dialogue dialogue = new Dialogue(socket.getInputStream(), socket.getOutputStream());
      request = dialogue.firstLine();
      dialogue.answer(request, page(facts, certificate));
      return new Served(peer, Outcome.ACCEPTED, "", facts, certificate, request);
    } catch (SSLException ended) {
      String said = String.valueOf(ended.getMessage());
      return new Served(peer, Outcome.REFUSED, ours(said), facts, certificate, request);
    } catch (IOException gone) {
      String said = String.valueOf(gone.getMessage());
      return new Served(peer, Outcome.FAILED, said, facts, certificate, request);
    }
  }

  private Optional<PeerCertificate> certificate() {
    try {
      return Optional.of(PeerCertificate.of(socket.getSession()));
    } catch (SSLPeerUnverifiedException | IllegalArgumentException none) {
      return Optional.empty();
    }
  }

  private String page(Optional<HandshakeFacts> facts, Optional<PeerCertificate> certificate) {
    StringBuilder page = new StringBuilder("policy                  ").append(policy).append('\n');
    facts
        .map(NegotiatedText::forPeople)
        .ifPresent(
            agreed ->
                agreed.forEach(
                    (name, value) -> page.append(String.format("%-24s%s\n", name, value))));
    certificate.ifPresent(shown -> page.append("\nYour certificate\n").append(shown).append('\n'));
    return page.toString();
  }

  /** Our own words, if there are any. */
  private static String ours(String message) {
    int begin = Refusal.ruleIn(message).isPresent() ? message.indexOf(Refusal.INTRODUCTION) : 0;
    return message.substring(Math.max(0, begin));
  }
}
