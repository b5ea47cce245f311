package dev.portcullis.policy.text;

import dev.portcullis.policy.AlpnRules;
import dev.portcullis.policy.CertificateRules;
import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.CipherSuiteRules;
import dev.portcullis.policy.ClientAuthentication;
import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.Contradiction;
import dev.portcullis.policy.CredentialPaths;
import dev.portcullis.policy.DelegateName;
import dev.portcullis.policy.GroupRules;
import dev.portcullis.policy.IdentityRules;
import dev.portcullis.policy.KeyRules;
import dev.portcullis.policy.KeyType;
import dev.portcullis.policy.Mode;
import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.OnBypass;
import dev.portcullis.policy.OnUnenforceable;
import dev.portcullis.policy.OwnChainRules;
import dev.portcullis.policy.PeerPattern;
import dev.portcullis.policy.Pin;
import dev.portcullis.policy.ProtocolVersion;
import dev.portcullis.policy.Reload;
import dev.portcullis.policy.ReportSettings;
import dev.portcullis.policy.ReportSettings.Switch;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.SessionRules;
import dev.portcullis.policy.SignatureRules;
import dev.portcullis.policy.SignatureScheme;
import dev.portcullis.policy.SniRules;
import dev.portcullis.policy.Tls12Rules;
import dev.portcullis.policy.TlsPolicy;
import dev.portcullis.policy.TrustRules;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Arbitrary sound policies, drawn from the whole catalogues. */
final class Policies {
  private static final List<CipherSuite> SUITES =
      CipherSuite.all().stream()
          .filter(suite -> Contradiction.neverAllowed(suite).isEmpty())
          .toList();

  private Policies() {}

  static Arbitrary<TlsPolicy> any() {
    return Combinators.combine(plain(), Arbitraries.longs())
        .as((policy, seed) -> policy.toBuilder().peers(PeerArbitraries.of(policy, seed)).build());
  }

  /** Those that say nothing of peers but by pins. */
  private static Arbitrary<TlsPolicy> plain() {
    Arbitrary<String> ids =
        Arbitraries.strings().withChars("abcXYZ019._@+-").ofMaxLength(99).map(tail -> "p" + tail);
    return Combinators.combine(
            ids,
            Arbitraries.of(DelegateName.class),
            Arbitraries.of(OnUnenforceable.class),
            Arbitraries.of(OnBypass.class),
            rules(),
            Combinators.combine(
                    rules(),
                    paths(),
                    paths(),
                    Arbitraries.of(ClientAuthentication.class),
                    pins(),
                    reports(),
                    Arbitraries.of(Reload.class))
                .as(Rest::new))
        .as(
            (id, delegate, onUnenforceable, onBypass, client, rest) ->
                TlsPolicy.builder()
                    .id(id)
                    .delegate(delegate)
                    .onUnenforceable(onUnenforceable)
                    .onBypass(onBypass)
                    .rules(Role.CLIENT, client)
                    .rules(Role.SERVER, rest.server())
                    .credentials(Role.CLIENT, rest.ofClient())
                    .credentials(Role.SERVER, rest.ofServer())
                    .clientAuthentication(rest.clientAuthentication())
                    .pins(rest.pins())
                    .report(rest.report())
                    .reload(rest.reload())
                    .build());
  }

  private record Rest(
      ConnectionRules server,
      CredentialPaths ofClient,
      CredentialPaths ofServer,
      ClientAuthentication clientAuthentication,
      List<Pin> pins,
      ReportSettings report,
      Reload reload) {}

  private static Arbitrary<ReportSettings> reports() {
    Arbitrary<Path> file =
        Arbitraries.strings()
            .withChars("aü \"'\\.#[]=")
            .ofMinLength(1)
            .ofMaxLength(20)
            .map(name -> Path.of("/", name));
    return Combinators.combine(
            Arbitraries.of(Switch.class), Arbitraries.of(Switch.class), file.optional())
        .as(ReportSettings::new);
  }

