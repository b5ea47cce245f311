package dev.portcullis.provider.jsse;

import dev.portcullis.policy.DelegateName;
import dev.portcullis.policy.OnUnenforceable;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.Tls12Rules.ExtendedMasterSecret;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.provider.delegate.DelegateJsse;
import dev.portcullis.provider.delegate.Delegates;
import dev.portcullis.provider.events.Events;
import java.security.NoSuchAlgorithmException;
import java.security.ProviderException;
import java.util.EnumSet;
import java.util.Set;
import javax.net.ssl.KeyManagerFactorySpi;
import javax.net.ssl.SSLContextSpi;
import javax.net.ssl.TrustManagerFactorySpi;
import org.jspecify.annotations.Nullable;

/**
 * What one policy serves: contexts, and the JDK's own key and trust manager factories. Made at the
 * first use of a service, never while the provider is being loaded. Thread-safe.
 */
public final class JsseServices {
  private final PolicyDocument document;
  private final DelegateJsse delegate;
  private final Set<Role> extendedMasterSecret;
  private @Nullable SSLContextSpi defaultContext;

  /**
   * Joins a policy and its delegate.
   *
   * @throws ProviderException if the delegate is not to be had, or cannot enforce a rule of a
   *     policy that says {@code on-unenforceable = "refuse"}
   */
  public JsseServices(PolicyDocument document) {
    this.document = document;
    this.delegate = Delegates.of(document.policy().delegate());
    this.extendedMasterSecret = extendedMasterSecret();
  }

  private Set<Role> extendedMasterSecret() {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    for (Role role : Role.values()) {
      if (document.policy().rules(role).tls12().extendedMasterSecret()
          == ExtendedMasterSecret.REQUIRE) {
        roles.add(role);
      }
    }
    if (roles.isEmpty() || delegate.canRequireExtendedMasterSecret()) {
      return roles;
    }
    unenforceable("tls12.extended-master-secret", roles.iterator().next());
    return Set.of();
  }

  private void unenforceable(String rule, Role role) {
    String text =
        "TLS policy "
            + document.policy().id()
            + ": the delegate "
            + delegate.name().word()
            + " cannot enforce "
            + rule
            + " ("
            + document.origin(role, rule)
            + ") on this JVM; choose delegate = \""
            + DelegateName.BOUNCY_CASTLE.word()
            + "\", relax the rule, or write on-unenforceable = \"warn\"";
    if (document.policy().onUnenforceable() == OnUnenforceable.REFUSE) {
      throw new ProviderException(text);
    }
    Events.warn(rule, text);
  }

  /** A context under one of the names that {@link ContextName} lists, to be initialised. */
  public SSLContextSpi context(String algorithm) {
    ContextName name =
        ContextName.byAlgorithm(algorithm)
            .orElseThrow(() -> new ProviderException("No SSLContext is called " + algorithm));
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
      case DTLS, DTLS_1_0, DTLS_1_2 -> datagramContext(name);
      default -> streamContext(name);
    };
  }

  private PolicySslContextSpi streamContext(ContextName name) {
    return new PolicySslContextSpi(
        new ContextPolicy(document, delegate, name),
        (keys, trust, random) -> delegate.newContext(keys, trust, random, extendedMasterSecret));
  }

  private PolicySslContextSpi datagramContext(ContextName name) {
    DelegateJsse sun = Delegates.of(DelegateName.SUN_JSSE);
    return new PolicySslContextSpi(new ContextPolicy(document, sun, name), sun::newDatagramContext);
  }

  /** One for all callers, as in SunJSSE; a failure is not kept, so that a mend helps. */
  private synchronized SSLContextSpi defaultContext() {
    if (defaultContext == null) {
      defaultContext =
          new DefaultSslContextSpi(streamContext(ContextName.DEFAULT), delegate.platform());
    }
    return defaultContext;
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
   * The JDK's own trust manager factory.
   *
   * @throws ProviderException if the JDK has none of that name
   */
  public TrustManagerFactorySpi trustManagerFactory(String algorithm) {
    try {
      return new PlatformTrustManagerFactorySpi(delegate.platform().trustManagerFactory(algorithm));
    } catch (NoSuchAlgorithmException e) {
      throw new ProviderException("The JDK has no TrustManagerFactory " + algorithm, e);
    }
  }
}
