package dev.portcullis.provider.jsse;

import dev.portcullis.policy.ClientAuthentication;
import dev.portcullis.policy.DelegateName;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.provider.credentials.Credentials;
import dev.portcullis.provider.credentials.Identity;
import dev.portcullis.provider.credentials.RoleCredentials;
import dev.portcullis.provider.delegate.DelegateJsse;
import dev.portcullis.provider.delegate.Delegates;
import dev.portcullis.provider.enforce.Ahead;
import dev.portcullis.provider.enforce.OldVersions;
import dev.portcullis.provider.events.Events;
import dev.portcullis.provider.events.Reporter;
import dev.portcullis.provider.facts.HandshakeFacts;
import java.security.KeyManagementException;
import java.security.NoSuchAlgorithmException;
import java.security.ProviderException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactorySpi;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.SSLSession;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactorySpi;
import org.jspecify.annotations.Nullable;

/**
 * What one policy serves: contexts, and the JDK's own key and trust manager factories. Made at the
 * first use of a service, never while the provider is being loaded. Thread-safe.
 */
public final class JsseServices {
  private final PolicyDocument document;
  private final DelegateJsse delegate;
  private final Reporter reporter;
  private final Clock clock;
  private final Set<Role> extendedMasterSecret;
  private final SelfTests selfTests = new SelfTests();
  private final List<String> findings = new ArrayList<>(0);
  private final PolicyAnchors anchors;
  private final PolicyIdentities identities;
  private @Nullable GovernedContextSpi defaultContext;

  /**
   * Joins a policy and its delegate.
   *
   * @throws ProviderException if the delegate is not to be had, or cannot enforce a rule of a
   *     policy that says {@code on-unenforceable = "refuse"}
   */
  public JsseServices(PolicyDocument document, Credentials credentials) {
    this(document, credentials, Clock.systemUTC());
  }

