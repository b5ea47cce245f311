package dev.portcullis.policy;

import dev.portcullis.policy.Rule.Count;
import dev.portcullis.policy.Rule.Count.Sense;
import dev.portcullis.policy.Rule.Names;
import dev.portcullis.policy.Rule.Word;
import java.util.List;
import java.util.Optional;

/** The one table of what a policy can say about a role, sorted by key. */
public final class Rules {
  /** What the peer's leaf is for. */
  public static final Word<CertificateRules.ExtendedKeyUsage> EXTENDED_KEY_USAGE =
      new Word<>(
          "certificates.extended-key-usage",
          List.of(CertificateRules.ExtendedKeyUsage.values()),
          r -> r.certificates().extendedKeyUsage());

  /** Lifetime of the peer's leaf. */
  public static final Count PEER_MAX_LIFETIME =
      new Count(
          "certificates.max-lifetime-days",
          Sense.LOWER_BUT_ZERO_IS_NONE,
          r -> r.certificates().maxLifetimeDays());

  /** Certificates that were revoked. */
  public static final Word<CertificateRules.Revocation> REVOCATION =
      new Word<>(
          "certificates.revocation",
          List.of(CertificateRules.Revocation.values()),
          r -> r.certificates().revocation());

  /** Whose preference decides; neither is stricter. */
  public static final Word<CipherSuiteRules.Order> SUITE_ORDER =
      new Word<>("cipher-suites.order", List.of(), r -> r.cipherSuites().order());

  /** Suites of TLS 1.2 and earlier. */
  public static final Names<CipherSuite> TLS12_SUITES =
      new Names<>("cipher-suites.tls12", r -> r.cipherSuites().tls12());

  /** Suites of TLS 1.3. */
  public static final Names<CipherSuite> TLS13_SUITES =
      new Names<>("cipher-suites.tls13", r -> r.cipherSuites().tls13());

  /** Key exchange groups. */
  public static final Names<NamedGroup> GROUPS_ALLOW =
      new Names<>("groups.allow", r -> r.groups().allow());

  /** Groups that the first hello brings a share for. */
  public static final Names<NamedGroup> KEY_SHARES =
      new Names<>("groups.key-shares", true, r -> r.groups().keyShares());

  /** Hybrid key exchange. */
  public static final Word<GroupRules.PostQuantum> POST_QUANTUM =
      new Word<>(
          "groups.post-quantum",
          List.of(GroupRules.PostQuantum.values()),
          r -> r.groups().postQuantum());

  /** A client that names nobody. */
  public static final Word<IdentityRules.NoReferenceIdentity> NO_REFERENCE_IDENTITY =
      new Word<>(
          "identity.no-reference-identity",
          List.of(IdentityRules.NoReferenceIdentity.values()),
          r -> r.identity().noReferenceIdentity());

  /** A wildcard in a presented name. */
  public static final Word<IdentityRules.Wildcard> WILDCARD =
      new Word<>(
          "identity.wildcard",
          List.of(IdentityRules.Wildcard.NEVER, IdentityRules.Wildcard.LEFTMOST_LABEL),
          r -> r.identity().wildcard());

  /** Curves of EC keys. */
  public static final Names<NamedGroup> EC_CURVES =
      new Names<>("keys.ec-curves", r -> List.copyOf(r.keys().ecCurves()));

  /** Greatest RSA modulus. */
  public static final Count RSA_MAX =
      new Count("keys.rsa-max", Sense.LOWER, r -> r.keys().rsaMaxBits());

  /** Least RSA modulus. */
  public static final Count RSA_MIN =
      new Count("keys.rsa-min", Sense.HIGHER, r -> r.keys().rsaMinBits());

  /** Key types. */
  public static final Names<KeyType> KEY_TYPES =
      new Names<>("keys.types", r -> List.copyOf(r.keys().types()));

  /** Lifetime of the own leaf. */
  public static final Count MAX_LIFETIME =
      new Count(
          "own-chain.max-lifetime-days",
          Sense.LOWER_BUT_ZERO_IS_NONE,
          r -> r.ownChain().maxLifetimeDays());

  /** An own chain that breaks a rule. */
  public static final Word<OwnChainRules.OnViolation> ON_VIOLATION =
      new Word<>(
          "own-chain.on-violation",
          List.of(OwnChainRules.OnViolation.values()),
          r -> r.ownChain().onViolation());

