package dev.portcullis.provider.jsse;

import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.Grant;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.Rules;
import dev.portcullis.policy.SniRules.OnUnknown;
import dev.portcullis.provider.enforce.Escaped;
import dev.portcullis.provider.enforce.IdentityVerdict;
import dev.portcullis.provider.enforce.IdentityVerifier;
import dev.portcullis.provider.enforce.InvalidReferenceIdentityException;
import dev.portcullis.provider.enforce.ReferenceIdentity;
import dev.portcullis.provider.enforce.Violation;
import dev.portcullis.provider.facts.HandshakeFacts;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLSession;
import org.jspecify.annotations.Nullable;

/** Whether a certificate names whom it should: the own one to clients. Pure. */
final class IdentityCheck {
  private IdentityCheck() {}

  /** A name that a client sent and the certificate that it was shown does not have. */
  static Optional<Violation> unknownName(
      ConnectionRules rules, HandshakeFacts facts, SSLSession session) {
    if (facts.role() == Role.CLIENT || rules.sni().onUnknown() == OnUnknown.ACCEPT) {
      return Optional.empty();
    }
    return facts
        .serverName()
        .seen()
        .filter(name -> !isOwn(rules, name, session.getLocalCertificates()))
        .map(
            name ->
                new Violation(
                        "sni.on-unknown",
                        "RFC 6066, Section 3; RFC 9325, Section 3.7",
                        "a client that asks for " + Escaped.text(name),
                        "names that the certificate of this server has",
                        "give the server a certificate for that name, or let the client ask for"
                            + " another")
                    .excusedBy(List.of(new Grant<>(Rules.ON_UNKNOWN_NAME, OnUnknown.ACCEPT))));
  }

  private static boolean isOwn(ConnectionRules rules, String name, Certificate @Nullable [] shown) {
    if (shown == null || shown.length == 0 || !(shown[0] instanceof X509Certificate leaf)) {
      return false;
    }
    try {
      return !(IdentityVerifier.verify(ReferenceIdentity.parse(name), leaf, rules.identity())
          instanceof IdentityVerdict.Mismatch);
    } catch (InvalidReferenceIdentityException e) {
      return false;
    }
  }
}
