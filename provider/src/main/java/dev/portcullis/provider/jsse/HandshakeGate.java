package dev.portcullis.provider.jsse;

import dev.portcullis.policy.IdentityRules.NoReferenceIdentity;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.SessionRules;
import dev.portcullis.provider.delegate.HandshakeParameters;
import dev.portcullis.provider.enforce.IdentityViolation;
import dev.portcullis.provider.enforce.InvalidReferenceIdentityException;
import dev.portcullis.provider.enforce.ReferenceIdentity;
import dev.portcullis.provider.enforce.Violation;
import dev.portcullis.provider.facts.HandshakeFacts;
import java.io.IOException;
import java.security.ProviderException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/**
 * The one gate that every connection passes: configuring, handshaking, then open or refused.
 *
 * <p>At the start of the handshake, when the role is known for certain, the policy is put in force
 * once more and the reference identity is settled. After every handshake, resumed ones too, the
 * outcome is judged before application data may pass. During the handshake the trust manager asks
 * the gate for both. Decisions are made by {@code enforce}; this class only orders them.
 * Thread-safe.
 */
final class HandshakeGate {
  private enum State {
    CONFIGURING,
    HANDSHAKING,
    OPEN,
    REFUSED
  }

  private final ContextPolicy context;
  private final Endpoint endpoint;
  private final ParameterMediator mediator;
  private final HandshakeTap tap;
  private final ConnectionRegistry registry;
  private final HandshakeReport report;
  private volatile State state = State.CONFIGURING;
  private volatile Role role = Role.SERVER;
  private volatile @Nullable ReferenceIdentity identity;
  private volatile boolean selfTest;
  private volatile @Nullable X509Certificate judgedLeaf;
  private volatile @Nullable HandshakeParameters offered;
  private volatile @Nullable SSLHandshakeException refusal;
  private volatile @Nullable HandshakeFacts facts;
  private volatile @Nullable ConnectionPolicy policy;

  HandshakeGate(
      ContextPolicy context,
      Endpoint endpoint,
      ParameterMediator mediator,
      HandshakeTap tap,
      ConnectionRegistry registry) {
    this.context = context;
    this.endpoint = endpoint;
    this.mediator = mediator;
    this.tap = tap;
    this.registry = registry;
    this.report = new HandshakeReport(context.reporter(), endpoint);
  }

  /** What the handshake agreed on; empty unless it was judged good. */
  Optional<HandshakeFacts> facts() {
    return isOpen() ? Optional.ofNullable(facts) : Optional.empty();
  }

  /** Whether a handshake was judged good: application data may pass. */
  boolean isOpen() {
    return state == State.OPEN;
  }

  /** Whether a handshake was started and not judged yet. */
  boolean isHandshaking() {
    return state == State.HANDSHAKING;
  }

  boolean isRefused() {
    return state == State.REFUSED;
  }

  /** The object that the application holds. */
  Object wrapper() {
    return endpoint.wrapper();
  }

  Role role() {
    return role;
  }

  /**
   * The rules of this connection, settled when its handshake started; until then those of a peer
   * that nobody named.
   */
  ConnectionPolicy policy() {
    ConnectionPolicy now = policy;
    return now == null
        ? context.settled(role, Settling.unnamed(role, endpoint), endpoint.peer())
        : now;
  }

  /** The peer for messages. */
  String peer() {
    return endpoint.peer();
  }

  /** Throws the refusal again, should this connection have been refused. */
  void throwIfRefused() throws SSLException {
    SSLHandshakeException refused = refusal;
    if (refused != null) {
      throw Refused.again(refused);
    }
  }

  /**
   * The application chose a role and the delegate let it: no handshake has begun there, so what was
   * settled for another role is void.
   */
  synchronized void roleChosen(Role chosen) {
    if (state == State.HANDSHAKING && chosen != role) {
      state = State.CONFIGURING;
      identity = null;
      selfTest = false;
      judgedLeaf = null;
      offered = null;
      policy = null;
    }
  }

  /**
   * Puts the policy in force for a handshake that is about to start. Does nothing later.
   *
   * @throws SSLHandshakeException if there is no reference identity and the policy asks for one
   */
  synchronized void start() throws SSLException {
    throwIfRefused();
    if (state != State.CONFIGURING) {
      return;
    }
    role = endpoint.clientMode() ? Role.CLIENT : Role.SERVER;
    report.begin();
    if (role == Role.CLIENT) {
      identity = referenceIdentity();
      SessionRules sessions = context.rules(role).session();
      registry.screen().admit(endpoint.peerHost(), endpoint.peerPort(), identity, sessions);
    }
    policy = settled();
    SSLParameters parameters = endpoint.parameters();
    NamedPeer.put(identity, policy().rules().sni().send(), mediator, parameters);
    OfferedAlpn.put(policy(), parameters);
    ClientRequest.put(role, context, parameters);
    HandshakeParameters now = Refused.ifNothingIsLeft(mediator, policy());
    endpoint.configure(now, parameters);
    offered = now;
    tap.begin(role);
    state = State.HANDSHAKING;
  }

  private ConnectionPolicy settled() throws SSLException {
    try {
      return context.settled(role, Settling.peer(role, identity, endpoint), endpoint.peer());
    } catch (ProviderException e) {
      throw refuse(null, String.valueOf(e.getMessage()));
    }
  }

