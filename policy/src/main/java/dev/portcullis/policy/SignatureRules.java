package dev.portcullis.policy;

import java.util.List;

/**
 * The signature schemes that count, in preference order.
 *
 * @param handshake {@code signature_algorithms} (RFC 9846, Section 4.3.3)
 * @param certificate {@code signature_algorithms_cert}: signatures on the certificates of a chain,
 *     trust anchors excepted
 */
public record SignatureRules(List<SignatureScheme> handshake, List<SignatureScheme> certificate) {
  /** Copies the lists and refuses duplicates. */
  public SignatureRules {
    handshake = Distinct.copyOf(handshake);
    certificate = Distinct.copyOf(certificate);
  }
}
