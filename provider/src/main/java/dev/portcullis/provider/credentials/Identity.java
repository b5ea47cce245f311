package dev.portcullis.provider.credentials;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whom this side is: a certificate chain and the private key of its leaf, which belong together.
 *
 * @param key the private key
 * @param chain leaf first, each certificate issued by the next; not empty
 * @param source the file of the chain, for messages
 */
public record Identity(PrivateKey key, List<X509Certificate> chain, String source) {
  public Identity {
    chain = List.copyOf(chain);
  }

  /** What is wrong with the dates of the leaf at a time; empty if nothing is. */
  public Optional<String> outOfDate(Instant now) {
    X509Certificate leaf = chain.get(0);
    String subject = source + ": the own certificate '" + leaf.getSubjectX500Principal().getName();
    if (now.isAfter(leaf.getNotAfter().toInstant())) {
      return Optional.of(
          subject
              + "' expired on "
              + leaf.getNotAfter().toInstant()
              + ": peers will refuse it; let it be renewed");
    }
    if (now.isBefore(leaf.getNotBefore().toInstant())) {
      return Optional.of(
          subject
              + "' is valid from "
              + leaf.getNotBefore().toInstant()
              + " only: peers will refuse it; check the clock of this machine");
    }
    return Optional.empty();
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "identity of " + source;
  }
}
