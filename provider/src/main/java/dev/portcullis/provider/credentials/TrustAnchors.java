package dev.portcullis.provider.credentials;

import java.security.cert.X509Certificate;
import java.util.List;

/**
 * Whom one role trusts.
 *
 * @param platform whether the anchors of the platform count
 * @param certificates further anchors
 */
public record TrustAnchors(boolean platform, List<X509Certificate> certificates) {
  public TrustAnchors {
    certificates = List.copyOf(certificates);
  }
}
