package dev.portcullis.provider.jsse;

import dev.portcullis.policy.ClientAuthentication;
import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.DelegateName;
import dev.portcullis.policy.EffectiveRules;
import dev.portcullis.policy.Peer;
import dev.portcullis.policy.ProtocolVersion;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.provider.delegate.Capabilities;
import dev.portcullis.provider.delegate.DelegateJsse;
import dev.portcullis.provider.enforce.Ahead;
import dev.portcullis.provider.enforce.Datagram;
import dev.portcullis.provider.enforce.SessionAge;
import dev.portcullis.provider.enforce.Violation;
import dev.portcullis.provider.events.Events;
import dev.portcullis.provider.events.Reporter;
import dev.portcullis.provider.facts.HandshakeFacts;
import java.security.ProviderException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * The policy as one context sees it: per role, what may be used with this delegate under the name
 * that the application asked for. Thread-safe.
 */
final class ContextPolicy {
  private static final int MAX_SETTLED = 4096;

  private final PolicyDocument document;
  private final DelegateJsse delegate;
  private final RoleParameters client;
  private final RoleParameters server;
  private final boolean datagram;
  private final Reporter reporter;
  private final ClientAuthentication clientAuthentication;
  private final SelfTests selfTests;
  private final ContextName name;
  private final Clock clock;
  private final Optional<Shadow> shadow;
  private volatile @Nullable LocalDate lastDay;
  private final Map<EffectiveRules, RoleParameters> settled =
      Collections.synchronizedMap(new IdentityHashMap<>());

  /**
   * Narrows a policy to a context.
   *
   * @param atLeast what a server asks of its clients even where the policy asks for less
   * @throws ProviderException if the policy and the delegate have nothing in common
   */
  ContextPolicy(
      PolicyDocument document,
      DelegateJsse delegate,
      ContextName name,
      ClientAuthentication atLeast,
      SelfTests selfTests,
      Clock clock,
      Reporter reporter) {
    this.reporter = reporter;
    this.document = document;
    this.delegate = delegate;
    this.name = name;
    this.clock = clock;
    this.client = parameters(document.policy().widest(Role.CLIENT, today()));
    this.server = parameters(document.policy().widest(Role.SERVER, today()));
    this.shadow =
        document.shadow().isPresent()
            ? Optional.of(new Shadow(document.shadow().get(), reporter))
            : Optional.empty();
    this.datagram = name.isDatagram();
    ClientAuthentication ofPolicy = document.policy().clientAuthentication();
    this.clientAuthentication = ofPolicy.compareTo(atLeast) < 0 ? atLeast : ofPolicy;
    this.selfTests = selfTests;
  }

  PolicyDocument document() {
    return document;
  }

  DelegateJsse delegate() {
    return delegate;
  }

  /** What a server asks of its clients at least. */
  ClientAuthentication clientAuthentication() {
    return clientAuthentication;
  }

  /** Self-tests of this policy's engines, of all its contexts. */
  SelfTests selfTests() {
    return selfTests;
  }

  boolean isDatagram() {
    return datagram;
  }

  Reporter reporter() {
    return reporter;
  }

  private LocalDate today() {
    long day = Math.floorDiv(clock.millis(), TimeUnit.DAYS.toMillis(1));
    LocalDate known = lastDay;
    if (known == null || known.toEpochDay() != day) {
      known = LocalDate.ofEpochDay(day);
      lastDay = known;
    }
    return known;
  }

  /** A second policy, which is told of and has no effect. */
  Optional<Shadow> shadow() {
    return shadow;
  }

  /** What a resumed session breaks that is older than the policy lets it be. */
  Optional<Violation> age(ConnectionPolicy policy, HandshakeFacts facts, SSLSession session) {
    return SessionAge.violation(
        policy.rules().session(),
        facts.resumed(),
        Instant.ofEpochMilli(session.getCreationTime()),
        clock.instant(),
        delegate.name() == DelegateName.SUN_JSSE);
  }

  /**
   * What holds for a connection that starts now.
   *
   * @param described the peer for messages
   * @throws ProviderException if the delegate can do nothing of it
   */
  ConnectionPolicy settled(Role role, Peer peer, String described) {
    LocalDate today = today();
    EffectiveRules effective = document.policy().effective(role, peer, today);
    return new ConnectionPolicy(
        document, effective, parametersOf(effective, today), peer, described, today, reporter);
  }

  private RoleParameters parametersOf(EffectiveRules effective, LocalDate today) {
    RoleParameters known = settled.get(effective);
    if (known == null) {
      known = parameters(effective);
      if (settled.size() >= MAX_SETTLED) {
        settled.clear();
      }
      settled.put(effective, known);
      for (String text : Ahead.of(document, effective, today)) {
        Events.warn(text, text);
      }
    }
    return known;
  }

  /** What some peer or other may use: for settings that are made before the peer is known. */
  RoleParameters role(Role role) {
    return role == Role.CLIENT ? client : server;
  }

  /**
   * The policy's own rules of a role, hosts and exceptions apart: for what holds for the whole
   * context. The rules of a connection are those of its gate's {@link ConnectionPolicy}.
   */
  ConnectionRules rules(Role role) {
    return document.policy().rules(role);
  }

  private RoleParameters parameters(EffectiveRules effective) {
    Role role = effective.role();
    ConnectionRules rules = effective.offered();
    Capabilities can = delegate.capabilities();
    List<ProtocolVersion> versions =
        name.isDatagram()
            ? Datagram.versionsOf(rules.versions())
            : common(rules.versions(), can.versions());
    RoleParameters parameters =
        new RoleParameters(
            role,
            effective.rules(),
            versions,
            role == Role.CLIENT ? name.cap(versions) : versions,
            common(rules.cipherSuites().all(), can.cipherSuites()),
            common(rules.groups().allow(), can.groups()),
            common(rules.groups().keyShares(), can.groups()),
            common(rules.signatures().handshake(), can.schemes()),
            common(rules.signatures().certificate(), can.schemes()));
    requireSomething(parameters);
    return parameters;
  }

  private static <T> List<T> common(List<T> allowed, java.util.Collection<T> possible) {
    List<T> common = new ArrayList<>(allowed);
    common.retainAll(possible);
    return List.copyOf(common);
  }

  private void requireSomething(RoleParameters parameters) {
    Optional<String> rule = nothingOf(parameters);
    if (rule.isPresent()) {
      throw new ProviderException(
          "TLS policy "
              + document.policy().id()
              + " cannot be kept: "
              + rule.get()
              + " ("
              + document.origin(parameters.role(), rule.get())
              + ") allows nothing that the delegate "
              + delegate.name()
              + " can do for "
              + name.algorithm()
              + " on this JVM; allow more there, or choose another delegate");
    }
  }

  private static Optional<String> nothingOf(RoleParameters parameters) {
    if (parameters.supported().values().isEmpty()) {
      return Optional.of("protocols.allow");
    }
    if (parameters.suites().values().isEmpty()) {
      return Optional.of(
          parameters.rules().cipherSuites().tls12().isEmpty()
              ? "cipher-suites.tls13"
              : "cipher-suites.tls12");
    }
    if (parameters.groups().values().isEmpty()) {
      return Optional.of("groups.allow");
    }
    return parameters.handshakeSchemes().values().isEmpty()
        ? Optional.of("signatures.handshake")
        : Optional.empty();
  }
}
