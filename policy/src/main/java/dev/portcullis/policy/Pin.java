package dev.portcullis.policy;

import java.time.LocalDate;
import java.util.Base64;
import java.util.List;

/**
 * The public keys that a host's certificates may lead to: one of them must be in the validated
 * path. Immutable.
 *
 * @param host whose connections it is about
 * @param sha256 base64 of the SHA-256 of a SubjectPublicKeyInfo each; at least one
 * @param backup further ones, kept for the day on which the first are lost; at least one
 * @param expires the last day on which it counts
 * @param afterExpiry what becomes of connections afterwards
 * @param mode whether a mismatch ends the connection
 */
public record Pin(
    HostName host,
    List<String> sha256,
    List<String> backup,
    LocalDate expires,
    AfterExpiry afterExpiry,
    Mode mode) {
  private static final int DIGEST_BYTES = 32;

  /** Refuses pins that are empty, doubled or no digests. */
  public Pin {
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

  /** Whether a mismatch ends the connection. */
  public enum Mode implements PolicyWord {
    /** It does. */
    ENFORCE("enforce"),
    /** It is reported. */
    REPORT("report");

    private final String word;

    Mode(String word) {
      this.word = word;
    }

    @Override
    public String word() {
      return word;
    }
  }

  /**
   * Hosts by name.
   *
   * @param text {@code h}, {@code *.h} for one label more, {@code **.h} for any number of them;
   *     lower case, A-labels
   */
  public record HostName(String text) {
    /** What a text must be, for messages. */
    public static final String RULE =
        "a host in lower case with A-labels, or *. (one label) or **. (any number) and a host";

    private static final String ONE = "*.";
    private static final String ANY = "**.";
    private static final int MAX_LENGTH = 253;

    /** Refuses what is no name. */
    public HostName {
      if (!isName(text)) {
        throw new IllegalArgumentException("a host must be " + RULE);
      }
    }

    /** Whether a text keeps to {@link #RULE}. */
    public static boolean isName(String text) {
      String bare = text.startsWith(ANY) ? text.substring(3) : withoutOne(text);
      return !bare.isEmpty()
          && bare.length() <= MAX_LENGTH
          && !bare.startsWith(".")
          && !bare.endsWith(".")
          && !bare.contains("..")
          && bare.chars().allMatch(HostName::isPlain);
    }

    private static String withoutOne(String text) {
      return text.startsWith(ONE) ? text.substring(2) : text;
    }

    private static boolean isPlain(int c) {
      return (c >= 'a' && c <= 'z')
          || (c >= '0' && c <= '9')
          || c == '-'
          || c == '_'
          || c == '.'
          || c == ':';
    }

    /** Whether a host, in canonical form, is meant. */
    public boolean matches(String host) {
      if (text.startsWith(ANY)) {
        return host.endsWith(text.substring(2)) && host.length() > text.length() - 2;
      }
      if (text.startsWith(ONE)) {
        int dot = host.indexOf('.');
        return dot > 0 && host.substring(dot).equals(text.substring(1));
      }
      return host.equals(text);
    }

    /** The higher, the fewer hosts are meant. */
    public int specificity() {
      int form = text.startsWith(ANY) ? 0 : text.startsWith(ONE) ? 1 : 2;
      return form * 2 * MAX_LENGTH + text.length();
    }
  }
}
