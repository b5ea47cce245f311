package dev.portcullis.cli.pki;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;

/**
 * What kind of key a test certificate holds: {@code rsa(2048)}, {@code ec("secp256r1")}, {@code
 * ed25519()}. Deliberately accepts keys too weak for any policy. Immutable.
 */
public record KeyKind(String algorithm, int bits, String curve) {

  /** An RSA key of {@code bits} [512..16384]. */
  public static KeyKind rsa(int bits) {
    return new KeyKind("RSA", bits, "");
  }

  /** An elliptic curve key; {@code curve} is a JDK name such as {@code secp256r1}. */
  public static KeyKind ec(String curve) {
    return new KeyKind("EC", 0, curve);
  }

  /** An Ed25519 key (RFC 8410). */
  public static KeyKind ed25519() {
    return new KeyKind("Ed25519", 0, "");
  }

  KeyPair generate() throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    if (bits > 0) {
      generator.initialize(bits);
    }
    if (!curve.isEmpty()) {
      generator.initialize(new ECGenParameterSpec(curve));
    }
    return generator.generateKeyPair();
  }

  /** The JCA signature name of this key with a hash such as {@code SHA256}. */
  String signatureName(String hash) {
    return switch (algorithm) {
      case "RSA" -> hash + "withRSA";
      case "EC" -> hash + "withECDSA";
      default -> algorithm;
    };
  }
}
