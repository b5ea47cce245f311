package dev.portcullis.policy;

/** What proves the server's identity in a cipher suite. */
public enum Authentication {
  /** Chosen by signature schemes, not by the suite: TLS 1.3 (RFC 9846). */
  BY_SIGNATURE_SCHEME,
  /** A certificate with an RSA key. */
  RSA,
  /** A certificate with an EC or Edwards-curve key (RFC 8422). */
  ECDSA,
  /** A certificate with a DSA key. */
  DSS,
  /** A certificate with a GOST key. */
  GOST,
  /** A shared secret or a password; no certificate. */
  SHARED_SECRET,
  /** A Kerberos ticket; no certificate. */
  KRB5,
  /** Nothing. */
  ANONYMOUS;

  /** Whether the server shows a certificate, so that a reference identity can be checked. */
  public boolean isByCertificate() {
    return switch (this) {
      case BY_SIGNATURE_SCHEME, RSA, ECDSA, DSS, GOST -> true;
      case SHARED_SECRET, KRB5, ANONYMOUS -> false;
    };
  }
}
