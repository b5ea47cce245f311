package dev.portcullis.benchmarks;

import dev.portcullis.cli.pki.KeyKind;

/**
 * What the two ends of a measured connection agree on.
 *
 * @param group the only group that is offered besides P-256, which ECDSA needs to be in the list
 * @param certificates in the server's chain, the root not among them [1..]
 */
record Setting(
    String protocol, String suite, String group, KeyKind leaf, int certificates, Trust trust) {

  /** Whose trust manager the client uses. */
  enum Trust {
    PLATFORM,
    /** One of the application's, which asks the platform's. */
    APPLICATION
  }

  static final Setting ECDSA =
      new Setting(
          "TLSv1.3",
          "TLS_AES_128_GCM_SHA256",
          "x25519",
          KeyKind.ec("secp256r1"),
          1,
          Trust.PLATFORM);

  static final Setting RSA = ECDSA.with(KeyKind.rsa(2048));

  static final Setting HYBRID = ECDSA.withGroup("X25519MLKEM768");

  static final Setting TLS12 =
      new Setting(
          "TLSv1.2",
          "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
          "x25519",
          KeyKind.ec("secp256r1"),
          1,
          Trust.PLATFORM);

  Setting with(KeyKind kind) {
    return new Setting(protocol, suite, group, kind, certificates, trust);
  }

  Setting withGroup(String name) {
    return new Setting(protocol, suite, name, leaf, certificates, trust);
  }

  Setting withChain(int length) {
    return new Setting(protocol, suite, group, leaf, length, trust);
  }

  Setting with(Trust whose) {
    return new Setting(protocol, suite, group, leaf, certificates, whose);
  }
}
