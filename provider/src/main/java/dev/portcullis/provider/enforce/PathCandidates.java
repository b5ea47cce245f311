package dev.portcullis.provider.enforce;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The certificates of a peer's message that can be part of a path from its leaf: those that name
 * and verify as the issuer of one that is part of it already. A name alone does not count, or a
 * stranger of the same name could hide a weak issuer behind a strong decoy. Of several issuers with
 * the same key all are taken, since nobody here knows which of them the validation took.
 *
 * <p>Not responsible for whether the path is trusted, dated or constrained. Stateless.
 */
final class PathCandidates {
  private PathCandidates() {}

  /**
   * The leaf and whatever can stand above it, in the order of distance.
   *
   * @param chain as the peer sent it, leaf first; not empty
   */
  static List<X509Certificate> of(List<X509Certificate> chain) {
    Set<X509Certificate> reached = new LinkedHashSet<>();
    List<X509Certificate> waiting = new ArrayList<>(List.of(chain.get(0)));
    for (int i = 0; i < waiting.size(); i++) {
      X509Certificate certificate = waiting.get(i);
      if (reached.add(certificate)) {
        chain.stream().filter(issuer -> issued(issuer, certificate)).forEach(waiting::add);
      }
    }
    return List.copyOf(reached);
  }

  /** Whether a certificate is signed with its own key, which says nothing about anybody. */
  static boolean isSelfSigned(X509Certificate certificate) {
    return issued(certificate, certificate);
  }

  private static boolean issued(X509Certificate issuer, X509Certificate certificate) {
    if (!issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal())) {
      return false;
    }
    try {
      certificate.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      // Wrong, or of an algorithm that this JVM, and with it every path validation, does not know.
      return false;
    }
  }
}
