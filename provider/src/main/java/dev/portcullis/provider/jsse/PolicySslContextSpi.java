package dev.portcullis.provider.jsse;

import dev.portcullis.policy.DelegateName;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.SessionRules;
import dev.portcullis.provider.jsse.PolicySslServerSocket.Listening;
import java.security.KeyManagementException;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509KeyManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A context behind the policy. Everything that it hands out is wrapped; the application's key and
 * trust managers are, too. Nothing is refused here for reasons of policy: libraries make scratch
 * contexts and engines only to read defaults. Thread-safe once initialised, as an SSLContext is.
 */
final class PolicySslContextSpi extends GovernedContextSpi {
  private final ContextPolicy context;
  private final PolicyAnchors anchors;
  private final PolicyIdentities identities;
  private final DelegateContexts delegates;
  private volatile @Nullable Initialised initialised;

  /** What makes the delegate's context: TLS or DTLS. */
  interface DelegateContexts {
    SSLContext make(
        KeyManager @Nullable [] keyManagers, PolicyTrustManager trustManager, SecureRandom random)
        throws KeyManagementException;
  }

  private record Initialised(
      SSLContext delegate,
      Connections connections,
      Listening listening,
      @Nullable SSLSessionContext clientSessions,
      @Nullable SSLSessionContext serverSessions) {}

  PolicySslContextSpi(
      ContextPolicy context,
      PolicyAnchors anchors,
      PolicyIdentities identities,
      DelegateContexts delegates) {
    this.context = context;
    this.anchors = anchors;
    this.identities = identities;
    this.delegates = delegates;
  }

  @Override
  protected void engineInit(
      KeyManager @Nullable [] keyManagers,
      TrustManager @Nullable [] trustManagers,
      @Nullable SecureRandom random)
      throws KeyManagementException {
    X509TrustManager application = chosen(trustManagers);
    ConnectionRegistry registry = new ConnectionRegistry(new PinCheck(anchors, application));
    PolicyTrustManager trustManager =
        new PolicyTrustManager(
            application,
            new AnchoredTrust(context, anchors),
            new RevocationCheck(anchors),
            registry);
    SSLContext delegate =
        delegates.make(
            wrapped(keyManagers == null ? identities.inPlaceOf(null) : keyManagers, registry),
            trustManager,
            random == null ? new SecureRandom() : random);
    registry.screen().over(delegate.getClientSessionContext());
    Connections connections = new Connections(context, registry);
    initialised =
        new Initialised(
            delegate,
            connections,
            new Listening(context, connections, delegate),
            capped(delegate.getClientSessionContext(), Role.CLIENT),
            capped(delegate.getServerSessionContext(), Role.SERVER));
  }

  /**
   * As in JSSE, null means the platform's trust, or what the policy names in its place; otherwise
   * the first X509TrustManager counts.
   */
  private X509TrustManager chosen(TrustManager @Nullable [] managers)
      throws KeyManagementException {
    if (managers == null) {
      try {
        return anchors.ofBoth();
      } catch (CertificateException e) {
        throw new KeyManagementException("The trust anchors cannot be used", e);
      }
    }
    for (TrustManager manager : managers) {
      if (manager instanceof X509TrustManager x509) {
        return x509;
      }
    }
    return new RefusingTrustManager();
  }

  private KeyManager @Nullable [] wrapped(
      KeyManager @Nullable [] managers, ConnectionRegistry registry) {
    if (managers == null) {
      return null;
    }
    OwnChain ownChain = new OwnChain(context);
    KeyManager[] wrapped = managers.clone();
    for (int i = 0; i < wrapped.length; i++) {
      if (wrapped[i] instanceof X509KeyManager x509) {
        wrapped[i] = new PolicyKeyManager(x509, ownChain, registry);
      }
    }
    return wrapped;
  }

  private @Nullable SSLSessionContext capped(@Nullable SSLSessionContext sessions, Role role) {
    return sessions == null ? null : new CappedSessions(sessions, longestSeconds(role));
  }

  /** SunJSSE has one time for sessions and tickets; Bouncy Castle has no tickets. */
  private int longestSeconds(Role role) {
    SessionRules rules = context.rules(role).session();
    return context.delegate().name() == DelegateName.SUN_JSSE
        ? Math.min(rules.maxAgeSeconds(), rules.ticketLifetimeSeconds())
        : rules.maxAgeSeconds();
  }

  private Initialised initialised() {
    Initialised now = initialised;
    if (now == null) {
      throw new IllegalStateException("SSLContext is not initialized: call init first");
    }
    return now;
  }

  @Override
  Listening listening() {
    return initialised().listening();
  }

  @Override
  protected SSLSocketFactory engineGetSocketFactory() {
    Initialised now = initialised();
    return new PolicySslSocketFactory(now.connections(), now.delegate().getSocketFactory());
  }

  @Override
  protected SSLServerSocketFactory engineGetServerSocketFactory() {
    Listening now = listening();
    return new PolicySslServerSocketFactory(() -> now);
  }

  @Override
  protected SSLEngine engineCreateSSLEngine() {
    Initialised now = initialised();
    return now.connections().wrap(now.delegate().createSSLEngine(), null);
  }

  @Override
  protected SSLEngine engineCreateSSLEngine(@Nullable String host, int port) {
    Initialised now = initialised();
    return now.connections().wrap(now.delegate().createSSLEngine(host, port), host);
  }

  @Override
  protected @Nullable SSLSessionContext engineGetServerSessionContext() {
    return initialised().serverSessions();
  }

  @Override
  protected @Nullable SSLSessionContext engineGetClientSessionContext() {
    return initialised().clientSessions();
  }

  @Override
  protected SSLParameters engineGetDefaultSSLParameters() {
    RoleParameters client = initialised().connections().clientParameters();
    return new SSLParameters(client.cipherSuites(), client.enabledProtocols());
  }

  @Override
  protected SSLParameters engineGetSupportedSSLParameters() {
    RoleParameters client = initialised().connections().clientParameters();
    return new SSLParameters(client.cipherSuites(), client.supportedProtocols());
  }
}
