package dev.portcullis.policy.text;

import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.Contradiction;
import dev.portcullis.policy.KeyType;
import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.ProtocolVersion;
import dev.portcullis.policy.Rule;
import dev.portcullis.policy.Rules;
import dev.portcullis.policy.SignatureScheme;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How each rule of {@link Rules} is written: every key of a role, sorted by name. */
final class RuleKeys {
  private static final Vocabulary<ProtocolVersion> PROTOCOLS =
      new Vocabulary<>(
          "protocol version",
          RuleKeys::newestFirst,
          ProtocolVersion::byName,
          ProtocolVersion::jsseName,
          Aliases::protocol,
          RuleKeys::neverSpoken);

  private static final Vocabulary<CipherSuite> SUITES13 =
      suites(suite -> suite.isTls13() ? "" : "belongs into cipher-suites.tls12; move it");

  private static final Vocabulary<CipherSuite> SUITES12 =
      suites(suite -> suite.isTls13() ? "belongs into cipher-suites.tls13; move it" : "");

  private static final Vocabulary<NamedGroup> GROUPS =
      new Vocabulary<>(
          "IANA group name",
          () -> List.of(NamedGroup.values()),
          NamedGroup::byName,
          NamedGroup::ianaName,
          Aliases::group,
          group -> "");

  private static final Vocabulary<SignatureScheme> SCHEMES =
      new Vocabulary<>(
          "IANA signature scheme name",
          () -> List.of(SignatureScheme.values()),
          SignatureScheme::byName,
          SignatureScheme::ianaName,
          Aliases::scheme,
          scheme -> "");

  private static final Vocabulary<KeyType> TYPES =
      new Vocabulary<>(
          "key type",
          () -> List.of(KeyType.values()),
          KeyType::byWord,
          KeyType::word,
          Aliases::keyType,
          type -> "");

  private static final Vocabulary<String> APPLICATION_PROTOCOLS =
      new Vocabulary<>(
          "name of an application protocol",
          () -> ApplicationProtocols.KNOWN,
          ApplicationProtocols::byName,
          ApplicationProtocols::spelling,
          Aliases::applicationProtocol,
          name -> "");

  static final RuleKey.Names<ProtocolVersion> VERSIONS =
      new RuleKey.Names<>(Rules.VERSIONS, PROTOCOLS);
  static final RuleKey.Names<CipherSuite> TLS13_SUITES =
      new RuleKey.Names<>(Rules.TLS13_SUITES, SUITES13);
  static final RuleKey.Names<CipherSuite> TLS12_SUITES =
      new RuleKey.Names<>(Rules.TLS12_SUITES, SUITES12);
  static final RuleKey.Names<NamedGroup> GROUPS_ALLOW =
      new RuleKey.Names<>(Rules.GROUPS_ALLOW, GROUPS);
  static final RuleKey.Names<KeyType> KEY_TYPES = new RuleKey.Names<>(Rules.KEY_TYPES, TYPES);
  static final RuleKey.Names<SignatureScheme> HANDSHAKE_SCHEMES =
      new RuleKey.Names<>(Rules.HANDSHAKE_SCHEMES, SCHEMES);
  private static final RuleKey.Names<NamedGroup> KEY_SHARES =
      new RuleKey.Names<>(Rules.KEY_SHARES, GROUPS);
  private static final RuleKey.Names<NamedGroup> EC_CURVES =
      new RuleKey.Names<>(Rules.EC_CURVES, GROUPS);
  static final RuleKey.Names<String> ALPN_REQUIRE =
      new RuleKey.Names<>(Rules.ALPN_REQUIRE, APPLICATION_PROTOCOLS);

  /** The lists, whose names have catalogues; words and numbers say themselves what they can be. */
  private static final List<RuleKey.Names<?>> LISTS =
      List.of(
          VERSIONS,
          TLS13_SUITES,
          TLS12_SUITES,
          GROUPS_ALLOW,
          KEY_SHARES,
          KEY_TYPES,
          EC_CURVES,
          HANDSHAKE_SCHEMES,
          new RuleKey.Names<>(Rules.CERTIFICATE_SCHEMES, SCHEMES),
          ALPN_REQUIRE);

  /** Every key, sorted by name. */
  static final List<RuleKey<?>> ALL =
      Rules.ALL.stream().<RuleKey<?>>map(RuleKeys::written).toList();

  private static final Map<String, RuleKey<?>> BY_NAME =
      ALL.stream().collect(Collectors.toMap(RuleKey::name, key -> key));

  /**
   * Lists that say nothing where the rest of the policy leaves nothing to say, or may demand
   * nothing.
   */
  static final List<RuleKey.Names<?>> MAY_BE_ABSENT =
      List.of(TLS12_SUITES, TLS13_SUITES, KEY_SHARES, EC_CURVES, ALPN_REQUIRE);

  private RuleKeys() {}

  private static RuleKey<?> written(Rule<?> rule) {
    if (rule instanceof Rule.Word<?> word) {
      return new RuleKey.Word<>(word);
    }
    if (rule instanceof Rule.Count count) {
      return new RuleKey.Count(count);
    }
    return LISTS.stream().filter(list -> list.rule().equals(rule)).findFirst().orElseThrow();
  }

  /** How a rule is written. */
  @SuppressWarnings("unchecked") // The key of a rule has the rule's type.
  static <T> RuleKey<T> of(Rule<T> rule) {
    return (RuleKey<T>) byName(rule.key()).orElseThrow();
  }

  static Optional<RuleKey<?>> byName(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  private static Vocabulary<CipherSuite> suites(Function<CipherSuite, String> misplaced) {
    return new Vocabulary<>(
        "IANA cipher suite name",
        CipherSuite::all,
        CipherSuite::byName,
        CipherSuite::name,
        Aliases::cipherSuite,
        name -> CipherSuite.byName(name).map(s -> objection(name, s, misplaced)).orElse(""));
  }

  private static String objection(
      String name, CipherSuite suite, Function<CipherSuite, String> misplaced) {
    String never = Contradiction.neverAllowed(suite);
    String reason = never.isEmpty() ? misplaced.apply(suite) : never + "; remove it";
    return reason.isEmpty() ? "" : Shown.quoted(name) + " " + reason;
  }

  /** So that a misspelt version is not taken for an old one. */
  private static List<ProtocolVersion> newestFirst() {
    return Stream.of(ProtocolVersion.values()).sorted(Comparator.reverseOrder()).toList();
  }

  /** SSLv2, SSLv3, SSLv2Hello and whatever else begins like them. */
  private static String neverSpoken(String name) {
    boolean ssl = name.regionMatches(true, 0, "SSL", 0, "SSL".length());
    return ssl ? Contradiction.neverSpoken(Shown.quoted(name)) : "";
  }
}
