package dev.portcullis.conformance.scenario;

import dev.portcullis.conformance.pki.TestPki;

/** Servers by what is wrong with them. */
public enum Target {
  GOOD(TestPki.ECDSA, Kind.NGINX, "", ""),
  GOOD_TLS12(TestPki.ECDSA, Kind.OPENSSL, "-tls1_2", ""),
  RENEGOTIATING(TestPki.ECDSA, Kind.OPENSSL, "-tls1_2 -client_renegotiation", ""),
  WRONG_HOST(TestPki.WRONG_HOST, Kind.NGINX, "", "rule      identity"),
  WRONG_HOST_TLS12(TestPki.WRONG_HOST, Kind.NGINX, "ssl_protocols TLSv1.2;", "rule      identity"),
  COMMON_NAME_ONLY(TestPki.COMMON_NAME_ONLY, Kind.NGINX, "", "nothing matches localhost"),
  SELF_SIGNED(TestPki.SELF_SIGNED, Kind.NGINX, "", "path building failed"),
  EXPIRED(TestPki.EXPIRED, Kind.NGINX, "", "path building failed"),
  WEAK_KEY(TestPki.WEAK_KEY, Kind.OPENSSL, "-cipher DEFAULT:@SECLEVEL=0", "keys.rsa-min"),
  TLS_1_0(TestPki.RSA, Kind.OPENSSL, "-tls1 -cipher ALL:@SECLEVEL=0", "protocol_version"),
  NULL_CIPHER(
      TestPki.RSA, Kind.OPENSSL, "-tls1_2 -cipher NULL-SHA256:@SECLEVEL=0", "handshake_failure"),
  ANONYMOUS_DH(
      TestPki.RSA,
      Kind.OPENSSL,
      "-tls1_2 -cipher ADH-AES128-SHA256:@SECLEVEL=0",
      "handshake_failure"),
  ANONYMOUS_ECDH(
      TestPki.RSA,
      Kind.OPENSSL,
      "-tls1_2 -cipher AECDH-AES128-SHA:@SECLEVEL=0",
      "handshake_failure"),
  STATIC_RSA(TestPki.RSA, Kind.OPENSSL, "-tls1_2 -cipher AES128-SHA", "handshake_failure");

  private final TestPki certificate;
  private final Kind kind;
  private final String arguments;
  private final String fault;

  Target(TestPki certificate, Kind kind, String arguments, String fault) {
    this.certificate = certificate;
    this.kind = kind;
    this.arguments = arguments;
    this.fault = fault;
  }

  /** What a program that trusts the authority of the tests must be told. */
  public String fault() {
    return fault;
  }

  /** Port of the running server. */
  public int port() {
    return switch (kind) {
      case NGINX -> Peers.nginx(certificate, arguments);
      case OPENSSL -> Peers.openSsl(certificate, arguments);
    };
  }

  /** nginx keeps every client happy; s_server speaks what nobody else does. */
  private enum Kind {
    NGINX,
    OPENSSL
  }
}
