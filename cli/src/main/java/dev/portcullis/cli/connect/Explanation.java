package dev.portcullis.cli.connect;

import dev.portcullis.cli.connect.SecondLook.Sight;
import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.EffectiveRules;
import dev.portcullis.policy.ExceptionRule;
import dev.portcullis.policy.Grant;
import dev.portcullis.policy.Peer;
import dev.portcullis.policy.PeerPattern;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.text.ExceptionForm;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.provider.enforce.DnsName;
import dev.portcullis.provider.enforce.InvalidReferenceIdentityException;
import dev.portcullis.provider.enforce.IpAddress;
import dev.portcullis.provider.enforce.NegotiationVerifier;
import dev.portcullis.provider.enforce.ReferenceIdentity;
import dev.portcullis.provider.enforce.Refusal;
import dev.portcullis.provider.enforce.Violation;
import dev.portcullis.provider.facts.Fact;
import dev.portcullis.provider.facts.HandshakeFacts;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Words what became of a visit, in the shape of the refusals of the provider. Immutable.
 *
 * @param document the policy
 * @param address who was visited
 * @param serverName who was meant
 */
record Explanation(PolicyDocument document, Address address, String serverName) {
  private static final String LINE = "\n  %-10s";
  private static final String INDENT = "\n            ";
  private static final int EXCEPTION_DAYS = 30;
  private static final Fact<String> UNSEEN = Fact.unknown("it came to no handshake");

  /** What a hello alone can show. */
  private static final Set<String> NEGOTIATED =
      Set.of("protocols.allow", "cipher-suites.tls13", "cipher-suites.tls12");

  /** What no handshake has shown yet is not held against the peer. */
  private static final Fact<Boolean> GRANTED = Fact.of(true);

  /** The rules that decided, and where each was written. */
  String kept(HandshakeFacts facts) {
    boolean newest = facts.protocol().equals("TLSv1.3");
    StringBuilder text = new StringBuilder(Refusal.introduction(document));
    text.append(" accepted ").append(address).append(" as client");
    rule(text, "protocols.allow", facts.protocol());
    rule(text, newest ? "cipher-suites.tls13" : "cipher-suites.tls12", facts.cipherSuite());
    facts.group().seen().ifPresent(group -> rule(text, "groups.allow", group));
    text.append(line("rule")).append("identity (always in force; RFC 9525, Section 6): ");
    return text.append(serverName).toString();
  }

  private void rule(StringBuilder text, String key, String observed) {
    String origin = document.origin(effective(), key);
    text.append(line("rule")).append(key).append(" (").append(origin).append("): ");
    text.append(observed);
  }

  /** The policy was kept, but the peer is not content with this side. */
  String endedByPeer(String said) {
    return Refusal.introduction(document)
        + " accepted "
        + address
        + ", which ended the connection after the handshake"
        + line("observed")
        + said
        + line("remedy")
        + "if it asks clients for a certificate, give --cert and --key";
  }

  /**
   * Peer and policy share too little.
   *
   * @param said by the peer or the delegate
   * @param offer of the policy, line by line
   * @param sight what the peer would have spoken
   */
  String nothingInCommon(String said, List<String> offer, Optional<Sight> sight) {
    List<Violation> violations = sight.map(this::violations).orElse(List.of());
    StringBuilder text = new StringBuilder(Refusal.introduction(document));
    text.append(" and ").append(address).append(" have nothing in common");
    text.append(line("observed")).append(said);
    violations.forEach(
        v -> text.append(INDENT).append("left to itself, the peer ").append(seen(v)));
    if (violations.isEmpty()) {
      text.append(line("remedy")).append("if it asks clients for a certificate, give --cert and");
      text.append(" --key; else let it offer one of each of what follows");
    } else {
      text.append(line("remedy")).append(violations.get(0).remedy());
      text.append(line("exception")).append(exception(violations));
    }
    offer.forEach(line -> text.append('\n').append(line));
    return text.toString();
  }

  private static String seen(Violation violation) {
    return violation.observed().replace("negotiated ", "takes ");
  }

  private List<Violation> violations(Sight sight) {
    HandshakeFacts facts =
        new HandshakeFacts(
            Role.CLIENT,
            sight.protocol(),
            sight.cipherSuite(),
            UNSEEN,
            UNSEEN,
            GRANTED,
            GRANTED,
            GRANTED,
            UNSEEN,
            UNSEEN,
            GRANTED);
    return NegotiationVerifier.all(
            effective().rules(), sight.protocol(), sight.cipherSuite(), facts)
        .stream()
        .filter(violation -> NEGOTIATED.contains(violation.rule()))
        .toList();
  }

  private String exception(List<Violation> violations) {
    Map<String, Grant<?>> grants = new LinkedHashMap<>();
    violations.forEach(v -> v.grants().forEach(grant -> grants.put(grant.rule().key(), grant)));
    if (violations.stream().anyMatch(violation -> violation.grants().isEmpty())) {
      return "none can be made";
    }
    ExceptionRule smallest =
        new ExceptionRule(
            Role.CLIENT,
            pattern(),
            new ArrayList<>(grants.values()),
            "why",
            "who answers for it",
            today().plusDays(EXCEPTION_DAYS),
            Optional.empty());
    return String.join(INDENT, ExceptionForm.lines(smallest));
  }

  /** The same peer, to be asked without the policy. */
  Target target(int timeoutMillis) {
    List<CipherSuite> preferred = effective().rules().cipherSuites().all();
    return new Target(address, serverName, preferred, timeoutMillis);
  }

  private EffectiveRules effective() {
    return document.policy().effective(Role.CLIENT, peer(), today());
  }

  private Peer peer() {
    try {
      return ReferenceIdentity.parse(serverName) instanceof IpAddress literal
          ? Peer.at(literal.octets(), address.port())
          : Peer.named(name(), address.port());
    } catch (InvalidReferenceIdentityException e) {
      return Peer.UNKNOWN;
    }
  }

  /** In lower-case ASCII. */
  private String name() throws InvalidReferenceIdentityException {
    return ReferenceIdentity.parse(serverName) instanceof DnsName dns ? dns.ascii() : serverName;
  }

  private PeerPattern pattern() {
    try {
      return PeerPattern.parse(new Address(name(), address.port()).toString());
    } catch (InvalidReferenceIdentityException | IllegalArgumentException e) {
      // A name that no pattern can write.
      return PeerPattern.parse("*");
    }
  }

  private static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }

  private static String line(String word) {
    return String.format(LINE, word);
  }
}
