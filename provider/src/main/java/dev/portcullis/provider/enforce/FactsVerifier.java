package dev.portcullis.provider.enforce;

import dev.portcullis.policy.AlpnRules;
import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.Grant;
import dev.portcullis.policy.GroupRules.PostQuantum;
import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.PolicyWord;
import dev.portcullis.policy.Rule;
import dev.portcullis.policy.Rules;
import dev.portcullis.policy.SessionRules.Resumption;
import dev.portcullis.policy.SignatureScheme;
import dev.portcullis.policy.Tls12Rules.Cbc;
import dev.portcullis.policy.Tls12Rules.ExtendedMasterSecret;
import dev.portcullis.policy.Tls12Rules.SecureRenegotiation;
import dev.portcullis.provider.facts.Fact;
import dev.portcullis.provider.facts.HandshakeFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Judges what was seen of a handshake on the wire. What a delegate narrows by what it offers is
 * judged where it was seen; what nothing but the wire can tell must have been seen, except of
 * datagrams, which are not read. Pure.
 */
final class FactsVerifier {
  private final ConnectionRules rules;
  private final HandshakeFacts facts;

  private FactsVerifier(ConnectionRules rules, HandshakeFacts facts) {
    this.rules = rules;
    this.facts = facts;
  }

  static Optional<Violation> verify(ConnectionRules rules, HandshakeFacts facts) {
    return all(rules, facts).stream().findFirst();
  }

  /** Every violation: where some are only reported, others still count. */
  static List<Violation> all(ConnectionRules rules, HandshakeFacts facts) {
    FactsVerifier verifier = new FactsVerifier(rules, facts);
    List<Violation> found = new ArrayList<>(0);
    add(verifier.group(), found);
    add(verifier.postQuantum(), found);
    add(verifier.signatureScheme(), found);
    add(verifier.masterSecret(), found);
    add(verifier.secureRenegotiation(), found);
    add(verifier.cbc(), found);
    add(verifier.resumption(), found);
    add(verifier.applicationProtocol(), found);
    return found;
  }

  private static void add(Optional<Violation> violation, List<Violation> found) {
    if (violation.isPresent()) {
      found.add(violation.get());
    }
  }

  /** The names, for messages. */
  private static <E> String listed(List<E> values, Function<E, String> nameOf) {
    return values.stream().map(nameOf).collect(Collectors.joining(", "));
  }

  private static <E> boolean isAmong(List<E> allowed, Optional<E> value) {
    return value.isPresent() && allowed.contains(value.get());
  }

  private static <E> List<Grant<?>> named(Rule.Names<E> rule, Optional<E> name) {
    return name.<List<Grant<?>>>map(n -> List.of(Grant.names(rule, n))).orElse(List.of());
  }

  private Optional<Violation> group() {
    List<NamedGroup> allowed = rules.groups().allow();
    Optional<String> seen = facts.group().seen();
    Optional<NamedGroup> group = known(seen);
    if (seen.isEmpty() || isAmong(allowed, group)) {
      return Optional.empty();
    }
    return Optional.of(
        new Violation(
                "groups.allow",
                "RFC 9325, Section 4.5",
                "negotiated group " + Escaped.text(seen.get()),
                listed(allowed, NamedGroup::ianaName),
                "let the peer offer one of the allowed groups")
            .excusedBy(named(Rules.GROUPS_ALLOW, group)));
  }

  private static Optional<NamedGroup> known(Optional<String> group) {
    return group.isPresent() ? NamedGroup.byName(group.get()) : Optional.empty();
  }

  /** A resumed session of TLS 1.2 has no group, and TLS 1.2 no group that would do. */
  private Optional<Violation> postQuantum() {
    Optional<NamedGroup> group = known(facts.group().seen());
    if (rules.groups().postQuantum() != PostQuantum.REQUIRE
        || (group.isPresent() && group.get().isPostQuantum())) {
      return Optional.empty();
    }
    return Optional.of(
        new Violation(
                "groups.post-quantum",
                "RFC 9954; RFC 10024",
                "negotiated group " + Escaped.text(facts.group().toString()),
                "a group with ML-KEM, such as X25519MLKEM768",
                "let the peer support TLS 1.3 with X25519MLKEM768")
            .excusedBy(List.of(new Grant<>(Rules.POST_QUANTUM, PostQuantum.PREFER))));
  }

  private Optional<Violation> signatureScheme() {
    List<SignatureScheme> allowed = rules.signatures().handshake();
    Optional<String> seen = facts.signatureScheme().seen();
    Optional<SignatureScheme> scheme =
        seen.isPresent() ? SignatureScheme.byName(seen.get()) : Optional.empty();
    if (seen.isEmpty() || isAmong(allowed, scheme)) {
      return Optional.empty();
    }
    return Optional.of(
        new Violation(
                "signatures.handshake",
                "RFC 9155, Section 3; RFC 9325, Section 4.5",
                "handshake signed with " + Escaped.text(seen.get()),
                listed(allowed, SignatureScheme::ianaName),
                "let the server sign with one of the allowed schemes")
            .excusedBy(named(Rules.HANDSHAKE_SCHEMES, scheme)));
  }