  private static Arbitrary<List<Pin>> pins() {
    Arbitrary<List<String>> digests =
        Arbitraries.bytes()
            .array(byte[].class)
            .ofSize(32)
            .map(Base64.getEncoder()::encodeToString)
            .list()
            .uniqueElements()
            .ofMinSize(2)
            .ofMaxSize(4);
    Arbitrary<Pin> pin =
        Combinators.combine(
                Arbitraries.of("", "*.", "**."),
                Arbitraries.strings().withChars("ab0").ofMinLength(1).ofMaxLength(6),
                digests,
                Arbitraries.integers().between(0, 9999),
                Arbitraries.of(Pin.AfterExpiry.class),
                Arbitraries.of(Mode.class))
            .as(
                (wild, host, keys, days, afterExpiry, mode) ->
                    new Pin(
                        PeerPattern.parse(wild + host + ".example"),
                        keys.subList(0, 1),
                        keys.subList(1, keys.size()),
                        LocalDate.of(2026, 11, 25).plusDays(days),
                        afterExpiry,
                        mode));
    return pin.list().uniqueElements(Pin::host).ofMaxSize(3);
  }

  private static Arbitrary<CredentialPaths> paths() {
    Arbitrary<String> path =
        Arbitraries.strings().ofMinLength(1).ofMaxLength(20).filter(CredentialPaths::isPath);
    Arbitrary<CredentialPaths> some =
        Combinators.combine(
                path.list().uniqueElements().ofMaxSize(3),
                path.optional(),
                path.optional(),
                path.optional())
            .as(
                (anchors, chain, key, password) ->
                    new CredentialPaths(
                        anchors, chain, chain.flatMap(c -> key), chain.flatMap(c -> password)));
    return Arbitraries.oneOf(Arbitraries.just(CredentialPaths.NONE), some);
  }

  /** Draws parts freely and keeps what fits together. */
  private static Arbitrary<ConnectionRules> rules() {
    return Combinators.combine(versions(), groups(), signatures(), keys(), words(), numbers())
        .as(Policies::assemble)
        .flatMap(
            rules ->
                Combinators.combine(
                        some(suites(true), rules.allowsTls13()),
                        some(suites(false), rules.allowsBeforeTls13()),
                        Arbitraries.of(CipherSuiteRules.Order.class))
                    .as(CipherSuiteRules::new)
                    .map(suites -> withSuites(rules, suites)))
        .filter(100_000, rules -> Contradiction.in(rules).isEmpty());
  }

  private static List<CipherSuite> suites(boolean tls13) {
    return SUITES.stream().filter(suite -> suite.isTls13() == tls13).toList();
  }

  private static <T> Arbitrary<List<T>> some(List<T> values, boolean any) {
    if (!any) {
      return Arbitraries.just(List.of());
    }
    return Arbitraries.of(values).list().uniqueElements().ofMinSize(1).ofMaxSize(8);
  }

  private static Arbitrary<List<ProtocolVersion>> versions() {
    List<ProtocolVersion> spoken =
        List.of(ProtocolVersion.values()).stream().filter(v -> !v.isSsl()).toList();
    return some(spoken, true);
  }

  private static Arbitrary<List<NamedGroup>> groups() {
    List<NamedGroup> useful =
        List.of(NamedGroup.values()).stream()
            .filter(g -> g.recommendation().letter() != 'D')
            .toList();
    return some(useful, true);
  }

  private static Arbitrary<SignatureRules> signatures() {
    List<SignatureScheme> usable =
        List.of(SignatureScheme.values()).stream().filter(s -> s.keyType().isPresent()).toList();
    return Combinators.combine(some(usable, true), some(usable, true)).as(SignatureRules::new);
  }

  private static Arbitrary<KeyRules> keys() {
    List<NamedGroup> curves =
        List.of(NamedGroup.values()).stream().filter(g -> g.kind() == NamedGroup.Kind.EC).toList();
    Arbitrary<Set<KeyType>> types = Arbitraries.of(KeyType.class).set().ofMinSize(1).ofMaxSize(3);
    Arbitrary<Set<NamedGroup>> ecCurves = Arbitraries.of(curves).set().ofMinSize(1).ofMaxSize(4);
    return Combinators.combine(
            Arbitraries.integers().between(1024, 16_384),
            Arbitraries.integers().between(1024, 16_384),
            types,
            ecCurves)
        .as(
            (a, b, t, c) ->
                new KeyRules(
                    Math.min(a, b), Math.max(a, b), t, t.contains(KeyType.EC) ? c : Set.of()));
  }

  private record Words(
      IdentityRules identity, TrustRules trust, Tls12Rules tls12, SniRules sni, AlpnRules alpn) {}

