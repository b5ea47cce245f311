package dev.portcullis.policy;

import java.time.LocalDate;
import java.util.Base64;
import java.util.List;

/**
 * The public keys that a host's certificates may lead to: one of them must be in the validated
 * path. Immutable.
 *
 * @param host whose connections it is about, whatever the port
 * @param sha256 base64 of the SHA-256 of a SubjectPublicKeyInfo each; at least one
 * @param backup further ones, kept for the day on which the first are lost; at least one
 * @param expires the last day on which it counts
 * @param afterExpiry what becomes of connections afterwards
 * @param mode whether a mismatch ends the connection
 */
public record Pin(
    PeerPattern host,
    List<String> sha256,
    List<String> backup,
    LocalDate expires,
    AfterExpiry afterExpiry,
    Mode mode) {
  /** What a host must be, for messages: a port that nobody knows must not lift a pin. */
  public static final String HOST_RULE =
      "a pin is for some hosts, on whatever port; write a name, a pattern or an address alone";

  private static final PeerPattern EVERYBODY = PeerPattern.parse("*");
  private static final int DIGEST_BYTES = 32;

  /** Refuses pins that are empty, doubled or no digests, and hosts with a port. */
  public Pin {
    if (host.equals(EVERYBODY) || host.port() != 0) {
      throw new IllegalArgumentException("host: " + HOST_RULE);
    }
    sha256 = Distinct.copyOf(sha256);
    backup = Distinct.copyOf(backup);
    if (sha256.isEmpty() || backup.isEmpty()) {
      throw new IllegalArgumentException("a pin needs at least one key and one backup");
    }
    if (sha256.stream().anyMatch(backup::contains)) {
      throw new IllegalArgumentException("a backup must be another key than the pinned ones");
    }
    sha256.forEach(Pin::check);
    backup.forEach(Pin::check);
  }

  /** Whether a text is the base64 of 32 octets. */
  public static boolean isDigest(String text) {
    try {
      byte[] digest = Base64.getDecoder().decode(text);
      return digest.length == DIGEST_BYTES
          && Base64.getEncoder().encodeToString(digest).equals(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void check(String digest) {
    if (!isDigest(digest)) {
      throw new IllegalArgumentException("'" + digest + "' is no base64 of a SHA-256");
    }
  }

  /** What becomes of connections to a host whose pin has expired. */
  public enum AfterExpiry implements PolicyWord {
    /** They are refused. */
    REFUSE("refuse"),
    /** They are reported. */
    REPORT("report"),
    /** Nothing. */
    IGNORE("ignore");

    private final String word;

    AfterExpiry(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }
}
