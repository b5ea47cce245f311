package dev.portcullis.policy;

import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;

/** Values by rule while rules are put together. Not thread-safe. */
public final class RuleValues {
  private final Map<Rule<?>, Object> values = new IdentityHashMap<>();

  /** Starts without a value. */
  public RuleValues() {}

  /** Starts with the values of complete rules. */
  public static RuleValues of(ConnectionRules rules) {
    RuleValues all = new RuleValues();
    Rules.ALL.forEach(rule -> all.copy(rule, rules));
    return all;
  }

  private <T> void copy(Rule<T> rule, ConnectionRules rules) {
    put(rule, rule.of(rules));
  }

  /** Sets the value of a rule. */
  public <T> void put(Rule<T> rule, T value) {
    values.put(rule, value);
  }

  /** Whether a rule has a value. */
  public boolean has(Rule<?> rule) {
    return values.containsKey(rule);
  }

  /** The value, which must be there. */
  public <T> T get(Rule<T> rule) {
    return find(rule).orElseThrow(() -> new IllegalStateException("no value for " + rule.key()));
  }

  /** The value of a rule, if it has one. */
  @SuppressWarnings("unchecked") // put() is the only way in.
  public <T> Optional<T> find(Rule<T> rule) {
    return Optional.ofNullable((T) values.get(rule));
  }

  /**
   * The rules that a complete set of values makes.
   *
   * @throws IllegalStateException if a rule has no value
   */
  public ConnectionRules assemble() {
    return new ConnectionRules(
        get(Rules.VERSIONS),
        new CipherSuiteRules(
            get(Rules.TLS13_SUITES), get(Rules.TLS12_SUITES), get(Rules.SUITE_ORDER)),
        new GroupRules(get(Rules.GROUPS_ALLOW), get(Rules.KEY_SHARES), get(Rules.POST_QUANTUM)),
        new CertificateRules(
            get(Rules.PEER_MAX_LIFETIME),
            get(Rules.EXTENDED_KEY_USAGE),
            get(Rules.OCSP_STAPLE),
            get(Rules.REVOCATION)),
        new SignatureRules(get(Rules.HANDSHAKE_SCHEMES), get(Rules.CERTIFICATE_SCHEMES)),
        new KeyRules(
            get(Rules.RSA_MIN),
            get(Rules.RSA_MAX),
            new LinkedHashSet<>(get(Rules.KEY_TYPES)),
            new LinkedHashSet<>(get(Rules.EC_CURVES))),
        new IdentityRules(get(Rules.NO_REFERENCE_IDENTITY), get(Rules.WILDCARD)),
        new TrustRules(get(Rules.APPLICATION_MANAGERS)),
        new Tls12Rules(
            get(Rules.EXTENDED_MASTER_SECRET), get(Rules.SECURE_RENEGOTIATION), get(Rules.CBC)),
        new OwnChainRules(get(Rules.MAX_LIFETIME), get(Rules.ON_VIOLATION)),
        new SessionRules(get(Rules.MAX_AGE), get(Rules.RESUMPTION), get(Rules.TICKET_LIFETIME)),
        new SniRules(get(Rules.ON_UNKNOWN_NAME), get(Rules.SNI_SEND)),
        new AlpnRules(get(Rules.ALPN_REQUIRE)));
  }
}