  private static Arbitrary<Words> words() {
    return Combinators.combine(
            Arbitraries.of(IdentityRules.NoReferenceIdentity.class),
            Arbitraries.of(IdentityRules.Wildcard.class),
            Arbitraries.of(TrustRules.ApplicationManagers.class),
            Arbitraries.of(Tls12Rules.ExtendedMasterSecret.class),
            Arbitraries.of(Tls12Rules.SecureRenegotiation.class),
            Arbitraries.of(Tls12Rules.Cbc.ALLOW, Tls12Rules.Cbc.ETM_ONLY),
            Combinators.combine(
                    Arbitraries.of(SniRules.OnUnknown.class), Arbitraries.of(SniRules.Send.class))
                .as(SniRules::new),
            Arbitraries.of("h2", "http/1.1", "", "x/1=#~")
                .list()
                .uniqueElements()
                .ofMaxSize(3)
                .map(AlpnRules::new))
        .as(
            (n, w, t, e, r, c, s, a) ->
                new Words(
                    new IdentityRules(n, w), new TrustRules(t), new Tls12Rules(e, r, c), s, a));
  }

  private record Numbers(
      OwnChainRules ownChain, SessionRules session, CertificateRules certificates) {}

  private static Arbitrary<Numbers> numbers() {
    return Combinators.combine(
            Arbitraries.integers().between(0, OwnChainRules.MAX_LIFETIME_DAYS),
            Arbitraries.of(OwnChainRules.OnViolation.class),
            Combinators.combine(
                    Arbitraries.of(SessionRules.Resumption.class),
                    Arbitraries.integers().between(1, SessionRules.MAX_AGE_SECONDS),
                    Arbitraries.integers().between(1, SessionRules.MAX_AGE_SECONDS))
                .as((r, s, t) -> new SessionRules(s, r, t)),
            Arbitraries.integers().between(0, CertificateRules.MAX_LIFETIME_DAYS),
            Arbitraries.of(CertificateRules.ExtendedKeyUsage.class),
            Arbitraries.of(CertificateRules.OcspStaple.class),
            Arbitraries.of(CertificateRules.Revocation.class))
        .as(
            (d, v, s, l, u, o, x) ->
                new Numbers(new OwnChainRules(d, v), s, new CertificateRules(l, u, o, x)));
  }

  private static ConnectionRules assemble(
      List<ProtocolVersion> versions,
      List<NamedGroup> groups,
      SignatureRules signatures,
      KeyRules keys,
      Words words,
      Numbers numbers) {
    boolean tls13 = versions.contains(ProtocolVersion.TLS_1_3);
    List<NamedGroup> shares =
        groups.stream().filter(g -> tls13 && g.isForTls13()).limit(2).toList();
    return new ConnectionRules(
        versions,
        new CipherSuiteRules(List.of(), List.of(), CipherSuiteRules.Order.CLIENT),
        new GroupRules(groups, shares, GroupRules.PostQuantum.OFF),
        numbers.certificates(),
        signatures,
        withSchemes(keys, signatures),
        words.identity(),
        words.trust(),
        words.tls12(),
        numbers.ownChain(),
        numbers.session(),
        words.sni(),
        words.alpn());
  }

  /** Drops key types that no scheme is for, which most draws would have. */
  private static KeyRules withSchemes(KeyRules keys, SignatureRules signatures) {
    Set<KeyType> types =
        Stream.concat(signatures.handshake().stream(), signatures.certificate().stream())
            .flatMap(scheme -> scheme.keyType().stream())
            .filter(keys.types()::contains)
            .collect(Collectors.toSet());
    Set<NamedGroup> curves = types.contains(KeyType.EC) ? keys.ecCurves() : Set.of();
    return new KeyRules(keys.rsaMinBits(), keys.rsaMaxBits(), types, curves);
  }

  private static ConnectionRules withSuites(ConnectionRules rules, CipherSuiteRules suites) {
    return new ConnectionRules(
        rules.versions(),
        suites,
        rules.groups(),
        rules.certificates(),
        rules.signatures(),
        rules.keys(),
        rules.identity(),
        rules.trust(),
        rules.tls12(),
        rules.ownChain(),
        rules.session(),
        rules.sni(),
        rules.alpn());
  }
}
