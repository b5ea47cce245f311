package dev.portcullis.policy;

import java.util.List;

/**
 * The groups that may be negotiated.
 *
 * @param allow in preference order
 * @param keyShares those the first ClientHello of TLS 1.3 brings a key share for; a sub-sequence of
 *     {@code allow} (RFC 9846, Section 4.3.8)
 * @param postQuantum what is asked of a hybrid key exchange
 */
public record GroupRules(
    List<NamedGroup> allow, List<NamedGroup> keyShares, PostQuantum postQuantum) {
  /** Key exchange that withstands a quantum computer (RFC 9954, RFC 10024). */
  public enum PostQuantum implements PolicyWord {
    /** A connection without it is refused. */
    REQUIRE("require"),
    /** It comes first and with a key share; who cannot do it is served all the same. */
    PREFER("prefer"),
    /** Nothing is asked. */
    OFF("off");

    private final String word;

    PostQuantum(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /** Copies the lists and refuses duplicates. */
  public GroupRules {
    allow = Distinct.copyOf(allow);
    keyShares = Distinct.copyOf(keyShares);
  }
}
