package dev.portcullis.policy;

/** How the parties of a cipher suite agree on a secret. */
public enum KeyExchange {
  /** Chosen by groups, not by the suite: TLS 1.3 (RFC 9846). */
  BY_GROUP,
  /** Encryption to the certified RSA key; no forward secrecy. */
  RSA,
  /** Certified finite-field key; no forward secrecy. */
  DH,
  /** Ephemeral finite field. */
  DHE,
  /** Certified elliptic-curve key; no forward secrecy. */
  ECDH,
  /** Ephemeral elliptic curve. */
  ECDHE,
  /** A shared secret alone (RFC 4279). */
  PSK,
  /** A shared secret and encryption to an RSA key. */
  RSA_PSK,
  /** A shared secret and an ephemeral finite field. */
  DHE_PSK,
  /** A shared secret and an ephemeral elliptic curve (RFC 5489). */
  ECDHE_PSK,
  /** A password (RFC 5054). */
  SRP,
  /** A password over an elliptic curve (RFC 8492). */
  ECCPWD,
  /** Kerberos tickets (RFC 2712). */
  KRB5,
  /** GOST R 34.10-2012 in TLS 1.2 (RFC 9189). */
  GOST,
  /** None: the null suite and signalling values. */
  NONE;

  /** Whether a stolen long-term key leaves recorded connections secret. */
  public boolean isForwardSecret() {
    return switch (this) {
      case BY_GROUP, DHE, ECDHE, DHE_PSK, ECDHE_PSK, SRP, ECCPWD -> true;
      case RSA, DH, ECDH, PSK, RSA_PSK, KRB5, GOST, NONE -> false;
    };
  }
}
