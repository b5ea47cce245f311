package dev.portcullis.provider.enforce;

import dev.portcullis.policy.ConnectionRules;
import dev.portcullis.policy.Grant;
import dev.portcullis.policy.KeyRules;
import dev.portcullis.policy.KeyType;
import dev.portcullis.policy.NamedGroup;
import dev.portcullis.policy.Rule;
import dev.portcullis.policy.Rules;
import dev.portcullis.policy.SignatureScheme;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Judges the keys and signatures of a certificate chain. Pure.
 *
 * <p>Judged are the certificates that a path from the leaf can be made of ({@link PathCandidates});
 * others that a peer adds to the message are not (RFC 9846, Section 4.5.2). A self-signed
 * certificate is a trust anchor or pinned: its key is judged, its signature means nothing and is
 * not. An anchor that the peer does not send is not seen here. Not responsible for whether the
 * chain is trusted.
 */
public final class PeerChainVerifier {
  private static final String KEY_SIZES = "RFC 9325, Section 4.5";

  private PeerChainVerifier() {}

  /**
   * Checks a chain.
   *
   * @param rules the rules of this side's role
   * @param chain as the peer sent it, leaf first; not empty
   */
  public static Optional<Violation> verify(ConnectionRules rules, List<X509Certificate> chain) {
    return all(rules, chain).stream().findFirst();
  }

  /** Every violation of a chain, leaf first: where some are only reported, others still count. */
  public static List<Violation> all(ConnectionRules rules, List<X509Certificate> chain) {
    List<Violation> found = new ArrayList<>(0);
    for (X509Certificate certificate : PathCandidates.of(chain)) {
      int index = chain.indexOf(certificate);
      Optional<Violation> key = key(rules.keys(), certificate, index);
      if (key.isPresent()) {
        found.add(key.get());
      }
      // Only a signature that is not allowed is worth the check that it is one of its own key.
      Optional<Violation> signature = signature(rules, certificate, index);
      if (signature.isPresent() && !PathCandidates.isSelfSigned(certificate)) {
        found.add(signature.get());
      }
    }
    return found;
  }

  private static Optional<Violation> key(KeyRules rules, X509Certificate certificate, int index) {
    PublicKey key = certificate.getPublicKey();
    Optional<KeyType> type = CertificateAlgorithms.keyType(key);
    if (type.isEmpty() || !rules.types().contains(type.get())) {
      return Optional.of(
          violation(
                  "keys.types",
                  certificate,
                  index,
                  Escaped.text(key.getAlgorithm()) + " key",
                  names(rules))
              .excusedBy(type.map(t -> ofType(t, rules, key)).orElse(List.of())));
    }
    if (key instanceof RSAKey rsa) {
      return rsa(rules, certificate, index, rsa.getModulus().bitLength());
    }
    if (key instanceof ECPublicKey ec) {
      return curve(rules, certificate, index, ec);
    }
    return Optional.empty();
  }

  private static Optional<Violation> rsa(
      KeyRules rules, X509Certificate certificate, int index, int bits) {
    String allowed = "RSA keys of " + rules.rsaMinBits() + " to " + rules.rsaMaxBits() + " bits";
    if (bits < rules.rsaMinBits()) {
      return Optional.of(
          violation("keys.rsa-min", certificate, index, "RSA key of " + bits + " bits", allowed)
              .excusedBy(ofSize(Rules.RSA_MIN, bits)));
    }
    if (bits > rules.rsaMaxBits()) {
      return Optional.of(
          violation("keys.rsa-max", certificate, index, "RSA key of " + bits + " bits", allowed)
              .excusedBy(ofSize(Rules.RSA_MAX, bits)));
    }
    return Optional.empty();
  }

  private static Optional<Violation> curve(
      KeyRules rules, X509Certificate certificate, int index, ECPublicKey key) {
    Optional<NamedGroup> curve = CertificateAlgorithms.curve(key);
    if (curve.isPresent() && rules.ecCurves().contains(curve.get())) {
      return Optional.empty();
    }
    String observed = "EC key on " + curve.map(NamedGroup::ianaName).orElse("an unknown curve");
    String allowed =
        rules.ecCurves().stream()
            .map(NamedGroup::ianaName)
            .sorted()
            .collect(Collectors.joining(", ", "EC keys on ", ""));
    return Optional.of(
        violation("keys.ec-curves", certificate, index, observed, allowed)
            .excusedBy(ofCurve(curve)));
  }

  private static List<Grant<?>> ofSize(Rule.Count rule, int bits) {
    return bits < KeyRules.RSA_LEAST_BITS || bits > KeyRules.RSA_GREATEST_BITS
        ? List.of()
        : List.of(new Grant<>(rule, bits));
  }

  private static List<Grant<?>> ofCurve(Optional<NamedGroup> curve) {
    return curve
        .<List<Grant<?>>>map(c -> List.of(Grant.names(Rules.EC_CURVES, c)))
        .orElse(List.of());
  }

  /** A type, and its curve where that is not allowed either. */
  private static List<Grant<?>> ofType(KeyType type, KeyRules rules, PublicKey key) {
    List<Grant<?>> grants = new ArrayList<>();
    grants.add(Grant.names(Rules.KEY_TYPES, type));
    if (key instanceof ECPublicKey ec) {
      Optional<NamedGroup> curve = CertificateAlgorithms.curve(ec);
      grants.addAll(ofCurve(curve.filter(c -> !rules.ecCurves().contains(c))));
    }
    return grants;
  }

  private static List<Grant<?>> ofSignature(X509Certificate certificate) {
    return Arrays.stream(SignatureScheme.values())
        .filter(scheme -> scheme.keyType().isPresent())
        .filter(s -> CertificateAlgorithms.signatureAllowed(certificate, List.of(s)))
        .findFirst()
        .<List<Grant<?>>>map(s -> List.of(Grant.names(Rules.CERTIFICATE_SCHEMES, s)))
        .orElse(List.of());
  }

  private static Optional<Violation> signature(
      ConnectionRules rules, X509Certificate certificate, int index) {
    if (CertificateAlgorithms.signatureAllowed(certificate, rules.signatures().certificate())) {
      return Optional.empty();
    }
    String allowed =
        rules.signatures().certificate().stream()
            .map(s -> s.ianaName())
            .collect(Collectors.joining(", "));
    return Optional.of(
        new Violation(
                "signatures.certificate",
                "RFC 9155, Section 3; RFC 9325, Section 4.5",
                describe(certificate, index)
                    + ", signed with "
                    + Escaped.text(certificate.getSigAlgName()),
                allowed,
                "let the peer's certificate be issued again with an allowed signature")
            .excusedBy(ofSignature(certificate)));
  }

  private static Violation violation(
      String rule, X509Certificate certificate, int index, String observed, String allowed) {
    return new Violation(
        rule,
        KEY_SIZES,
        describe(certificate, index) + ", " + observed,
        allowed,
        "let the peer's certificate be issued again with an allowed key");
  }

  private static String names(KeyRules rules) {
    return rules.types().stream()
        .map(KeyType::word)
        .sorted()
        .collect(Collectors.joining(", ", "keys of type ", ""));
  }

  private static String describe(X509Certificate certificate, int index) {
    return "certificate #"
        + index
        + " "
        + Escaped.text(certificate.getSubjectX500Principal().getName());
  }
}
