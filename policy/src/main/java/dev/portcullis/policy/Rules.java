package dev.portcullis.policy;

import dev.portcullis.policy.Rule.Count;
import dev.portcullis.policy.Rule.Count.Sense;
import dev.portcullis.policy.Rule.Names;
import dev.portcullis.policy.Rule.Word;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The one table of what a policy can say about a role, sorted by key. */
public final class Rules {
  /** The protocol spoken inside. */
  public static final Names<String> ALPN_REQUIRE =
      Names.demanded("alpn.require", AlpnRules.NOTHING, r -> r.alpn().require());

  /** What the peer's leaf is for. */
  public static final Word<CertificateRules.ExtendedKeyUsage> EXTENDED_KEY_USAGE =
      Word.strictestFirst(
          "certificates.extended-key-usage",
          CertificateRules.ExtendedKeyUsage.class,
          r -> r.certificates().extendedKeyUsage());

  /** Lifetime of the peer's leaf. */
  public static final Count PEER_MAX_LIFETIME =
      new Count(
          "certificates.max-lifetime-days",
          Sense.LOWER_BUT_ZERO_IS_NONE,
          0,
          CertificateRules.MAX_LIFETIME_DAYS,
          "days",
          r -> r.certificates().maxLifetimeDays());

  /** The issuer's answer that a server brings along. */
  public static final Word<CertificateRules.OcspStaple> OCSP_STAPLE =
      Word.strictestFirst(
          "certificates.ocsp-staple",
          CertificateRules.OcspStaple.class,
          r -> r.certificates().ocspStaple());

  /** Certificates that were revoked. */
  public static final Word<CertificateRules.Revocation> REVOCATION =
      Word.strictestFirst(
          "certificates.revocation",
          CertificateRules.Revocation.class,
          r -> r.certificates().revocation());

  /** Whose preference decides; neither is stricter. */
  public static final Word<CipherSuiteRules.Order> SUITE_ORDER =
      Word.preference(
          "cipher-suites.order", CipherSuiteRules.Order.class, r -> r.cipherSuites().order());

  /** Suites of TLS 1.2 and earlier. */
  public static final Names<CipherSuite> TLS12_SUITES =
      Names.allowed("cipher-suites.tls12", r -> r.cipherSuites().tls12());

  /** Suites of TLS 1.3. */
  public static final Names<CipherSuite> TLS13_SUITES =
      Names.allowed("cipher-suites.tls13", r -> r.cipherSuites().tls13());

  /** Key exchange groups. */
  public static final Names<NamedGroup> GROUPS_ALLOW =
      Names.allowed("groups.allow", r -> r.groups().allow());

  /** Groups that the first hello brings a share for. */
  public static final Names<NamedGroup> KEY_SHARES =
      Names.preferred("groups.key-shares", r -> r.groups().keyShares());

  /** Hybrid key exchange. */
  public static final Word<GroupRules.PostQuantum> POST_QUANTUM =
      Word.strictestFirst(
          "groups.post-quantum", GroupRules.PostQuantum.class, r -> r.groups().postQuantum());

  /** A client that names nobody. */
  public static final Word<IdentityRules.NoReferenceIdentity> NO_REFERENCE_IDENTITY =
      Word.strictestFirst(
          "identity.no-reference-identity",
          IdentityRules.NoReferenceIdentity.class,
          r -> r.identity().noReferenceIdentity());

  /** A wildcard in a presented name. */
  public static final Word<IdentityRules.Wildcard> WILDCARD =
      Word.strictestFirst(
          "identity.wildcard", IdentityRules.Wildcard.class, r -> r.identity().wildcard());

  /** Curves of EC keys. */
  public static final Names<NamedGroup> EC_CURVES =
      Names.allowed("keys.ec-curves", r -> List.copyOf(r.keys().ecCurves()));

  /** Greatest RSA modulus. */
  public static final Count RSA_MAX =
      new Count(
          "keys.rsa-max",
          Sense.LOWER,
          KeyRules.RSA_LEAST_BITS,
          KeyRules.RSA_GREATEST_BITS,
          "bits",
          r -> r.keys().rsaMaxBits());

  /** Least RSA modulus. */
  public static final Count RSA_MIN =
      new Count(
          "keys.rsa-min",
          Sense.HIGHER,
          KeyRules.RSA_LEAST_BITS,
          KeyRules.RSA_GREATEST_BITS,
          "bits",
          r -> r.keys().rsaMinBits());

  /** Key types. */
  public static final Names<KeyType> KEY_TYPES =
      Names.allowed("keys.types", r -> List.copyOf(r.keys().types()));

