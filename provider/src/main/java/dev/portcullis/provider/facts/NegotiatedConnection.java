package dev.portcullis.provider.facts;

import java.util.Optional;

/** An engine or socket of Portcullis: it tells what its handshake agreed on. */
public interface NegotiatedConnection {
  /** What the first handshake agreed on; empty before it was judged, and if it was refused. */
  Optional<HandshakeFacts> handshakeFacts();
}