  private Optional<Violation> masterSecret() {
    boolean missing = isDenied(facts.extendedMasterSecret());
    return missing && rules.tls12().extendedMasterSecret() == ExtendedMasterSecret.REQUIRE
        ? violation(
            "tls12.extended-master-secret",
            "RFC 7627, Section 5; RFC 9325, Section 3.5",
            " without the extended master secret",
            "TLS 1.2 with the extended master secret",
            "let the peer support RFC 7627 or TLS 1.3")
        : Optional.empty();
  }

  private Optional<Violation> secureRenegotiation() {
    return rules.tls12().secureRenegotiation() == SecureRenegotiation.REQUIRE
            && isMissing(facts.secureRenegotiation())
        ? violation(
                "tls12.secure-renegotiation",
                "RFC 5746, Section 4.1; RFC 9325, Section 3.5",
                " without the renegotiation_info extension",
                "TLS 1.2 of peers that know RFC 5746",
                "let the peer support RFC 5746 or TLS 1.3")
            .map(v -> v.excusedBy(List.of(loosest(Rules.SECURE_RENEGOTIATION))))
        : Optional.empty();
  }

  private Optional<Violation> cbc() {
    Optional<CipherSuite> suite = CipherSuite.byName(facts.cipherSuite());
    boolean cbc = suite.isPresent() && suite.get().isCbc();
    boolean encryptThenMac = facts.encryptThenMac().seen().orElse(false);
    Cbc rule = rules.tls12().cbc();
    return cbc && (rule == Cbc.NEVER || (rule == Cbc.ETM_ONLY && !encryptThenMac))
        ? violation(
                "tls12.cbc",
                "RFC 9325, Section 4.2",
                " with " + facts.cipherSuite() + " and encrypt-then-MAC " + facts.encryptThenMac(),
                rule == Cbc.NEVER ? "no suite with CBC" : "CBC with encrypt-then-MAC (RFC 7366)",
                "let the peer support an AEAD suite")
            .map(v -> v.excusedBy(List.of(loosest(Rules.CBC))))
        : Optional.empty();
  }

  private Optional<Violation> resumption() {
    boolean resumed = facts.resumed().seen().orElse(!isDatagram());
    return resumed && rules.session().resumption() == Resumption.REFUSE
        ? violation(
            "session.resumption",
            "RFC 9325, Section 3.4",
            " with a session that was resumed",
            "full handshakes",
            "let the peer forget its session and try again")
        : Optional.empty();
  }

  private Optional<Violation> applicationProtocol() {
    String negotiated = facts.applicationProtocol().seen().orElse(AlpnRules.NO_PROTOCOL);
    if (rules.alpn().allows(negotiated)) {
      return Optional.empty();
    }
    boolean none = negotiated.equals(AlpnRules.NO_PROTOCOL);
    List<Grant<?>> grants =
        none || AlpnRules.isName(negotiated)
            ? List.of(Grant.names(Rules.ALPN_REQUIRE, negotiated))
            : List.of();
    String allowed =
        rules.alpn().require().stream()
            .map(name -> name.equals(AlpnRules.NO_PROTOCOL) ? "none" : name)
            .collect(Collectors.joining(", "));
    return Optional.of(
        new Violation(
                "alpn.require",
                "RFC 7301, Section 3.2; RFC 9325, Section 3.8",
                none ? "negotiated no protocol" : "negotiated " + Escaped.text(negotiated),
                allowed,
                "let both sides offer one of these protocols by ALPN")
            .excusedBy(grants));
  }

  private static <E extends PolicyWord> Grant<E> loosest(Rule.Word<E> rule) {
    return new Grant<>(rule, rule.loosest());
  }

  private boolean isMissing(Fact<Boolean> fact) {
    return fact.isUnknown() ? !isDatagram() : isDenied(fact);
  }

  private static boolean isDenied(Fact<Boolean> fact) {
    Optional<Boolean> agreed = fact.seen();
    return agreed.isPresent() && !agreed.get();
  }

  private boolean isDatagram() {
    return facts.protocol().startsWith("DTLS");
  }

  private Optional<Violation> violation(
      String rule, String reference, String observed, String allowed, String mend) {
    return Optional.of(
        new Violation(
            rule,
            reference,
            "negotiated " + Escaped.text(facts.protocol()) + Escaped.text(observed),
            allowed,
            mend));
  }
}
