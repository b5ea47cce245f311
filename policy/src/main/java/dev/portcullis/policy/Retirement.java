package dev.portcullis.policy;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Names that a policy allows until a day and no longer. Immutable.
 *
 * @param name IANA name of a version, suite, group or scheme, or several with {@code *} for any
 *     part
 * @param after the last day on which they are allowed, in UTC
 */
public record Retirement(String name, LocalDate after) {
  private static final Pattern GRAMMAR = Pattern.compile("[A-Za-z0-9_.*-]{1,100}");

  /** Refuses what can be no name. */
  public Retirement {
    if (!GRAMMAR.matcher(name).matches()) {
      throw new IllegalArgumentException("name: letters, digits and _ . - * make up a name");
    }
  }

  /** Whether the names are refused on a day. */
  public boolean isInForce(LocalDate day) {
    return day.isAfter(after);
  }

  /** Whether a name is among them. */
  public boolean covers(String other) {
    String pattern = Pattern.quote(name).replace("*", "\\E.*\\Q");
    return Pattern.compile(pattern).matcher(other).matches();
  }

  /** The names that a policy's rules have and this retires. */
  public List<String> namesIn(ConnectionRules rules) {
    return Stream.of(
            rules.versions().stream().map(ProtocolVersion::jsseName),
            rules.cipherSuites().all().stream().map(CipherSuite::name),
            rules.groups().allow().stream().map(NamedGroup::ianaName),
            rules.signatures().handshake().stream().map(SignatureScheme::ianaName),
            rules.signatures().certificate().stream().map(SignatureScheme::ianaName))
        .flatMap(names -> names)
        .distinct()
        .filter(this::covers)
        .toList();
  }

  /** The rules without these names, and without what they leave no room for. */
  ConnectionRules without(ConnectionRules rules) {
    if (namesIn(rules).isEmpty()) {
      return rules;
    }
    RuleValues values = RuleValues.of(rules);
    drop(values, Rules.VERSIONS, ProtocolVersion::jsseName);
    drop(values, Rules.TLS12_SUITES, CipherSuite::name);
    drop(values, Rules.TLS13_SUITES, CipherSuite::name);
    drop(values, Rules.GROUPS_ALLOW, NamedGroup::ianaName);
    drop(values, Rules.HANDSHAKE_SCHEMES, SignatureScheme::ianaName);
    drop(values, Rules.CERTIFICATE_SCHEMES, SignatureScheme::ianaName);
    new Narrowing(values, rule -> true).narrow();
    return values.assemble();
  }

  private <E> void drop(RuleValues values, Rule.Names<E> rule, Function<E, String> name) {
    List<E> left =
        values.get(rule).stream().filter(element -> !covers(name.apply(element))).toList();
    values.put(rule, left);
  }

  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%s after %s", name, after);
  }
}
