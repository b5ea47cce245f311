package dev.portcullis.provider.jsse;

import java.security.KeyManagementException;
import java.security.ProviderException;
import java.security.SecureRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * A context that follows a policy which is read again: behind it stands a whole context of the
 * policy in force, made anew with what the application gave once another policy is. So a connection
 * is judged by one policy from its beginning to its end, and no session of one is known to another.
 * Thread-safe once initialised.
 */
final class FollowingContextSpi extends GovernedContextSpi {
  private final Supplier<JsseServices> inForce;
  private final Function<JsseServices, GovernedContextSpi> maker;
  private volatile Standing standing;
  private volatile @Nullable Initialisation given;

  /** The context of one policy. */
  private record Standing(JsseServices services, GovernedContextSpi context) {}

  /** What the application gave. */
  private record Initialisation(
      KeyManager @Nullable [] keyManagers,
      TrustManager @Nullable [] trustManagers,
      @Nullable SecureRandom random) {}

  FollowingContextSpi(
      Supplier<JsseServices> inForce, Function<JsseServices, GovernedContextSpi> maker) {
    this.inForce = inForce;
    this.maker = maker;
    JsseServices services = inForce.get();
    this.standing = new Standing(services, maker.apply(services));
  }

  /** The context of the policy in force. */
  private GovernedContextSpi now() {
    Standing known = standing;
    return known.services() == inForce.get() ? known.context() : next();
  }

  private synchronized GovernedContextSpi next() {
    JsseServices services = inForce.get();
    Standing known = standing;
    if (known.services() == services) {
      return known.context();
    }
    GovernedContextSpi context = maker.apply(services);
    Initialisation of = given;
    if (of != null) {
      try {
        context.engineInit(of.keyManagers(), trust(of.trustManagers()), of.random());
      } catch (KeyManagementException e) {
        throw new ProviderException(
            "An SSLContext cannot be put under the policy that was read again: " + e.getMessage(),
            e);
      }
      keepSettings(known.context(), context);
    }
    standing = new Standing(services, context);
    return context;
  }

  /** Managers over the anchors of an earlier policy give way to those of the policy in force. */
  private static TrustManager @Nullable [] trust(TrustManager @Nullable [] given) {
    if (given != null) {
      for (TrustManager manager : given) {
        if (manager instanceof X509TrustManager x509) {
          return PolicyAnchors.isOfAPolicy(x509) ? null : given;
        }
      }
    }
    return given;
  }

  private static void keepSettings(GovernedContextSpi before, GovernedContextSpi after) {
    keep(before.engineGetClientSessionContext(), after.engineGetClientSessionContext());
    keep(before.engineGetServerSessionContext(), after.engineGetServerSessionContext());
  }

  private static void keep(@Nullable SSLSessionContext before, @Nullable SSLSessionContext after) {
    if (before instanceof CappedSessions earlier && after instanceof CappedSessions later) {
      later.setAs(earlier);
    }
  }

  @Override
  PolicySslServerSocket.Listening listening() {
    return now().listening();
  }

  @Override
  protected synchronized void engineInit(
      KeyManager @Nullable [] keyManagers,
      TrustManager @Nullable [] trustManagers,
      @Nullable SecureRandom random)
      throws KeyManagementException {
    now().engineInit(keyManagers, trust(trustManagers), random);
    given =
        new Initialisation(
            keyManagers == null ? null : keyManagers.clone(),
            trustManagers == null ? null : trustManagers.clone(),
            random);
  }

  @Override
  protected SSLSocketFactory engineGetSocketFactory() {
    now().engineGetSocketFactory();
    return new FollowingSocketFactory(() -> now().engineGetSocketFactory());
  }

  @Override
  protected SSLServerSocketFactory engineGetServerSocketFactory() {
    now().engineGetServerSocketFactory();
    return new PolicySslServerSocketFactory(this::listening);
  }

  @Override
  protected SSLEngine engineCreateSSLEngine() {
    return now().engineCreateSSLEngine();
  }

  @Override
  protected SSLEngine engineCreateSSLEngine(@Nullable String host, int port) {
    return now().engineCreateSSLEngine(host, port);
  }

  @Override
  protected @Nullable SSLSessionContext engineGetServerSessionContext() {
    return now().engineGetServerSessionContext();
  }

  @Override
  protected @Nullable SSLSessionContext engineGetClientSessionContext() {
    return now().engineGetClientSessionContext();
  }

  @Override
  protected SSLParameters engineGetDefaultSSLParameters() {
    return now().engineGetDefaultSSLParameters();
  }

  @Override
  protected SSLParameters engineGetSupportedSSLParameters() {
    return now().engineGetSupportedSSLParameters();
  }
}
