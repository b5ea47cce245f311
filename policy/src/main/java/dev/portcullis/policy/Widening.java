package dev.portcullis.policy;

import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;

/** Makes rules wider: by exceptions, or since they are only reported. Pure. */
final class Widening {
  private Widening() {}

  /** The rules and what is granted; what does not fit together is left out again. */
  static ConnectionRules by(List<Grant<?>> grants, ConnectionRules rules) {
    if (grants.isEmpty()) {
      return rules;
    }
    RuleValues values = joined(grants, rules);
    narrow(values);
    return values.assemble();
  }

  /** The same with nothing left out, for {@link Contradiction} to find fault with. */
  static ConnectionRules unchecked(List<Grant<?>> grants, ConnectionRules rules) {
    return joined(grants, rules).assemble();
  }

  private static RuleValues joined(List<Grant<?>> grants, ConnectionRules rules) {
    RuleValues values = RuleValues.of(rules);
    grants.forEach(grant -> put(grant, rules, values));
    return values;
  }

  private static <T> void put(Grant<T> grant, ConnectionRules rules, RuleValues values) {
    values.put(grant.rule(), grant.join(rules));
  }

  private static void narrow(RuleValues values) {
    boolean tls13 = !values.get(Rules.TLS13_SUITES).isEmpty();
    boolean before = !values.get(Rules.TLS12_SUITES).isEmpty();
    List<ProtocolVersion> versions = values.get(Rules.VERSIONS);
    values.put(
        Rules.VERSIONS, versions.stream().filter(v -> v.isTls13() ? tls13 : before).toList());
    new Narrowing(values, rule -> true).narrow();
  }

  /**
   * What may be offered where some rules are only reported: everything that these rules would keep
   * out, but never what no policy may allow.
   *
   * @param reported whether the rule of a key is only reported
   */
  static ConnectionRules offered(ConnectionRules rules, Predicate<String> reported) {
    RuleValues values = RuleValues.of(rules);
    add(values, Rules.VERSIONS, reported, ProtocolVersion.values(), v -> !v.isSsl());
    CipherSuite[] suites = CipherSuite.all().toArray(CipherSuite[]::new);
    Predicate<CipherSuite> allowable = suite -> Contradiction.neverAllowed(suite).isEmpty();
    add(values, Rules.TLS13_SUITES, reported, suites, allowable.and(CipherSuite::isTls13));
    add(values, Rules.TLS12_SUITES, reported, suites, allowable.and(s -> !s.isTls13()));
    add(
        values,
        Rules.GROUPS_ALLOW,
        reported,
        NamedGroup.values(),
        g -> g.recommendation() != Recommendation.DISCOURAGED);
    Predicate<SignatureScheme> known = scheme -> scheme.keyType().isPresent();
    add(values, Rules.HANDSHAKE_SCHEMES, reported, SignatureScheme.values(), known);
    add(values, Rules.CERTIFICATE_SCHEMES, reported, SignatureScheme.values(), known);
    loosen(values, Rules.CBC, reported);
    loosen(values, Rules.POST_QUANTUM, reported);
    narrow(values);
    return values.assemble();
  }

  /** What would take suites or groups out of the offer again. */
  private static <E extends PolicyWord> void loosen(
      RuleValues values, Rule.Word<E> rule, Predicate<String> reported) {
    if (reported.test(rule.key())) {
      values.put(rule, rule.loosest());
    }
  }

  private static <E> void add(
      RuleValues values,
      Rule.Names<E> rule,
      Predicate<String> reported,
      E[] catalogue,
      Predicate<E> allowable) {
    if (reported.test(rule.key())) {
      List<E> all = Arrays.stream(catalogue).filter(allowable).toList();
      values.put(rule, rule.join(values.get(rule), all));
    }
  }
}