  /** A failed handshake with the policy's part in it; any other failure as it is. */
  synchronized IOException explained(IOException failure) {
    HandshakeParameters now = offered;
    if (now == null || state == State.OPEN) {
      return failure;
    }
    report.failed(role, facts, failure.getMessage());
    return FailedHandshake.explained(failure, policy(), now);
  }

  private @Nullable ReferenceIdentity referenceIdentity() throws SSLException {
    String name = NamedPeer.asked(mediator, endpoint);
    if (name == null || name.isEmpty()) {
      boolean allowed =
          policy().rules().identity().noReferenceIdentity() == NoReferenceIdentity.ALLOW;
      if (mediator.mayGoWithoutIdentity()
          && (allowed || policy().against(IdentityViolation.unnamed()).isEmpty())) {
        return null;
      }
      selfTest = SelfTest.mayBe(endpoint, context);
      if (selfTest) {
        return null;
      }
      throw refuse(IdentityViolation.unnamed());
    }
    try {
      return ReferenceIdentity.parse(name);
    } catch (InvalidReferenceIdentityException e) {
      throw refuse(IdentityViolation.invalid(e));
    }
  }

  /**
   * Refuses certificates on an open connection: TLS 1.2 and earlier ask for them again only in a
   * renegotiation, TLS 1.3 only after an offer that is never made (RFC 9846, Section 4.3.6).
   *
   * @throws CertificateException with the refusal
   */
  void requireFirstHandshake() throws CertificateException {
    if (isOpen()) {
      throw new CertificateException(policy().refusal(Renegotiation.violation()));
    }
  }

  /**
   * Judges the chain of a peer whose trust was established already; called during the handshake.
   *
   * @throws CertificateException if the chain's keys or signatures, or the identity of its leaf,
   *     are not what the policy allows
   */
  void judge(X509Certificate[] chain) throws CertificateException {
    if (state != State.HANDSHAKING) {
      throw new CertificateException("A chain was shown outside of a handshake");
    }
    Optional<String> reason = reasonAgainst(List.of(chain));
    if (reason.isPresent()) {
      throw new CertificateException(reason.get());
    }
    judgedLeaf = chain[0];
  }

  private Optional<String> reasonAgainst(List<X509Certificate> chain) {
    Optional<String> reason = PeerJudge.against(policy(), identity, chain);
    return reason.isPresent() ? reason : registry.pins().reasonAgainst(policy(), chain);
  }

  /** Why a leaf is not the peer that was asked for; empty if it is, or if nobody was. */
  Optional<String> wrongIdentity(X509Certificate leaf) {
    return PeerJudge.wrongIdentity(policy(), identity, leaf);
  }

  /**
   * Judges the outcome of a handshake; the connection is open or refused afterwards.
   *
   * @throws SSLHandshakeException with the refusal
   */
  synchronized void verify() throws SSLException {
    throwIfRefused();
    SSLSession session = endpoint.session();
    if (state == State.CONFIGURING || (role == Role.CLIENT) != endpoint.clientMode()) {
      throw refuse(session, "A handshake ended that was not started under the policy");
    }
    if (state == State.OPEN && !session.getProtocol().equals("TLSv1.3")) {
      throw refuse(session, policy().refusal(Renegotiation.violation()));
    }
    HandshakeFacts now = facts(session);
    Optional<String> negotiated = OutcomeJudge.against(policy(), context, session, now);
    if (negotiated.isPresent()) {
      throw refuse(session, negotiated.get());
    }
    List<X509Certificate> chain = shown(session);
    Optional<Violation> unanswered = ClientRequest.unanswered(role, context, chain);
    if (unanswered.isPresent()) {
      throw refuse(session, policy().refusal(unanswered.get()));
    }
    if (!chain.isEmpty() && !chain.get(0).equals(judgedLeaf)) {
      Optional<String> reason = reasonAgainst(chain);
      if (reason.isPresent()) {
        throw refuse(session, reason.get());
      }
    }
    state = State.OPEN;
    SessionFacts.remember(session, now);
    registry.screen().opened(role, session, policy().rules().session());
    report.accepted(role, policy().described(), now);
    Optional<Shadow> shadow = context.shadow();
    if (shadow.isPresent()) {
      shadow.get().judge(policy(), identity, session, now, chain);
    }
  }

  /**
   * The peer's chain. Sessions answer that there is none by an exception, which costs more than all
   * checks.
   */
  private List<X509Certificate> shown(SSLSession session) {
    return role == Role.SERVER && !registry.hasClientShown() ? List.of() : PeerChain.of(session);
  }

  /** What was agreed on, as it was seen. */
  private HandshakeFacts facts(SSLSession session) {
    HandshakeFacts now = facts;
    if (now == null) {
      now = FactsReading.of(role, session, endpoint.applicationProtocol(), tap.close());
      facts = now;
    }
    return now;
  }

  /** Whether this client may go without an identity only as long as it talks to itself. */
  boolean isSelfTest() {
    return selfTest;
  }

  /** Refuses for good what was seen outside of a judged handshake. */
  synchronized SSLHandshakeException refuse(Violation violation) {
    return refuse(null, policy().refusal(violation));
  }

  private SSLHandshakeException refuse(@Nullable SSLSession session, String text) {
    if (session != null) {
      session.invalidate();
    }
    SSLHandshakeException exception = Refused.because(text);
    refusal = exception;
    state = State.REFUSED;
    report.failed(role, facts, text);
    return exception;
  }
}
