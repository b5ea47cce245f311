package dev.portcullis.provider.events;

import java.util.Locale;

/** What became of a handshake. */
public enum Verdict {
  /** The policy let it pass. */
  ACCEPTED,
  /** The policy ended it. */
  REFUSED,
  /** A rule was not kept, and the policy only reports that. */
  REPORTED,
  /** The peer, the delegate or the network ended it. */
  FAILED;

  /** In lower case, as events say it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
