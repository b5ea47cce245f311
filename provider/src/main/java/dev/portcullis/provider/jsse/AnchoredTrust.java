package dev.portcullis.provider.jsse;

import dev.portcullis.policy.Grant;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.Rules;
import dev.portcullis.policy.TrustRules.ApplicationManagers;
import dev.portcullis.provider.enforce.Escaped;
import dev.portcullis.provider.enforce.Violation;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;

/**
 * Whether a chain that an application's trust manager accepted leads to a trust anchor: one of the
 * policy, which are the platform's unless it names others, or one that the manager itself names in
 * {@code getAcceptedIssuers()} (private CAs, pinned self-signed certificates). An accept-all
 * manager names none and so decides nothing.
 *
 * <p>The path is validated by the JDK's own PKIX trust manager. That manager itself, where it is
 * the application's, has done so already. Thread-safe.
 */
final class AnchoredTrust {
  private static final String KEY = "trust.anchors";

  private final ContextPolicy context;
  private final PolicyAnchors ofPolicy;
  private final Map<Role, X509TrustManager> validators = new EnumMap<>(Role.class);
  private @Nullable Anchors anchors;

  /** What an application's manager names, a path validator over it, and what that has accepted. */
  private record Anchors(
      X509Certificate[] issuers, @Nullable X509TrustManager manager, VerifiedChains verified) {}

  AnchoredTrust(ContextPolicy context, PolicyAnchors ofPolicy) {
    this.context = context;
    this.ofPolicy = ofPolicy;
  }

  /**
   * Checks a chain that the application's manager accepted.
   *
   * @throws CertificateException with the refusal
   */
  void verify(
      X509TrustManager application, X509Certificate[] chain, String authType, HandshakeGate gate)
      throws CertificateException {
    ApplicationManagers worth = gate.policy().rules().trust().applicationManagers();
    if (worth == ApplicationManagers.ACCEPT || hasValidated(application, worth)) {
      return;
    }
    // Asked for outside our lock: what an application does there is its own affair.
    X509Certificate[] named =
        worth == ApplicationManagers.RESTRICT ? null : application.getAcceptedIssuers();
    CertificateException reason = reasonAgainst(named, chain, authType, gate.role());
    if (reason == null) {
      return;
    }
    Violation violation = violation(application, chain[0], reason, gate.role(), worth);
    if (worth == ApplicationManagers.REPORT) {
      gate.policy().report(violation);
      return;
    }
    Optional<String> refusal = gate.policy().against(violation);
    if (refusal.isPresent()) {
      throw new CertificateException(refusal.get(), reason);
    }
  }

  /** Whether the manager's own acceptance was a path validation to anchors that count. */
  private boolean hasValidated(X509TrustManager application, ApplicationManagers worth) {
    return ofPolicy.made(application)
        || (worth != ApplicationManagers.RESTRICT
            && ofPolicy.platform().isPlatformTrustManager(application));
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
    if (!hasValidated(application, ApplicationManagers.VERIFY)) {
      return reason;
    }
    Optional<String> wrongIdentity = gate.wrongIdentity(chain[0]);
    if (wrongIdentity.isPresent()) {
      return new CertificateException(wrongIdentity.get(), reason);
    }
    return new CertificateException(
        reason.getMessage()
            + "\n"
            + gate.policy().refusal(untrusted(application, chain[0], reason)),
        reason);
  }

  private @Nullable CertificateException reasonAgainst(
      X509Certificate @Nullable [] named, X509Certificate[] chain, String authType, Role role) {
    try {
      Anchors anchors = anchorsOver(named);
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
      check(validator(role), chain, authType, role);
    } catch (CertificateException ofThePolicy) {
      if (ofApplication == null) {
        throw ofThePolicy;
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

  private synchronized X509TrustManager validator(Role role) throws CertificateException {
    X509TrustManager made = validators.get(role);
    if (made == null) {
      made = ofPolicy.of(role);
      validators.put(role, made);
    }
    return made;
  }

  private synchronized Anchors anchorsOver(X509Certificate @Nullable [] named)
      throws CertificateException {
    X509Certificate[] issuers = named == null ? new X509Certificate[0] : named;
    if (anchors == null || !Arrays.equals(anchors.issuers(), issuers)) {
      anchors =
          new Anchors(
              issuers.clone(),
              issuers.length == 0 ? null : ofPolicy.platform().over(issuers),
              new VerifiedChains(Clock.systemUTC()));
    }
    return anchors;
  }

  private Violation violation(
      X509TrustManager application,
      X509Certificate leaf,
      CertificateException reason,
      Role role,
      ApplicationManagers worth) {
    boolean named = ofPolicy.areSet(role);
    return new Violation(
            "trust.application-managers",
            "RFC 5280, Section 6",
            "trust manager "
                + application.getClass().getName()
                + " accepted "
                + Escaped.text(leaf.getSubjectX500Principal().getName())
                + ", but: "
                + Reasons.of(reason),
            "a chain to a trust anchor of "
                + (named ? "the policy's trust.anchors" : "the platform")
                + (worth == ApplicationManagers.RESTRICT
                    ? ""
                    : ", or to one that the manager names in getAcceptedIssuers()"),
            "put the issuing CA into "
                + (named
                    ? "a file of trust.anchors (" + context.document().origin(role, KEY) + ")"
                    : "the JVM's trust store (javax.net.ssl.trustStore)"))
        .excusedBy(List.of(new Grant<>(Rules.APPLICATION_MANAGERS, ApplicationManagers.REPORT)));
  }

  private Violation untrusted(
      X509TrustManager application, X509Certificate leaf, CertificateException reason) {
    boolean ofPolicyAlone = ofPolicy.made(application);
    return new Violation(
        ofPolicyAlone ? KEY : "trust",
        "RFC 5280, Section 6",
        Escaped.text(leaf.getSubjectX500Principal().getName()) + ": " + Reasons.of(reason),
        ofPolicyAlone
            ? "a chain to one of the policy's trust anchors"
            : "a chain to a trust anchor of the trust store that the application uses",
        Reasons.isAboutTime(reason)
            ? "let the peer's certificate be renewed; check the clock of this machine"
            : ofPolicyAlone
                ? "put the issuing CA into a file of trust.anchors"
                : "put the issuing CA into that trust store (javax.net.ssl.trustStore for the JVM's"
                    + " own), or let the peer's certificate be issued again");
  }
}
