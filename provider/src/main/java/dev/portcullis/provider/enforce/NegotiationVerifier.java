package dev.portcullis.provider.enforce;

import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.Contradiction;
import dev.portcullis.policy.Grant;
import dev.portcullis.policy.ProtocolVersion;
import dev.portcullis.policy.Rule;
import dev.portcullis.policy.Rules;
import dev.portcullis.policy.Tls12Rules.Cbc;
import dev.portcullis.provider.facts.HandshakeFacts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Judges what a handshake agreed on. Pure: a second lock, should a delegate not do as told. */
public final class NegotiationVerifier {
  private NegotiationVerifier() {}

  /**
   * Checks the outcome of a handshake.
   *
   * @param rules the rules of this side's role
   * @param protocol negotiated version under its JSSE name; a DTLS version is judged as the TLS
   *     version that it is derived from (RFC 6347, RFC 4347)
   * @param cipherSuite negotiated suite under its IANA or {@code SSL_} name
   */
  public static Optional<Violation> verify(
      ConnectionRules rules, String protocol, String cipherSuite) {
    return named(rules, protocol, cipherSuite).stream().findFirst();
  }

  private static List<Violation> named(ConnectionRules rules, String protocol, String cipherSuite) {
    List<Violation> found = new ArrayList<>(0);
    Optional<ProtocolVersion> said = ProtocolVersion.byName(protocol);
    Optional<ProtocolVersion> version =
        said.isPresent() ? Optional.of(Datagram.streamVersionOf(said.get())) : said;
    if (version.isEmpty() || !rules.versions().contains(version.get())) {
      Violation violation = versionViolation(rules, protocol);
      found.add(
          version.isPresent() && !version.get().isSsl()
              ? violation.excusedBy(List.of(Grant.names(Rules.VERSIONS, version.get())))
              : violation.absolute());
    }
    // A suite of TLS 1.3 means something else than one of TLS 1.2 (RFC 9846, Appendix B.4).
    boolean tls13 = version.isPresent() && version.get().isTls13();
    List<CipherSuite> allowed = tls13 ? rules.cipherSuites().tls13() : rules.cipherSuites().tls12();
    Optional<CipherSuite> suite = CipherSuite.byName(cipherSuite);
    if (suite.isEmpty() || !allowed.contains(suite.get())) {
      Violation violation = suiteViolation(tls13, protocol, allowed, cipherSuite);
      boolean allowable =
          suite
              .filter(s -> s.isTls13() == tls13 && Contradiction.neverAllowed(s).isEmpty())
              .isPresent();
      Rule.Names<CipherSuite> rule = tls13 ? Rules.TLS13_SUITES : Rules.TLS12_SUITES;
      found.add(
          allowable
              ? violation.excusedBy(ofSuite(rule, suite.get(), rules))
              : violation.absolute());
    }
    return found;
  }

  /**
   * Checks the outcome of a handshake, as the delegate names it and as it was seen on the wire.
   * What could not be seen was narrowed by what was offered.
   */
  public static Optional<Violation> verify(
      ConnectionRules rules, String protocol, String cipherSuite, HandshakeFacts facts) {
    return all(rules, protocol, cipherSuite, facts).stream().findFirst();
  }

  /** Every violation: where some are only reported, others still count. */
  public static List<Violation> all(
      ConnectionRules rules, String protocol, String cipherSuite, HandshakeFacts facts) {
    List<Violation> found = named(rules, protocol, cipherSuite);
    if (!facts.protocol().equals(protocol) || !facts.cipherSuite().equals(cipherSuite)) {
      found.addAll(named(rules, facts.protocol(), facts.cipherSuite()));
    }
    found.addAll(FactsVerifier.all(rules, facts));
    return found.isEmpty() ? List.of() : List.copyOf(new LinkedHashSet<>(found));
  }

  /** A suite, and what keeps all of its kind out. */
  private static List<Grant<?>> ofSuite(
      Rule.Names<CipherSuite> rule, CipherSuite suite, ConnectionRules rules) {
    boolean cbc = suite.isCbc() && rules.tls12().cbc() == Cbc.NEVER;
    return cbc
        ? List.of(Grant.names(rule, suite), new Grant<>(Rules.CBC, Cbc.ALLOW))
        : List.of(Grant.names(rule, suite));
  }

  private static Violation versionViolation(ConnectionRules rules, String observed) {
    return new Violation(
        "protocols.allow",
        "RFC 9325, Section 3.1.1",
        "negotiated version " + Escaped.text(observed),
        rules.versions().stream().map(ProtocolVersion::jsseName).collect(Collectors.joining(", ")),
        "let the peer offer one of the allowed versions");
  }

  private static Violation suiteViolation(
      boolean tls13, String protocol, List<CipherSuite> allowed, String observed) {
    return new Violation(
        tls13 ? "cipher-suites.tls13" : "cipher-suites.tls12",
        "RFC 9325, Section 4.2",
        "negotiated cipher suite " + Escaped.text(observed) + " in " + protocol,
        allowed.stream().map(CipherSuite::name).collect(Collectors.joining(", ")),
        "let the peer offer one of the allowed cipher suites");
  }
}
