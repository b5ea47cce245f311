package dev.portcullis.provider.credentials;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/**
 * A certificate and the block that it came from.
 *
 * @param at {@code file:line}
 * @param uses what OpenSSL's TRUSTED CERTIFICATE says about its trust
 */
record PemCertificate(X509Certificate certificate, String at, TrustedUses uses) {
  /**
   * The certificates among the blocks, in order; perhaps none.
   *
   * @throws PemException if one is damaged
   */
  static List<PemCertificate> among(List<PemBlock> blocks) throws PemException {
    List<PemCertificate> certificates = new ArrayList<>();
    for (PemBlock block : blocks) {
      if (block.isCertificate()) {
        certificates.add(read(block));
      }
    }
    return certificates;
  }

  private static PemCertificate read(PemBlock block) throws PemException {
    try {
      DerReader top = new DerReader(block.content());
      byte[] encoded = top.whole();
      TrustedUses uses = TrustedUses.ALL;
      if (block.label().equals("TRUSTED CERTIFICATE") && top.hasNext()) {
        uses = TrustedUses.read(top);
      }
      top.requireEnd();
      return new PemCertificate(certificate(encoded), block.at(), uses);
    } catch (MalformedDerException | CertificateException | RuntimeException e) {
      throw new PemException(
          block.at(), "the certificate is damaged: " + e.getMessage() + "; copy the file again", e);
    }
  }

  private static X509Certificate certificate(byte[] encoded) throws CertificateException {
    InputStream input = new ByteArrayInputStream(encoded);
    return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(input);
  }

  /** Subject and place, for messages. */
  String described() {
    return "'" + certificate.getSubjectX500Principal().getName() + "' (" + at + ")";
  }
}
