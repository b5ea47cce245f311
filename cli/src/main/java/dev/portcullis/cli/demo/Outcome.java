package dev.portcullis.cli.demo;

import java.util.Optional;

/**
 * What came of one visit. Immutable.
 *
 * @param connected whether the program got its answer
 * @param negotiated what the server chose, read on the wire; empty when it chose nothing
 * @param reason what the program was told when it was refused, else empty
 * @param requestRead whether the server got to read the request
 */
record Outcome(
    boolean connected, Optional<Negotiated> negotiated, String reason, boolean requestRead) {

  Outcome withRequestRead(boolean read) {
    return new Outcome(connected, negotiated, reason, read);
  }
}
