package dev.portcullis.policy;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Narrows what a child inherits to what its own lists leave: a child that allows TLS 1.3 only
 * inherits no suites of TLS 1.2. Never adds anything; what the child says itself stays as it is.
 */
public final class Narrowing {
  private final RuleValues values;
  private final Predicate<Rule<?>> inherited;

  /**
   * Narrows these values.
   *
   * @param inherited which of them may be narrowed
   */
  public Narrowing(RuleValues values, Predicate<Rule<?>> inherited) {
    this.values = values;
    this.inherited = inherited;
  }

  /** Leaves out what the rest leaves no room for. */
  public void narrow() {
    boolean tls13 = values.get(Rules.VERSIONS).stream().anyMatch(v -> v.isTls13());
    boolean before = values.get(Rules.VERSIONS).stream().anyMatch(v -> !v.isTls13());
    List<NamedGroup> groups = values.get(Rules.GROUPS_ALLOW);
    keep(Rules.TLS13_SUITES, (CipherSuite suite) -> tls13);
    boolean cbc = values.get(Rules.CBC) != Tls12Rules.Cbc.NEVER;
    keep(Rules.TLS12_SUITES, (CipherSuite suite) -> before && (cbc || !suite.isCbc()));
    if (inherited.test(Rules.KEY_SHARES)) {
      // In the order of the groups, which the child may have changed (RFC 9846, Section 4.3.8).
      List<NamedGroup> shares = values.get(Rules.KEY_SHARES);
      values.put(
          Rules.KEY_SHARES, groups.stream().filter(g -> tls13 && shares.contains(g)).toList());
    }
    keep(Rules.KEY_TYPES, this::hasScheme);
    boolean ec = values.get(Rules.KEY_TYPES).contains(KeyType.EC);
    keep(Rules.EC_CURVES, (NamedGroup curve) -> ec);
  }

  private <E> void keep(Rule.Names<E> key, Predicate<E> wanted) {
    if (inherited.test(key)) {
      values.put(key, values.get(key).stream().filter(wanted).toList());
    }
  }

  private boolean hasScheme(KeyType type) {
    return Stream.of(Rules.HANDSHAKE_SCHEMES, Rules.CERTIFICATE_SCHEMES)
        .flatMap(key -> values.get(key).stream())
        .map(SignatureScheme::keyType)
        .anyMatch(keyType -> keyType.filter(type::equals).isPresent());
  }
}
