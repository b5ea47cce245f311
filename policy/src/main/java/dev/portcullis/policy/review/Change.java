package dev.portcullis.policy.review;

import dev.portcullis.policy.PeerPattern;
import dev.portcullis.policy.Role;
import java.util.List;
import java.util.Optional;

/**
 * One thing in which a second policy differs from a first. Immutable.
 *
 * @param role whose connections; empty if it is about both
 * @param host the peers; empty if it is about all of whom nothing else is said
 * @param key dotted key of the policy language, or the name of an array of tables
 * @param effect what it means for connections
 * @param from what the first says; empty if it says nothing
 * @param to what the second says
 */
public record Change(
    Optional<Role> role,
    Optional<PeerPattern> host,
    String key,
    Effect effect,
    List<String> from,
    List<String> to) {

  /** What a change means for connections. */
  public enum Effect {
    /** Some that the first refuses pass. */
    ALLOWED("becomes allowed"),
    /** Some that the first lets pass are refused. */
    REFUSED("becomes refused"),
    /** A preference, a file, or what cannot be compared. */
    OTHER("changes");

    private final String words;

    Effect(String words) {
      this.words = words;
    }

    /** In words. */
    public String words() {
      return words;
    }
  }

  /** Copies the lists. */
  public Change {
    from = List.copyOf(from);
    to = List.copyOf(to);
  }
}
