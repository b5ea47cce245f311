package dev.portcullis.provider.jsse;

import dev.portcullis.policy.Role;
import dev.portcullis.provider.enforce.IdentityViolation;
import dev.portcullis.provider.facts.HandshakeFacts;
import dev.portcullis.provider.facts.NegotiatedConnection;
import dev.portcullis.provider.forwarding.ForwardingSslEngine;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * An engine behind the policy. Once its gate is open, wrapping and unwrapping cost one volatile
 * read more than the delegate's. As thread-safe as the delegate's engine.
 */
final class PolicySslEngine extends ForwardingSslEngine implements NegotiatedConnection {
  private static final ByteBuffer[] NO_DATA = {ByteBuffer.allocate(0)};

  private final ContextPolicy context;
  private final ParameterMediator mediator;
  private final HandshakeGate gate;
  private final FirstFlight oldHello;
  private final HandshakeTap tap;
  private final SelfTest selfTest;
  private volatile @Nullable Role chosenRole;
  private volatile boolean closing;
  private volatile @Nullable BiFunction<SSLEngine, List<String>, String> selector;

  PolicySslEngine(
      ContextPolicy context,
      ConnectionRegistry registry,
      SSLEngine delegate,
      @Nullable String host) {
    super(delegate);
    this.context = context;
    this.oldHello = new FirstFlight(context.isDatagram());
    Endpoint endpoint = new EngineEndpoint(context, delegate, this, host);
    this.mediator = new ParameterMediator(context, endpoint, RequestedParameters.NOTHING);
    this.tap = new HandshakeTap(context.isDatagram());
    this.gate = new HandshakeGate(context, endpoint, mediator, tap, registry);
    this.selfTest = new SelfTest(gate, context.selfTests());
    registry.add(delegate, gate);
    mediator.applyDefaults();
  }

  @Override
  public void beginHandshake() throws SSLException {
    if (gate.isOpen()) {
      Rehandshake.of(this, delegate()::beginHandshake);
      return;
    }
    requireRole();
    boolean begun = gate.isHandshaking();
    gate.start();
    try {
      delegate().beginHandshake();
    } catch (UnsupportedOperationException e) {
      if (!begun) {
        throw e;
      }
      // A wrap or unwrap had begun it: Bouncy Castle takes this for a second handshake.
    } catch (IOException | RuntimeException e) {
      throw translated(e);
    }
  }

  @Override
  public SSLEngineResult wrap(ByteBuffer[] sources, int offset, int length, ByteBuffer target)
      throws SSLException {
    if (oldHello.isRefused()) {
      return oldHello.answer(target);
    }
    if (closing || delegate().isOutboundDone()) {
      // Closing needs no reference identity: libraries close engines that never shook hands.
      return delegate().wrap(NO_DATA, 0, 1, target);
    }
    Written written = gate.isOpen() ? Written.NOTHING : started(target);
    if (selfTest.carriesData(sources, offset, length)) {
      throw closed(gate.refuse(IdentityViolation.unnamed()));
    }
    int start = target.position();
    SSLEngineResult result;
    try {
      result = delegate().wrap(sources, offset, length, target);
    } catch (IOException | IllegalStateException e) {
      throw translated(e);
    }
    if (tap.isOpen()) {
      tap.outbound(between(start, target.position(), target));
    }
    selfTest.wrapped(target, start);
    judge(result, result.bytesConsumed(), written);
    return result;
  }

  @Override
  public SSLEngineResult unwrap(ByteBuffer source, ByteBuffer[] targets, int offset, int length)
      throws SSLException {
    Written written = Written.NOTHING;
    if (!gate.isOpen() || gate.isSelfTest()) {
      if (chosenRole == Role.SERVER && oldHello.isIn(source)) {
        throw gate.refuse(OldHello.violation());
      }
      written = started(targets);
      if (selfTest.isFromElsewhere(source)) {
        throw closed(gate.refuse(IdentityViolation.unnamed()));
      }
    }
    int start = source.position();
    SSLEngineResult result;
    try {
      result = delegate().unwrap(source, targets, offset, length);
    } catch (IOException | IllegalStateException e) {
      throw translated(e);
    }
    if (result.bytesConsumed() > 0) {
      oldHello.isPast();
      if (tap.isOpen()) {
        tap.inbound(between(start, source.position(), source));
      }
    }
    if (selfTest.broughtData(result)) {
      written.wipe();
      throw closed(gate.refuse(IdentityViolation.unnamed()));
    }
    judge(result, result.bytesProduced(), written);
    return result;
  }

