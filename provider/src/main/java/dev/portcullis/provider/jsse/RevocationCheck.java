package dev.portcullis.provider.jsse;

import dev.portcullis.policy.CertificateRules;
import dev.portcullis.policy.CertificateRules.OcspStaple;
import dev.portcullis.policy.CertificateRules.Revocation;
import dev.portcullis.policy.Grant;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.Rules;
import dev.portcullis.provider.enforce.Escaped;
import dev.portcullis.provider.enforce.Violation;
import java.security.GeneralSecurityException;
import java.security.cert.CertPath;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertPathValidatorException.BasicReason;
import java.security.cert.CertStore;
import java.security.cert.CertificateException;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.net.ssl.X509TrustManager;

/**
 * Asks whether a trusted chain still counts, by the JDK's own checker: an OCSP response that the
 * peer stapled, else the OCSP responder, else the list of revoked certificates that the certificate
 * names. A good answer is kept as {@link VerifiedChains} keeps it. How long an answer may take, the
 * JDK's properties say ({@code com.sun.security.ocsp.timeout}, {@code
 * com.sun.security.crl.timeout}; 15 seconds each). Thread-safe.
 */
final class RevocationCheck {
  private final PolicyAnchors anchors;
  private final VerifiedChains verified = new VerifiedChains(Clock.systemUTC());

  RevocationCheck(PolicyAnchors anchors) {
    this.anchors = anchors;
  }

  /**
   * Checks a chain that leads to a trust anchor.
   *
   * @param stapled the OCSP response for the leaf; empty if there is none
   * @throws CertificateException with the refusal
   */
  void verify(
      X509TrustManager application, X509Certificate[] chain, byte[] stapled, HandshakeGate gate)
      throws CertificateException {
    CertificateRules rules = gate.policy().rules().certificates();
    boolean staple = rules.ocspStaple() == OcspStaple.REQUIRE && gate.role() == Role.CLIENT;
    boolean status =
        rules.revocation() != Revocation.OFF && !verified.contains(chain, "", gate.role());
    if (!staple && !status) {
      return;
    }
    Set<TrustAnchor> trusted = anchors(application, gate);
    if (trusted.stream().anyMatch(anchor -> chain[0].equals(anchor.getTrustedCert()))) {
      return;
    }
    if (staple) {
      StapleCheck.verify(trusted, chain, stapled, gate);
    }
    if (status) {
      verify(rules.revocation(), trusted, chain, stapled, gate);
    }
  }

  private void verify(
      Revocation rule,
      Set<TrustAnchor> trusted,
      X509Certificate[] chain,
      byte[] stapled,
      HandshakeGate gate)
      throws CertificateException {
    try {
      if (isSure(rule, trusted, chain, stapled)) {
        verified.add(chain, "", gate.role());
      }
    } catch (GeneralSecurityException e) {
      if (rule == Revocation.HARD || isRevoked(e)) {
        Optional<String> refusal = gate.policy().against(violation(rule, chain[0], e));
        if (refusal.isPresent()) {
          throw new CertificateException(refusal.get(), e);
        }
      }
    }
  }

  private Set<TrustAnchor> anchors(X509TrustManager application, HandshakeGate gate)
      throws CertificateException {
    Set<TrustAnchor> trusted = new LinkedHashSet<>();
    for (X509TrustManager manager : List.of(application, anchors.of(gate.role()))) {
      X509Certificate[] issuers = manager.getAcceptedIssuers();
      for (X509Certificate issuer : issuers == null ? new X509Certificate[0] : issuers) {
        trusted.add(new TrustAnchor(issuer, null));
      }
    }
    return trusted;
  }

  /** Whether every certificate of the path was answered for; false where "soft" let one pass. */
  private static boolean isSure(
      Revocation rule, Set<TrustAnchor> trusted, X509Certificate[] chain, byte[] stapled)
      throws GeneralSecurityException {
    CertPathValidator validator = CertPathValidator.getInstance("PKIX");
    PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
    if (rule == Revocation.SOFT) {
      checker.setOptions(EnumSet.of(PKIXRevocationChecker.Option.SOFT_FAIL));
    }
    if (stapled.length > 0) {
      checker.setOcspResponses(Map.of(chain[0], stapled));
    }
    PKIXParameters parameters = new PKIXParameters(trusted);
    parameters.addCertPathChecker(checker);
    validator.validate(path(trusted, chain), parameters);
    return checker.getSoftFailExceptions().isEmpty();
  }

  /** The path first, then its status: a builder hides why it came to nothing. */
  static CertPath path(Set<TrustAnchor> trusted, X509Certificate[] chain)
      throws GeneralSecurityException {
    X509CertSelector leaf = new X509CertSelector();
    leaf.setCertificate(chain[0]);
    PKIXBuilderParameters parameters = new PKIXBuilderParameters(trusted, leaf);
    parameters.setRevocationEnabled(false);
    parameters.addCertStore(
        CertStore.getInstance(
            "Collection", new CollectionCertStoreParameters(Arrays.asList(chain))));
    return CertPathBuilder.getInstance("PKIX").build(parameters).getCertPath();
  }

  static boolean isRevoked(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof CertPathValidatorException path
          && path.getReason() == BasicReason.REVOKED) {
        return true;
      }
    }
    return false;
  }

  private static Violation violation(Revocation rule, X509Certificate leaf, Exception reason) {
    boolean revoked = isRevoked(reason);
    return new Violation(
            "certificates.revocation",
            revoked ? "RFC 5280, Section 6.3; RFC 6960" : "RFC 9325, Section 7.5",
            Escaped.text(leaf.getSubjectX500Principal().getName()) + ": " + Reasons.of(reason),
            rule == Revocation.HARD
                ? "certificates whose issuers say that they are good"
                : "certificates that are not revoked",
            revoked
                ? "let the peer's certificate be issued again"
                : "make the issuer's OCSP responder or list reachable")
        .excusedBy(revoked ? List.of() : List.of(new Grant<>(Rules.REVOCATION, Revocation.SOFT)));
  }
}