  /** The same with a clock, by which exceptions end. */
  JsseServices(PolicyDocument document, Credentials credentials, Clock clock) {
    this.document = document;
    this.reporter = Reporting.of(document);
    this.clock = clock;
    this.delegate = Delegates.of(document.policy().delegate());
    Enforceability limits = new Enforceability(document, delegate);
    this.extendedMasterSecret = limits.extendedMasterSecret();
    limits.check();
    findings.addAll(limits.findings());
    this.anchors = new PolicyAnchors(new PlatformTrust(delegate.platform()), credentials);
    this.identities = new PolicyIdentities(delegate.platform(), credentials);
    Optional<String> old = OldVersions.finding(document.policy());
    if (old.isPresent()) {
      findings.add(old.get());
    }
    findings.addAll(outOfDate(credentials, clock.instant()));
    findings.addAll(Ahead.of(document, LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC)));
  }

  private static Set<String> outOfDate(Credentials credentials, Instant now) {
    Set<String> found = new LinkedHashSet<>(0);
    for (RoleCredentials role : List.of(credentials.client(), credentials.server())) {
      if (role.identity().isPresent()) {
        role.identity().get().outOfDate(now).ifPresent(found::add);
      }
    }
    return found;
  }

  /**
   * What an operator should know of this policy on this JVM, to be told by the caller: rules that
   * cannot be enforced though the policy says to go on, and versions that nobody should allow.
   */
  public List<String> findings() {
    return List.copyOf(findings);
  }

  /** Whether a context is behind a policy of ours already, or is the delegate's behind one. */
  public static boolean made(SSLContext context, SSLContextSpi spi) {
    return spi instanceof GovernedContextSpi || Delegates.made(context);
  }

  /** What the handshake of a session agreed on, if it was one of ours and judged good. */
  public static Optional<HandshakeFacts> facts(SSLSession session) {
    return SessionFacts.of(session);
  }

  /** A context under one of the names that {@link ContextName} lists, to be initialised. */
  public GovernedContextSpi context(String algorithm) {
    return context(algorithm, ClientAuthentication.NONE);
  }

  /**
   * The same; not for the default context.
   *
   * @param atLeast what a server asks of its clients even where the policy asks for less
   */
  public GovernedContextSpi context(String algorithm, ClientAuthentication atLeast) {
    ContextName name = ContextName.byAlgorithm(algorithm).orElse(null);
    if (name == null) {
      throw new ProviderException("No SSLContext is called " + algorithm);
    }
    if (name.asksForSsl()) {
      Events.warn(
          "context " + name,
          "An application asks for an SSLContext named "
              + algorithm
              + ": it gets the versions of TLS policy "
              + document.policy().id()
              + "; SSL is never spoken (RFC 6176, RFC 7568)");
    }
    return switch (name) {
      case DEFAULT -> defaultContext();
      case DTLS, DTLS_1_0, DTLS_1_2 -> datagramContext(name, atLeast);
      default -> streamContext(name, atLeast);
    };
  }

  /**
   * A context that follows the policy in force, whichever that is when a connection begins.
   *
   * @param inForce the services of that policy
   * @param atLeast as above
   */
  public static SSLContextSpi following(
      Supplier<JsseServices> inForce, String algorithm, ClientAuthentication atLeast) {
    return new FollowingContextSpi(inForce, services -> services.context(algorithm, atLeast));
  }

  /**
   * Makes all that a context without managers needs, and throws it away.
   *
   * @throws ProviderException if that cannot be done under this policy
   */
  public void tryOut() {
    try {
      context("TLS").engineInit(null, null, null);
    } catch (KeyManagementException e) {
      throw new ProviderException(String.valueOf(e.getMessage()), e);
    }
  }

  /** Tells that this policy was read again and taken. */
  public void tellTaken() {
    reporter.reload("taken");
  }

  /** Tells that another one was not taken, and this one stays. */
  public void tellKept(String reason) {
    reporter.reload(reason);
  }

  private PolicySslContextSpi streamContext(ContextName name, ClientAuthentication atLeast) {
    return new PolicySslContextSpi(
        new ContextPolicy(document, delegate, name, atLeast, selfTests, clock, reporter),
        anchors,
        identities,
        (keys, trust, random) -> delegate.newContext(keys, trust, random, extendedMasterSecret));
  }

  private PolicySslContextSpi datagramContext(ContextName name, ClientAuthentication atLeast) {
    DelegateJsse sun = Delegates.of(DelegateName.SUN_JSSE);
    Enforceability limits = new Enforceability(document, sun);
    limits.extendedMasterSecret();
    limits.findings().forEach(finding -> Events.warn(finding, finding));
    return new PolicySslContextSpi(
        new ContextPolicy(document, sun, name, atLeast, selfTests, clock, reporter),
        anchors,
        identities,
        sun::newDatagramContext);
  }

  /** One for all callers, as in SunJSSE; a failure is not kept, so that a mend helps. */
  private synchronized GovernedContextSpi defaultContext() {
    if (defaultContext == null) {
      defaultContext =
          new DefaultSslContextSpi(
              streamContext(ContextName.DEFAULT, ClientAuthentication.NONE),
              delegate.platform(),
              identities);
    }
    return defaultContext;
  }

  /** Whether the policy says who a server is. */
  public boolean knowsServer() {
    return identities.areForServers();
  }

  /**
   * Key managers that present one identity.
   *
   * @throws KeyManagementException if it cannot be used
   */
  public KeyManager[] keyManagers(Identity identity) throws KeyManagementException {
    return new KeyManager[] {PolicyIdentities.managerOver(delegate.platform(), identity)};
  }

  /**
   * Trust managers over these anchors and no others.
   *
   * @throws CertificateException if they cannot be used
   */
  public TrustManager[] trustManagers(List<X509Certificate> trusted) throws CertificateException {
    X509Certificate[] all = trusted.stream().distinct().toArray(X509Certificate[]::new);
    return new TrustManager[] {new PlatformTrust(delegate.platform()).over(all)};
  }

  /**
   * The JDK's own key manager factory.
   *
   * @throws ProviderException if the JDK has none of that name
   */
  public KeyManagerFactorySpi keyManagerFactory(String algorithm) {
    try {
      return new PlatformKeyManagerFactorySpi(delegate.platform().keyManagerFactory(algorithm));
    } catch (NoSuchAlgorithmException e) {
      throw new ProviderException("The JDK has no KeyManagerFactory " + algorithm, e);
    }
  }

  /**
   * The JDK's own trust manager factory; by default over the anchors of the policy.
   *
   * @throws ProviderException if the JDK has none of that name
   */
  public TrustManagerFactorySpi trustManagerFactory(String algorithm) {
    try {
      return new PlatformTrustManagerFactorySpi(
          delegate.platform().trustManagerFactory(algorithm), anchors, document.policy().reload());
    } catch (NoSuchAlgorithmException e) {
      throw new ProviderException("The JDK has no TrustManagerFactory " + algorithm, e);
    }
  }
}
