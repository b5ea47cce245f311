package dev.portcullis.conformance.matrix;

import dev.portcullis.conformance.app.Fields;

/** Who comes to see the servers of a library. */
public interface Visitor {

  /** How it comes: as up to date as it can, or with TLS 1.0 and nothing newer. */
  enum Manner {
    CURRENT,
    OLD
  }

  /** {@code outcome=ok} and a {@code reply}, or {@code outcome=refused} and {@code causes}. */
  Fields visit(int port, Manner manner);
}
