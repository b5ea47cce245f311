package dev.portcullis.policy.text;

import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.Grant;
import dev.portcullis.policy.KeyType;
import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.PolicyWord;
import dev.portcullis.policy.ProtocolVersion;
import dev.portcullis.policy.Rule;
import dev.portcullis.policy.Rules;
import dev.portcullis.policy.SignatureScheme;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** Draws what an exception may grant; whether it fits is not looked at. */
final class Loosening {
  private static final Map<Rule<?>, List<?>> NAMES =
      Map.of(
          Rules.VERSIONS, List.of(ProtocolVersion.values()),
          Rules.TLS12_SUITES, CipherSuite.all().stream().filter(s -> !s.isTls13()).toList(),
          Rules.TLS13_SUITES, CipherSuite.all().stream().filter(CipherSuite::isTls13).toList(),
          Rules.GROUPS_ALLOW, List.of(NamedGroup.values()),
          Rules.EC_CURVES, List.of(NamedGroup.values()),
          Rules.KEY_TYPES, List.of(KeyType.values()),
          Rules.HANDSHAKE_SCHEMES, List.of(SignatureScheme.values()),
          Rules.CERTIFICATE_SCHEMES, List.of(SignatureScheme.values()),
          Rules.ALPN_REQUIRE, List.of("h2", "http/1.1", "imap"));

  private Loosening() {}

  /** A grant of a rule; empty if the rule has none, or none that is looser. */
  static Optional<Grant<?>> of(Rule<?> rule, ConnectionRules rules, Random random) {
    try {
      return Optional.of(grant(rule, rules, random));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Grant<?> grant(Rule<?> rule, ConnectionRules rules, Random random) {
    if (rule instanceof Rule.Names<?> names) {
      return names(names, random);
    }
    if (rule instanceof Rule.Word<?> word) {
      return word(word, random);
    }
    Rule.Count count = (Rule.Count) rule;
    int value = count.least() + random.nextInt(count.greatest() - count.least() + 1);
    return new Grant<>(count, value);
  }

  @SuppressWarnings("unchecked") // The names of the table are of the rule's type.
  private static <E> Grant<?> names(Rule.Names<E> rule, Random random) {
    List<E> all = (List<E>) NAMES.get(rule);
    if (all == null) {
      throw new IllegalArgumentException(rule.key() + " is a preference");
    }
    return new Grant<>(rule, List.of(all.get(random.nextInt(all.size()))));
  }

  private static <E extends PolicyWord> Grant<?> word(Rule.Word<E> rule, Random random) {
    return new Grant<>(rule, rule.words().get(random.nextInt(rule.words().size())));
  }
}
