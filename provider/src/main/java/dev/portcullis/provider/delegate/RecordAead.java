package dev.portcullis.provider.delegate;

import java.security.spec.AlgorithmParameterSpec;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import org.bouncycastle.tls.EncryptionAlgorithm;
import org.bouncycastle.tls.crypto.impl.TlsAEADCipher;
import org.jspecify.annotations.Nullable;

/** The AEAD algorithms of records, as the JDK names them (RFC 5116; RFC 8439). */
enum RecordAead {
  AES_128_GCM(EncryptionAlgorithm.AES_128_GCM, "AES/GCM/NoPadding", "AES", 16),
  AES_256_GCM(EncryptionAlgorithm.AES_256_GCM, "AES/GCM/NoPadding", "AES", 32),
  CHACHA20_POLY1305(EncryptionAlgorithm.CHACHA20_POLY1305, "ChaCha20-Poly1305", "ChaCha20", 32);

  static final int TAG_BYTES = 16;
  static final int NONCE_BYTES = 12;

  private final int code;
  private final String transformation;
  private final String keyAlgorithm;
  private final int keyBytes;

  RecordAead(int code, String transformation, String keyAlgorithm, int keyBytes) {
    this.code = code;
    this.transformation = transformation;
    this.keyAlgorithm = keyAlgorithm;
    this.keyBytes = keyBytes;
  }

  /** By Bouncy Castle's {@link EncryptionAlgorithm}; null if it is none of these. */
  static @Nullable RecordAead of(int encryptionAlgorithm) {
    for (RecordAead aead : values()) {
      if (aead.code == encryptionAlgorithm) {
        return aead;
      }
    }
    return null;
  }

  String transformation() {
    return transformation;
  }

  String keyAlgorithm() {
    return keyAlgorithm;
  }

  int keyBytes() {
    return keyBytes;
  }

  AlgorithmParameterSpec parameters(byte[] nonce) {
    return this == CHACHA20_POLY1305
        ? new IvParameterSpec(nonce)
        : new GCMParameterSpec(TAG_BYTES * Byte.SIZE, nonce);
  }

  /** How TLS 1.2 makes nonces: RFC 5288, Section 3 for GCM, RFC 7905, Section 2 for ChaCha20. */
  int tls12Nonces() {
    return this == CHACHA20_POLY1305
        ? TlsAEADCipher.AEAD_CHACHA20_POLY1305
        : TlsAEADCipher.AEAD_GCM;
  }
}
