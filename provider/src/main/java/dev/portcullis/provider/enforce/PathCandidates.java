package dev.portcullis.provider.enforce;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The certificates of a peer's message that can be part of a path from its leaf: all those that
 * have the name of an issuer of one that is part of it already. Of several with one name all are
 * taken, since nobody here knows which of them the validation took: a strong decoy hides no weak
 * issuer. No signature is verified to find that out: the peer could make it as costly as it likes.
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
        for (X509Certificate issuer : chain) {
          if (isNamedBy(certificate, issuer)) {
            waiting.add(issuer);
          }
        }
      }
    }
    return List.copyOf(reached);
  }

  private static boolean isNamedBy(X509Certificate certificate, X509Certificate issuer) {
    return issuer.getSubjectX500Principal().equals(certificate.getIssuerX500Principal());
  }

  /**
   * Whether a certificate is signed with its own key, which says nothing about anybody. Costs a
   * signature check if the names are the same.
   */
  static boolean isSelfSigned(X509Certificate certificate) {
    if (!isNamedBy(certificate, certificate)) {
      return false;
    }
    try {
      certificate.verify(certificate.getPublicKey());
      return true;
    } catch (GeneralSecurityException e) {
      // Wrong, or of an algorithm that this JVM, and with it every path validation, does not know.
      return false;
    }
  }
}
