package dev.portcullis.provider.delegate;

import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.impl.TlsAEADCipherImpl;
import org.jspecify.annotations.Nullable;

/**
 * One direction of AEAD with the JDK's cipher for Bouncy Castle's TLS 1.2 record layer, which makes
 * the nonces and the additional data (RFC 5246, Section 6.2.3.3).
 *
 * <p>Unlike the default it asks for ChaCha20-Poly1305 by the JDK's name and makes no {@code
 * AlgorithmParameters} object for each record. Confined to the connection's lock.
 */
final class Tls12Aead implements TlsAEADCipherImpl {

  private final RecordAead aead;
  private final Cipher cipher;
  private final int mode;
  private @Nullable SecretKey key;

  Tls12Aead(PlatformAlgorithms algorithms, RecordAead aead, boolean encrypt)
      throws GeneralSecurityException {
    this.aead = aead;
    this.cipher = algorithms.createCipher(aead.transformation());
    this.mode = encrypt ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE;
  }

  @Override
  public void setKey(byte[] bytes, int offset, int length) {
    key = new SecretKeySpec(bytes, offset, length, aead.keyAlgorithm());
  }

  @Override
  public void init(byte[] nonce, int macBytes) {
    try {
      cipher.init(mode, key, aead.parameters(nonce));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the JDK refuses a TLS 1.2 nonce or key", e);
    }
  }

  @Override
  public int getOutputSize(int inputLength) {
    return mode == Cipher.ENCRYPT_MODE
        ? inputLength + RecordAead.TAG_BYTES
        : inputLength - RecordAead.TAG_BYTES;
  }

  @Override
  public int doFinal(
      byte @Nullable [] additionalData,
      byte[] input,
      int inputOffset,
      int inputLength,
      byte[] output,
      int outputOffset)
      throws IOException {
    try {
      if (additionalData != null) {
        cipher.updateAAD(additionalData);
      }
      return cipher.doFinal(input, inputOffset, inputLength, output, outputOffset);
    } catch (AEADBadTagException forged) {
      throw new TlsFatalAlert(AlertDescription.bad_record_mac, forged);
    } catch (GeneralSecurityException e) {
      throw new TlsFatalAlert(AlertDescription.internal_error, e);
    }
  }
}
