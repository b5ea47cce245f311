package dev.portcullis.policy.text;

import dev.portcullis.policy.CertificateRules;
import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.CipherSuiteRules;
import dev.portcullis.policy.Contradiction;
import dev.portcullis.policy.GroupRules;
import dev.portcullis.policy.IdentityRules;
import dev.portcullis.policy.KeyRules;
import dev.portcullis.policy.KeyType;
import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.OwnChainRules;
import dev.portcullis.policy.ProtocolVersion;
import dev.portcullis.policy.Rule;
import dev.portcullis.policy.Rules;
import dev.portcullis.policy.SessionRules;
import dev.portcullis.policy.SignatureScheme;
import dev.portcullis.policy.SniRules;
import dev.portcullis.policy.Tls12Rules;
import dev.portcullis.policy.TrustRules;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The one table of the language: every key of a role, sorted by name. */
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

  static final RuleKey.Word<CertificateRules.ExtendedKeyUsage> EXTENDED_KEY_USAGE =
      new RuleKey.Word<>(
          Rules.EXTENDED_KEY_USAGE, RuleKey.words(CertificateRules.ExtendedKeyUsage.class));
  static final RuleKey.Count PEER_MAX_LIFETIME =
      new RuleKey.Count(Rules.PEER_MAX_LIFETIME, 0, CertificateRules.MAX_LIFETIME_DAYS, "days");
  static final RuleKey.Word<CertificateRules.Revocation> REVOCATION =
      new RuleKey.Word<>(Rules.REVOCATION, RuleKey.words(CertificateRules.Revocation.class));
  static final RuleKey.Names<CipherSuite> TLS13_SUITES =
      new RuleKey.Names<>(Rules.TLS13_SUITES, SUITES13);
  static final RuleKey.Names<CipherSuite> TLS12_SUITES =
      new RuleKey.Names<>(Rules.TLS12_SUITES, SUITES12);
  static final RuleKey.Word<CipherSuiteRules.Order> SUITE_ORDER =
      new RuleKey.Word<>(Rules.SUITE_ORDER, RuleKey.words(CipherSuiteRules.Order.class));
  static final RuleKey.Names<NamedGroup> GROUPS_ALLOW =
      new RuleKey.Names<>(Rules.GROUPS_ALLOW, GROUPS);
  static final RuleKey.Names<NamedGroup> KEY_SHARES = new RuleKey.Names<>(Rules.KEY_SHARES, GROUPS);
  static final RuleKey.Word<IdentityRules.NoReferenceIdentity> NO_REFERENCE_IDENTITY =
      new RuleKey.Word<>(
          Rules.NO_REFERENCE_IDENTITY, RuleKey.words(IdentityRules.NoReferenceIdentity.class));
  static final RuleKey.Word<IdentityRules.Wildcard> WILDCARD =
      new RuleKey.Word<>(Rules.WILDCARD, RuleKey.words(IdentityRules.Wildcard.class));
  static final RuleKey.Names<NamedGroup> EC_CURVES = new RuleKey.Names<>(Rules.EC_CURVES, GROUPS);
  static final RuleKey.Count RSA_MAX =
      new RuleKey.Count(Rules.RSA_MAX, KeyRules.RSA_LEAST_BITS, KeyRules.RSA_GREATEST_BITS, "bits");
  static final RuleKey.Count RSA_MIN =
      new RuleKey.Count(Rules.RSA_MIN, KeyRules.RSA_LEAST_BITS, KeyRules.RSA_GREATEST_BITS, "bits");
  static final RuleKey.Names<KeyType> KEY_TYPES = new RuleKey.Names<>(Rules.KEY_TYPES, TYPES);
  static final RuleKey.Count MAX_LIFETIME =
      new RuleKey.Count(Rules.MAX_LIFETIME, 0, OwnChainRules.MAX_LIFETIME_DAYS, "days");
  static final RuleKey.Word<OwnChainRules.OnViolation> ON_VIOLATION =
      new RuleKey.Word<>(Rules.ON_VIOLATION, RuleKey.words(OwnChainRules.OnViolation.class));
  static final RuleKey.Names<ProtocolVersion> VERSIONS =
      new RuleKey.Names<>(Rules.VERSIONS, PROTOCOLS);
  static final RuleKey.Count MAX_AGE =
      new RuleKey.Count(Rules.MAX_AGE, 1, SessionRules.MAX_AGE_SECONDS, "seconds");
  static final RuleKey.Names<SignatureScheme> CERTIFICATE_SCHEMES =
      new RuleKey.Names<>(Rules.CERTIFICATE_SCHEMES, SCHEMES);
  static final RuleKey.Names<SignatureScheme> HANDSHAKE_SCHEMES =
      new RuleKey.Names<>(Rules.HANDSHAKE_SCHEMES, SCHEMES);
  static final RuleKey.Word<Tls12Rules.ExtendedMasterSecret> EXTENDED_MASTER_SECRET =
      new RuleKey.Word<>(
          Rules.EXTENDED_MASTER_SECRET, RuleKey.words(Tls12Rules.ExtendedMasterSecret.class));
  static final RuleKey.Word<GroupRules.PostQuantum> POST_QUANTUM =
      new RuleKey.Word<>(Rules.POST_QUANTUM, RuleKey.words(GroupRules.PostQuantum.class));
  static final RuleKey.Word<SessionRules.Resumption> RESUMPTION =
      new RuleKey.Word<>(Rules.RESUMPTION, RuleKey.words(SessionRules.Resumption.class));
  static final RuleKey.Word<SniRules.OnUnknown> ON_UNKNOWN_NAME =
      new RuleKey.Word<>(Rules.ON_UNKNOWN_NAME, RuleKey.words(SniRules.OnUnknown.class));
  static final RuleKey.Word<Tls12Rules.Cbc> CBC =
      new RuleKey.Word<>(Rules.CBC, RuleKey.words(Tls12Rules.Cbc.class));
  static final RuleKey.Word<Tls12Rules.SecureRenegotiation> SECURE_RENEGOTIATION =
      new RuleKey.Word<>(
          Rules.SECURE_RENEGOTIATION, RuleKey.words(Tls12Rules.SecureRenegotiation.class));
  static final RuleKey.Word<TrustRules.ApplicationManagers> APPLICATION_MANAGERS =
      new RuleKey.Word<>(
          Rules.APPLICATION_MANAGERS, RuleKey.words(TrustRules.ApplicationManagers.class));

  /** Every key, sorted by name. */
  static final List<RuleKey<?>> ALL =
      List.of(
          EXTENDED_KEY_USAGE,
          PEER_MAX_LIFETIME,
          REVOCATION,
          SUITE_ORDER,
          TLS12_SUITES,
          TLS13_SUITES,
          GROUPS_ALLOW,
          KEY_SHARES,
          POST_QUANTUM,
          NO_REFERENCE_IDENTITY,
          WILDCARD,
          EC_CURVES,
          RSA_MAX,
          RSA_MIN,
          KEY_TYPES,
          MAX_LIFETIME,
          ON_VIOLATION,
          VERSIONS,
          MAX_AGE,
          RESUMPTION,
          CERTIFICATE_SCHEMES,
          HANDSHAKE_SCHEMES,
          ON_UNKNOWN_NAME,
          CBC,
          EXTENDED_MASTER_SECRET,
          SECURE_RENEGOTIATION,
          APPLICATION_MANAGERS);

  private static final Map<String, RuleKey<?>> BY_NAME =
      ALL.stream().collect(Collectors.toMap(RuleKey::name, key -> key));

  /** Lists that say nothing where the rest of the policy leaves nothing to say. */
  static final List<RuleKey.Names<?>> MAY_BE_ABSENT =
      List.of(TLS12_SUITES, TLS13_SUITES, KEY_SHARES, EC_CURVES);

  private RuleKeys() {}

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
