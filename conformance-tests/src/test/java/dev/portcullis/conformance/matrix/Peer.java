package dev.portcullis.conformance.matrix;

/** Whom the clients of a library talk to. Started on first use; serves the whole run. */
public interface Peer {

  /** What the peer shows: as good as can be, or with one thing wrong. */
  enum Face {
    RIGHT,
    /** A certificate of the same authority for {@code other.example}. */
    WRONG,
    /** TLS 1.0 and nothing newer. */
    OLD
  }

  /** Port on the loopback address. */
  int port(Face face);

  /** Whether it starts fast, and from packages that every run has: its rows are in the slice. */
  default boolean quick() {
    return true;
  }
}
