package dev.portcullis.provider.jsse;

import dev.portcullis.policy.Role;
import dev.portcullis.policy.TrustRules.ApplicationManagers;
import dev.portcullis.provider.enforce.Escaped;
import dev.portcullis.provider.enforce.Violation;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whether a chain that an application's trust manager accepted leads to a trust anchor: one of the
 * platform, or one that the manager itself names in {@code getAcceptedIssuers()} (private CAs,
 * pinned self-signed certificates). An accept-all manager names none and so decides nothing.
 *
 * <p>The path is validated by the JDK's own PKIX trust manager. That manager itself, where it is
 * the application's, has done so already. Thread-safe.
 */
final class AnchoredTrust {
  private final ContextPolicy context;
  private final PlatformTrust platform;
  private @Nullable X509TrustManager ofPlatform;
  private @Nullable Anchors anchors;

  /** What an application's manager names, a path validator over it, and what that has accepted. */
  private record Anchors(
      X509Certificate[] issuers, @Nullable X509TrustManager manager, VerifiedChains verified) {}

  AnchoredTrust(ContextPolicy context, PlatformTrust platform) {
    this.context = context;
    this.platform = platform;
  }

  /**
   * Checks a chain that the application's manager accepted.
   *
   * @throws CertificateException with the refusal
   */
  void verify(
      X509TrustManager application, X509Certificate[] chain, String authType, HandshakeGate gate)
      throws CertificateException {
    ApplicationManagers worth = context.rules(gate.role()).trust().applicationManagers();
    if (worth == ApplicationManagers.ACCEPT || platform.isPlatformTrustManager(application)) {
      return;
    }
    CertificateException reason = reasonAgainst(application, chain, authType, gate.role());
    if (reason == null) {
      return;
    }
    Violation violation = violation(application, chain[0], reason);
    if (worth == ApplicationManagers.REPORT) {
      context.report(gate.role(), gate.peer(), violation);
      return;
    }
    throw new CertificateException(context.refusal(gate.role(), gate.peer(), violation), reason);
  }

  /**
   * What to throw when the application's manager refused. The JDK's manager knows nothing of the
   * policy: its words stay first, since libraries look for them, and the refusal is explained.
   * Other managers speak for themselves.
   */
  CertificateException explained(
      X509TrustManager application,
      CertificateException reason,
      X509Certificate[] chain,
      HandshakeGate gate) {
    if (!platform.isPlatformTrustManager(application)) {
      return reason;
    }
    Optional<String> wrongIdentity = gate.wrongIdentity(chain[0]);
    if (wrongIdentity.isPresent()) {
      return new CertificateException(wrongIdentity.get(), reason);
    }
    return new CertificateException(
        reason.getMessage()
            + "\n"
            + context.refusal(gate.role(), gate.peer(), untrusted(chain[0], reason)),
        reason);
  }

  private @Nullable CertificateException reasonAgainst(
      X509TrustManager application, X509Certificate[] chain, String authType, Role role) {
    try {
      // Asked for outside our lock: what an application does there is its own affair.
      Anchors anchors = anchorsOver(application.getAcceptedIssuers());
      if (!anchors.verified().contains(chain, authType, role)) {
        checkEither(anchors.manager(), chain, authType, role);
        anchors.verified().add(chain, authType, role);
      }
      return null;
    } catch (CertificateException e) {
      return e;
    }
  }

  private void checkEither(
      @Nullable X509TrustManager ofApplication, X509Certificate[] chain, String authType, Role role)
      throws CertificateException {
    try {
      check(platformManager(), chain, authType, role);
    } catch (CertificateException ofThePlatform) {
      if (ofApplication == null) {
        throw ofThePlatform;
      }
      check(ofApplication, chain, authType, role);
    }
  }

  private static void check(
      X509TrustManager manager, X509Certificate[] chain, String authType, Role role)
      throws CertificateException {
    if (role == Role.CLIENT) {
      manager.checkServerTrusted(chain, authType);
    } else {
      manager.checkClientTrusted(chain, authType);
    }
  }

  private synchronized X509TrustManager platformManager() throws CertificateException {
    if (ofPlatform == null) {
      ofPlatform = platform.ofPlatform();
    }
    return ofPlatform;
  }

  private synchronized Anchors anchorsOver(X509Certificate @Nullable [] named)
      throws CertificateException {
    X509Certificate[] issuers = named == null ? new X509Certificate[0] : named;
    if (anchors == null || !Arrays.equals(anchors.issuers(), issuers)) {
      anchors =
          new Anchors(
              issuers.clone(),
              issuers.length == 0 ? null : platform.over(issuers),
              new VerifiedChains(Clock.systemUTC()));
    }
    return anchors;
  }

  private static Violation violation(
      X509TrustManager application, X509Certificate leaf, CertificateException reason) {
    return new Violation(
        "trust.application-managers",
        "RFC 5280, Section 6",
        "trust manager "
            + application.getClass().getName()
            + " accepted "
            + Escaped.text(leaf.getSubjectX500Principal().getName())
            + ", but: "
            + Reasons.of(reason),
        "a chain to a trust anchor of the platform, or to one that the manager names in"
            + " getAcceptedIssuers()",
        "put the issuing CA into the JVM's trust store (javax.net.ssl.trustStore), or write into"
            + " the policy\n[trust]\napplication-managers = \"report\"");
  }

  private static Violation untrusted(X509Certificate leaf, CertificateException reason) {
    return new Violation(
        "trust",
        "RFC 5280, Section 6",
        Escaped.text(leaf.getSubjectX500Principal().getName()) + ": " + Reasons.of(reason),
        "a chain to a trust anchor of the trust store that the application uses",
        Reasons.isAboutTime(reason)
            ? "let the peer's certificate be renewed; check the clock of this machine"
            : "put the issuing CA into that trust store (javax.net.ssl.trustStore for the JVM's"
                + " own), or let the peer's certificate be issued again");
  }
}
