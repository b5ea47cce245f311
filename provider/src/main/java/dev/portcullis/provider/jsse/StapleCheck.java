package dev.portcullis.provider.jsse;

import dev.portcullis.policy.CertificateRules.OcspStaple;
import dev.portcullis.policy.Grant;
import dev.portcullis.policy.Rules;
import dev.portcullis.provider.enforce.Escaped;
import dev.portcullis.provider.enforce.Violation;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateException;
import java.security.cert.PKIXParameters;
import java.security.cert.PKIXRevocationChecker;
import java.security.cert.PKIXRevocationChecker.Option;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether a server brought its issuer's answer along, and the answer is good: signed for the
 * issuer, of now, and for this certificate. Nobody else is asked. Stateless.
 */
final class StapleCheck {
  private StapleCheck() {}

  /**
   * Checks the leaf.
   *
   * @param stapled the OCSP response; empty if there was none
   * @throws CertificateException with the refusal
   */
  static void verify(
      Set<TrustAnchor> trusted, X509Certificate[] chain, byte[] stapled, HandshakeGate gate)
      throws CertificateException {
    if (stapled.length == 0) {
      refuse(gate, violation(chain[0], "no OCSP response came with it").excusedBy(anyAnswer()));
      return;
    }
    try {
      CertPathValidator validator = CertPathValidator.getInstance("PKIX");
      PKIXRevocationChecker checker = (PKIXRevocationChecker) validator.getRevocationChecker();
      checker.setOptions(EnumSet.of(Option.ONLY_END_ENTITY, Option.NO_FALLBACK));
      checker.setOcspResponses(Map.of(chain[0], stapled));
      PKIXParameters parameters = new PKIXParameters(trusted);
      parameters.addCertPathChecker(checker);
      validator.validate(RevocationCheck.path(trusted, chain), parameters);
    } catch (GeneralSecurityException e) {
      Violation violation = violation(chain[0], Reasons.of(e));
      boolean revoked = RevocationCheck.isRevoked(e);
      refuse(gate, revoked ? violation : violation.excusedBy(anyAnswer()));
    }
  }

  private static void refuse(HandshakeGate gate, Violation violation) throws CertificateException {
    Optional<String> refusal = gate.policy().against(violation);
    if (refusal.isPresent()) {
      throw new CertificateException(refusal.get());
    }
  }

  private static List<Grant<?>> anyAnswer() {
    return List.of(new Grant<>(Rules.OCSP_STAPLE, OcspStaple.REQUEST));
  }

  private static Violation violation(X509Certificate leaf, String observed) {
    return new Violation(
        "certificates.ocsp-staple",
        "RFC 6066, Section 8; RFC 9846, Section 4.4.2.1",
        Escaped.text(leaf.getSubjectX500Principal().getName()) + ": " + observed,
        "certificates with a fresh OCSP response that says they are good",
        "switch on OCSP stapling in the server");
  }
}
