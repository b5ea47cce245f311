package dev.portcullis.provider.credentials;

import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Puts the certificates of a file into the order of a chain: the leaf is the one that the key
 * belongs to, each next one has issued the one before (RFC 9846, Section 4.5.2). Stateless.
 */
final class OwnChain {
  private OwnChain() {}

  /**
   * The chain, leaf first.
   *
   * @throws PemException if the key belongs to none of them, or one is not part of the chain
   */
  static List<X509Certificate> of(PrivateKey key, String keyName, List<PemCertificate> certificates)
      throws PemException {
    Map<X509Certificate, PemCertificate> waiting = new LinkedHashMap<>();
    certificates.forEach(each -> waiting.putIfAbsent(each.certificate(), each));
    X509Certificate leaf = leaf(key, keyName, certificates);
    List<X509Certificate> chain = new ArrayList<>();
    Optional<X509Certificate> next = Optional.of(leaf);
    while (next.isPresent()) {
      chain.add(next.get());
      waiting.remove(next.get());
      next = issuer(next.get(), waiting);
    }
    if (!waiting.isEmpty()) {
      throw stray(chain.get(chain.size() - 1), waiting);
    }
    return chain;
  }

  private static X509Certificate leaf(
      PrivateKey key, String keyName, List<PemCertificate> certificates) throws PemException {
    KeyProof proof = KeyProof.of(key, keyName);
    for (PemCertificate candidate : certificates) {
      if (proof.isKeptBy(candidate.certificate().getPublicKey())) {
        return candidate.certificate();
      }
    }
    PemCertificate first = certificates.get(0);
    throw new PemException(
        keyName,
        "the private key (%s) does not belong to the certificate %s, which has a key of type %s;"
                .formatted(
                    key.getAlgorithm(),
                    first.described(),
                    first.certificate().getPublicKey().getAlgorithm())
            + " name the key that the certificate was issued for");
  }

  private static Optional<X509Certificate> issuer(
      X509Certificate of, Map<X509Certificate, PemCertificate> waiting) {
    return waiting.keySet().stream().filter(issuer -> issued(issuer, of)).findFirst();
  }

  private static boolean issued(X509Certificate issuer, X509Certificate subject) {
    if (!issuer.getSubjectX500Principal().equals(subject.getIssuerX500Principal())) {
      return false;
    }
    try {
      subject.verify(issuer.getPublicKey());
      return true;
    } catch (GeneralSecurityException | RuntimeException e) {
      return false;
    }
  }

  private static PemException stray(
      X509Certificate top, Map<X509Certificate, PemCertificate> waiting) {
    String all =
        waiting.values().stream().map(PemCertificate::described).collect(Collectors.joining(", "));
    return new PemException(
        waiting.values().iterator().next().at(),
        "the chain ends at '%s', which %s did not issue; remove what is not part of the chain, or"
                .formatted(top.getSubjectX500Principal().getName(), all)
            + " add what is missing between");
  }
}