  /** Protocol versions. */
  public static final Names<ProtocolVersion> VERSIONS =
      new Names<>("protocols.allow", ConnectionRules::versions);

  /** Age of sessions. */
  public static final Count MAX_AGE =
      new Count("session.max-age-seconds", Sense.LOWER, r -> r.session().maxAgeSeconds());

  /** Sessions that are resumed. */
  public static final Word<SessionRules.Resumption> RESUMPTION =
      new Word<>(
          "session.resumption",
          List.of(SessionRules.Resumption.values()),
          r -> r.session().resumption());

  /** Signatures on certificates. */
  public static final Names<SignatureScheme> CERTIFICATE_SCHEMES =
      new Names<>("signatures.certificate", r -> r.signatures().certificate());

  /** Signatures of handshakes. */
  public static final Names<SignatureScheme> HANDSHAKE_SCHEMES =
      new Names<>("signatures.handshake", r -> r.signatures().handshake());

  /** A client that asks for somebody else. */
  public static final Word<SniRules.OnUnknown> ON_UNKNOWN_NAME =
      new Word<>("sni.on-unknown", List.of(SniRules.OnUnknown.values()), r -> r.sni().onUnknown());

  /** Suites with CBC. */
  public static final Word<Tls12Rules.Cbc> CBC =
      new Word<>("tls12.cbc", List.of(Tls12Rules.Cbc.values()), r -> r.tls12().cbc());

  /** RFC 7627. */
  public static final Word<Tls12Rules.ExtendedMasterSecret> EXTENDED_MASTER_SECRET =
      new Word<>(
          "tls12.extended-master-secret",
          List.of(Tls12Rules.ExtendedMasterSecret.values()),
          r -> r.tls12().extendedMasterSecret());

  /** RFC 5746. */
  public static final Word<Tls12Rules.SecureRenegotiation> SECURE_RENEGOTIATION =
      new Word<>(
          "tls12.secure-renegotiation",
          List.of(Tls12Rules.SecureRenegotiation.values()),
          r -> r.tls12().secureRenegotiation());

  /** An application's own trust manager. */
  public static final Word<TrustRules.ApplicationManagers> APPLICATION_MANAGERS =
      new Word<>(
          "trust.application-managers",
          List.of(TrustRules.ApplicationManagers.values()),
          r -> r.trust().applicationManagers());

  /** Every rule, sorted by key. */
  public static final List<Rule<?>> ALL =
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

  /**
   * Rules that a delegate holds for a whole context, before it knows whom it talks to: they cannot
   * differ from host to host.
   */
  public static final List<Rule<?>> OF_A_CONTEXT =
      List.of(MAX_AGE, RESUMPTION, EXTENDED_MASTER_SECRET);

  private Rules() {}

  /** The rule of a key. */
  public static Optional<Rule<?>> byKey(String key) {
    return ALL.stream().filter(rule -> rule.key().equals(key)).<Rule<?>>map(r -> r).findFirst();
  }

  /** The keys of the rules in which one is looser than the other. */
  public static List<String> loosened(ConnectionRules rules, ConnectionRules than) {
    return ALL.stream().filter(rule -> isLooser(rule, rules, than)).map(Rule::key).toList();
  }

  private static <T> boolean isLooser(Rule<T> rule, ConnectionRules rules, ConnectionRules than) {
    return !rule.isAsStrict(rule.of(rules), rule.of(than));
  }

  /** What both let pass; parts that this leaves no room for are left out. */
  public static ConnectionRules meet(ConnectionRules first, ConnectionRules second) {
    return combined(first, second, Merge.STRICTER);
  }

  /** What either lets pass. */
  public static ConnectionRules join(ConnectionRules first, ConnectionRules second) {
    return combined(first, second, Merge.WIDER);
  }

  private enum Merge {
    STRICTER,
    WIDER
  }

  private static ConnectionRules combined(ConnectionRules a, ConnectionRules b, Merge merge) {
    RuleValues values = new RuleValues();
    ALL.forEach(rule -> combine(rule, a, b, merge, values));
    if (merge == Merge.STRICTER) {
      new Narrowing(values, rule -> true).narrow();
    }
    return values.assemble();
  }

  private static <T> void combine(
      Rule<T> rule, ConnectionRules a, ConnectionRules b, Merge merge, RuleValues values) {
    T first = rule.of(a);
    T second = rule.of(b);
    values.put(rule, merge == Merge.WIDER ? rule.join(first, second) : rule.meet(first, second));
  }
}
