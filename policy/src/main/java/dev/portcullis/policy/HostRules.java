package dev.portcullis.policy;

import java.util.Optional;

/**
 * The rules of a client for some hosts; never looser than the policy's own. Immutable.
 *
 * @param match the hosts
 * @param mode what becomes of violations; empty means as in the policy
 * @param rules all rules, those that the policy says included
 */
public record HostRules(PeerPattern match, Optional<Mode> mode, ConnectionRules rules) {
  /** Refuses a pattern for everybody, who is the client's own tables. */
  public HostRules {
    if (match.isEverybody()) {
      throw new IllegalArgumentException(
          "match: \"*\" is every host; write the rules below [client.…]");
    }
  }
}
