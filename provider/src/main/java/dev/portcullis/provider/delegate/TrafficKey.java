package dev.portcullis.provider.delegate;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCryptoUtils;
import org.bouncycastle.tls.crypto.TlsSecret;

/**
 * Key and nonce base of one direction of a TLS 1.3 connection (RFC 9846, Section 7.3). Immutable
 * but for a scratch nonce; confined to the connection's lock.
 */
final class TrafficKey {

  private final RecordAead aead;
  private final SecretKey key;
  private final byte[] iv;
  private final byte[] nonce = new byte[RecordAead.NONCE_BYTES];

  private TrafficKey(RecordAead aead, SecretKey key, byte[] iv) {
    this.aead = aead;
    this.key = key;
    this.iv = iv;
  }

  /** Expands a traffic secret with a {@link org.bouncycastle.tls.crypto.CryptoHashAlgorithm}. */
  static TrafficKey of(TlsSecret secret, int hash, RecordAead aead) throws IOException {
    byte[] bytes = expanded(secret, hash, "key", aead.keyBytes());
    SecretKey key = new SecretKeySpec(bytes, aead.keyAlgorithm());
    Arrays.fill(bytes, (byte) 0);
    return new TrafficKey(aead, key, expanded(secret, hash, "iv", RecordAead.NONCE_BYTES));
  }

  /** The nonce is the IV with the sequence number added (RFC 9846, Section 5.3). */
  void init(Cipher cipher, int mode, long sequence) throws GeneralSecurityException {
    System.arraycopy(iv, 0, nonce, 0, iv.length);
    for (int i = 0; i < Long.BYTES; i++) {
      nonce[nonce.length - 1 - i] ^= (byte) (sequence >>> (Byte.SIZE * i));
    }
    cipher.init(mode, key, aead.parameters(nonce));
  }

  private static byte[] expanded(TlsSecret secret, int hash, String label, int length)
      throws IOException {
    return TlsCryptoUtils.hkdfExpandLabel(secret, hash, label, TlsUtils.EMPTY_BYTES, length)
        .extract();
  }
}