  private static ByteBuffer between(int start, int end, ByteBuffer buffer) {
    return buffer.duplicate().position(start).limit(end);
  }

  /** Starts the handshake if need be, and notes where the delegate is about to write. */
  private Written started(ByteBuffer... targets) throws SSLException {
    requireRole();
    gate.start();
    return new Written(targets);
  }

  private void requireRole() {
    if (chosenRole == null) {
      throw new IllegalStateException("Client or server mode has not been set: setUseClientMode");
    }
  }

  /**
   * Judges a finished handshake. Application data on an unjudged connection counts as finished,
   * whatever the status says: SunJSSE reads data while it still has a record of its own to send.
   */
  private void judge(SSLEngineResult result, int applicationBytes, Written written)
      throws SSLException {
    if (result.getHandshakeStatus() != HandshakeStatus.FINISHED
        && (applicationBytes == 0 || gate.isOpen())) {
      return;
    }
    try {
      gate.verify();
    } catch (SSLException refused) {
      written.wipe();
      throw closed(refused);
    }
  }

  private SSLException closed(SSLException refused) {
    closing = true;
    delegate().closeOutbound();
    return refused;
  }

  private SSLException translated(Exception failure) {
    if (failure instanceof RuntimeException unchecked
        && !(failure instanceof IllegalStateException)) {
      throw unchecked;
    }
    IOException translated = gate.explained(context.delegate().translate(failure));
    return translated instanceof SSLException ssl
        ? ssl
        : new SSLException(translated.getMessage(), translated);
  }

  @Override
  public HandshakeStatus getHandshakeStatus() {
    return oldHello.isRefused() ? oldHello.status() : delegate().getHandshakeStatus();
  }

  /** As in SunJSSE: an engine's caller learns that the peer's data may have been cut short. */
  @Override
  public void closeInbound() throws SSLException {
    boolean tooEarly = gate.isOpen() && !delegate().isInboundDone();
    delegate().closeInbound();
    if (tooEarly) {
      throw new SSLException("closing inbound before receiving peer's close_notify");
    }
  }

  @Override
  public boolean isInboundDone() {
    return oldHello.isRefused() || delegate().isInboundDone();
  }

  @Override
  public boolean isOutboundDone() {
    return oldHello.isRefused()
        ? oldHello.status() == HandshakeStatus.NOT_HANDSHAKING
        : delegate().isOutboundDone();
  }

  @Override
  public void setUseClientMode(boolean clientMode) {
    delegate().setUseClientMode(clientMode);
    Role role = clientMode ? Role.CLIENT : Role.SERVER;
    chosenRole = role;
    gate.roleChosen(role);
    mediator.roleChanged();
  }

  @Override
  public String[] getSupportedCipherSuites() {
    return mediator.supportedCipherSuites();
  }

  @Override
  public String[] getSupportedProtocols() {
    return mediator.supportedProtocols();
  }

  @Override
  public void setEnabledCipherSuites(String[] suites) {
    mediator.enabledCipherSuites(suites);
  }

  @Override
  public void setEnabledProtocols(String[] protocols) {
    mediator.enabledProtocols(protocols);
  }

  @Override
  public SSLParameters getSSLParameters() {
    return mediator.parameters(chosenRole == Role.CLIENT);
  }

  @Override
  public void setSSLParameters(SSLParameters parameters) {
    mediator.parameters(parameters);
  }

  @Override
  public void setHandshakeApplicationProtocolSelector(
      @Nullable BiFunction<SSLEngine, List<String>, String> chooser) {
    selector = chooser;
    delegate()
        .setHandshakeApplicationProtocolSelector(
            chooser == null ? null : (engine, protocols) -> chooser.apply(this, protocols));
  }

  @Override
  public @Nullable BiFunction<SSLEngine, List<String>, String>
      getHandshakeApplicationProtocolSelector() {
    return selector;
  }

  @Override
  public Optional<HandshakeFacts> handshakeFacts() {
    return gate.facts();
  }

  @Override
  public String toString() {
    return "Portcullis[" + delegate() + "]";
  }
}
