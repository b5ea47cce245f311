package dev.portcullis.cli.demo;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What should come of a visit: a version and a group, or a refusal with the words that name its
 * rule. Immutable.
 */
record Expectation(boolean connected, String detail) {

  private static final String REFUSED = "refused";
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** Parses {@code TLSv1.3 x25519}, {@code refused} or {@code refused rule keys.rsa-min}. */
  static Expectation parse(String text) {
    return text.startsWith(REFUSED)
        ? new Expectation(false, text.substring(REFUSED.length()).strip())
        : new Expectation(true, text);
  }

  /** How {@code outcome} differs; empty when it is as it should be. */
  Optional<String> deviation(Outcome outcome) {
    if (outcome.connected() != connected) {
      return Optional.of("expected " + this);
    }
    if (!connected && outcome.requestRead()) {
      return Optional.of("the server read the request although the program was refused");
    }
    if (!observed(outcome).contains(detail)) {
      return Optional.of("expected " + this);
    }
    return Optional.empty();
  }

  private String observed(Outcome outcome) {
    return connected
        ? outcome.negotiated().map(n -> n.version() + " " + n.group()).orElse("nothing on the wire")
        : BLANKS.matcher(outcome.reason()).replaceAll(" ");
  }

  /** As it stands in the table. */
  @Override
  public String toString() {
    return connected ? detail : (REFUSED + " " + detail).strip();
  }
}
