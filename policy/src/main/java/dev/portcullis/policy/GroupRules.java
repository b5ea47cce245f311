package dev.portcullis.policy;

import java.util.List;

/**
 * The groups that may be negotiated.
 *
 * @param allow in preference order
 * @param keyShares those the first ClientHello of TLS 1.3 brings a key share for; a sub-sequence of
 *     {@code allow} (RFC 9846, Section 4.3.8)
 */
public record GroupRules(List<NamedGroup> allow, List<NamedGroup> keyShares) {
  /** Copies the lists and refuses duplicates. */
  public GroupRules {
    allow = Distinct.copyOf(allow);
    keyShares = Distinct.copyOf(keyShares);
  }
}
