package dev.portcullis.policy;

import java.util.Arrays;
import java.util.Optional;

/** Type of a public key in a certificate, as far as a policy can allow it. */
public enum KeyType implements PolicyWord {
  /** RSA, with {@code rsaEncryption} or {@code id-RSASSA-PSS} (RFC 8017). */
  RSA("RSA"),
  /** A point on a named curve (RFC 5480). */
  EC("EC"),
  /** Edwards curve 25519 (RFC 8410). */
  ED25519("Ed25519"),
  /** Edwards curve 448 (RFC 8410). */
  ED448("Ed448");

  private final String word;

  KeyType(String word) {
    this.word = word;
  }

  @Override
  public String word() {
    return word;
  }

  /** The type with exactly this spelling. */
  public static Optional<KeyType> byWord(String word) {
    return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
  }
}