  /** Lifetime of the own leaf. */
  public static final Count MAX_LIFETIME =
      new Count(
          "own-chain.max-lifetime-days",
          Sense.LOWER_BUT_ZERO_IS_NONE,
          0,
          OwnChainRules.MAX_LIFETIME_DAYS,
          "days",
          r -> r.ownChain().maxLifetimeDays());

  /** An own chain that breaks a rule. */
  public static final Word<OwnChainRules.OnViolation> ON_VIOLATION =
      Word.strictestFirst(
          "own-chain.on-violation",
          OwnChainRules.OnViolation.class,
          r -> r.ownChain().onViolation());

  /** Protocol versions. */
  public static final Names<ProtocolVersion> VERSIONS =
      Names.allowed("protocols.allow", ConnectionRules::versions);

  /** Age of sessions. */
  public static final Count MAX_AGE =
      new Count(
          "session.max-age-seconds",
          Sense.LOWER,
          1,
          SessionRules.MAX_AGE_SECONDS,
          "seconds",
          r -> r.session().maxAgeSeconds());

  /** Sessions that are resumed. */
  public static final Word<SessionRules.Resumption> RESUMPTION =
      Word.strictestFirst(
          "session.resumption", SessionRules.Resumption.class, r -> r.session().resumption());

  /** Age of tickets. */
  public static final Count TICKET_LIFETIME =
      new Count(
          "session.ticket-lifetime-seconds",
          Sense.LOWER,
          1,
          SessionRules.MAX_AGE_SECONDS,
          "seconds",
          r -> r.session().ticketLifetimeSeconds());

  /** Signatures on certificates. */
  public static final Names<SignatureScheme> CERTIFICATE_SCHEMES =
      Names.allowed("signatures.certificate", r -> r.signatures().certificate());

  /** Signatures of handshakes. */
  public static final Names<SignatureScheme> HANDSHAKE_SCHEMES =
      Names.allowed("signatures.handshake", r -> r.signatures().handshake());

  /** A client that asks for somebody else. */
  public static final Word<SniRules.OnUnknown> ON_UNKNOWN_NAME =
      Word.strictestFirst("sni.on-unknown", SniRules.OnUnknown.class, r -> r.sni().onUnknown());

  /** Whether a client says whom it asks for. */
  public static final Word<SniRules.Send> SNI_SEND =
      Word.preference("sni.send", SniRules.Send.class, r -> r.sni().send());

  /** Suites with CBC. */
  public static final Word<Tls12Rules.Cbc> CBC =
      Word.strictestFirst("tls12.cbc", Tls12Rules.Cbc.class, r -> r.tls12().cbc());

  /** RFC 7627. */
  public static final Word<Tls12Rules.ExtendedMasterSecret> EXTENDED_MASTER_SECRET =
      Word.strictestFirst(
          "tls12.extended-master-secret",
          Tls12Rules.ExtendedMasterSecret.class,
          r -> r.tls12().extendedMasterSecret());

  /** RFC 5746. */
  public static final Word<Tls12Rules.SecureRenegotiation> SECURE_RENEGOTIATION =
      Word.strictestFirst(
          "tls12.secure-renegotiation",
          Tls12Rules.SecureRenegotiation.class,
          r -> r.tls12().secureRenegotiation());

  /** An application's own trust manager. */
  public static final Word<TrustRules.ApplicationManagers> APPLICATION_MANAGERS =
      Word.strictestFirst(
          "trust.application-managers",
          TrustRules.ApplicationManagers.class,
          r -> r.trust().applicationManagers());

  /** Every rule, sorted by key. */
  public static final List<Rule<?>> ALL =
      List.of(
          ALPN_REQUIRE,
          EXTENDED_KEY_USAGE,
          PEER_MAX_LIFETIME,
          OCSP_STAPLE,
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
          TICKET_LIFETIME,
          CERTIFICATE_SCHEMES,
          HANDSHAKE_SCHEMES,
          ON_UNKNOWN_NAME,
          SNI_SEND,
          CBC,
          EXTENDED_MASTER_SECRET,
          SECURE_RENEGOTIATION,
          APPLICATION_MANAGERS);

  /**
   * Rules that a delegate holds for a whole context, before it knows whom it talks to: they cannot
   * differ from host to host.
   */
  public static final List<Rule<?>> OF_A_CONTEXT =
      List.of(MAX_AGE, RESUMPTION, TICKET_LIFETIME, EXTENDED_MASTER_SECRET);

  private static final Map<String, Rule<?>> BY_KEY =
      ALL.stream().collect(Collectors.toUnmodifiableMap(Rule::key, rule -> rule));

  private Rules() {}

  /** The rule of a key. */
  public static Optional<Rule<?>> byKey(String key) {
    return Optional.ofNullable(BY_KEY.get(key));
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
