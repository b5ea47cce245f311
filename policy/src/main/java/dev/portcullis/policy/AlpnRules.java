package dev.portcullis.policy;

import java.util.List;

/**
 * The protocol that is spoken inside (RFC 7301).
 *
 * @param require one of these must be negotiated; empty means that nothing is demanded
 */
public record AlpnRules(List<String> require) {
  /** Stands in a list for a connection that negotiates no protocol at all, as in JSSE. */
  public static final String NO_PROTOCOL = "";

  /** What two lists without a common name leave: no peer can send a name above U+00FF. */
  static final String NOTHING = "\u2205";

  private static final int MAX_OCTETS = 255;

  /** Copies the list and refuses duplicates and what can be no name. */
  public AlpnRules {
    require = Distinct.copyOf(require);
    for (String name : require) {
      if (!name.equals(NO_PROTOCOL) && !name.equals(NOTHING) && !isName(name)) {
        throw new IllegalArgumentException("'" + name + "' is no name of a protocol");
      }
    }
  }

  /**
   * Whether a text can be the name of a protocol in a policy: 1 to 255 visible ASCII characters
   * without quotes, backslashes and commas, a letter or a digit first.
   */
  public static boolean isName(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_OCTETS
        && Character.isLetterOrDigit(text.charAt(0))
        && text.chars().allMatch(c -> c > ' ' && c < 0x7F && "\"'\\,".indexOf(c) < 0);
  }

  /** Whether a connection may go on with a protocol; {@link #NO_PROTOCOL} if there is none. */
  public boolean allows(String negotiated) {
    return require.isEmpty() || require.contains(negotiated);
  }
}
