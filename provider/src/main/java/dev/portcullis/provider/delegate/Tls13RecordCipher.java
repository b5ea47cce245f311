package dev.portcullis.provider.delegate;

import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.ContentType;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.crypto.TlsCipher;
import org.bouncycastle.tls.crypto.TlsDecodeResult;
import org.bouncycastle.tls.crypto.TlsEncodeResult;

/**
 * Record protection of TLS 1.3 (RFC 9846, Section 5.2) with the JDK's AEAD ciphers, in place of
 * Bouncy Castle's, which copies each record three times more and moves two thirds of the data in
 * the same time.
 *
 * <p>The buffers of results are reused: the caller copies them out before its next call. It makes
 * its calls under the connection's lock and passes sequence numbers that never repeat for a key.
 * Confined to that lock.
 *
 * <p>Timing: the JDK compares tags in constant time and releases no plaintext of a forged record.
 * Padding is looked for after authentication, so its length is the peer's own secret only; RFC
 * 9846, Section 5.4 leaves that timing open.
 */
final class Tls13RecordCipher implements TlsCipher {

  private static final int OVERHEAD = 1 + RecordAead.TAG_BYTES;
  private static final int SMALLEST_BUFFER = 512;

  private final TrafficKeys keys;
  private final Cipher encrypter;
  private final Cipher decrypter;
  private final byte[] additionalData = new byte[5];
  private final byte[] innerType = new byte[1];
  private byte[] sealed = new byte[SMALLEST_BUFFER];
  private byte[] opened = new byte[SMALLEST_BUFFER];
  private TrafficKey sending;
  private TrafficKey receiving;

  Tls13RecordCipher(PlatformAlgorithms algorithms, RecordAead aead, TrafficKeys keys)
      throws IOException, GeneralSecurityException {
    this.keys = keys;
    this.encrypter = algorithms.createCipher(aead.transformation());
    this.decrypter = algorithms.createCipher(aead.transformation());
    this.sending = keys.first(true);
    this.receiving = keys.first(false);
  }

  @Override
  public TlsEncodeResult encodePlaintext(
      long sequence,
      short type,
      ProtocolVersion version,
      int headerBytes,
      byte[] plaintext,
      int offset,
      int length)
      throws IOException {
    int ciphertextLength = length + OVERHEAD;
    sealed = atLeast(sealed, headerBytes + ciphertextLength);
    innerType[0] = (byte) type;
    try {
      sending.init(encrypter, Cipher.ENCRYPT_MODE, sequence);
      encrypter.updateAAD(header(ContentType.application_data, version, ciphertextLength));
      int done = encrypter.update(plaintext, offset, length, sealed, headerBytes);
      encrypter.doFinal(innerType, 0, 1, sealed, headerBytes + done);
    } catch (GeneralSecurityException e) {
      throw new TlsFatalAlert(AlertDescription.internal_error, e);
    }
    return new TlsEncodeResult(
        sealed, 0, headerBytes + ciphertextLength, ContentType.application_data);
  }

  @Override
  public TlsDecodeResult decodeCiphertext(
      long sequence, short type, ProtocolVersion version, byte[] ciphertext, int offset, int length)
      throws IOException {
    if (length < OVERHEAD) {
      throw new TlsFatalAlert(
          AlertDescription.decode_error, "a record of " + length + " bytes has no room for a tag");
    }
    opened = atLeast(opened, length);
    try {
      receiving.init(decrypter, Cipher.DECRYPT_MODE, sequence);
      decrypter.updateAAD(header(type, version, length));
      return unpadded(decrypter.doFinal(ciphertext, offset, length, opened, 0));
    } catch (AEADBadTagException forged) {
      throw new TlsFatalAlert(AlertDescription.bad_record_mac, forged);
    } catch (GeneralSecurityException e) {
      throw new TlsFatalAlert(AlertDescription.internal_error, e);
    }
  }

  /** Finds the type behind the zeros; a record of zeros only has none (RFC 9846, Section 5.4). */
  private TlsDecodeResult unpadded(int length) throws TlsFatalAlert {
    int last = length - 1;
    while (last >= 0 && opened[last] == 0) {
      last--;
    }
    if (last < 0) {
      throw new TlsFatalAlert(AlertDescription.unexpected_message, "a record without a type");
    }
    return new TlsDecodeResult(opened, 0, last, (short) (opened[last] & 0xff));
  }

  @Override
  public void rekeyEncoder() throws IOException {
    sending = keys.updated(true);
  }

  @Override
  public void rekeyDecoder() throws IOException {
    receiving = keys.updated(false);
  }

  @Override
  public int getCiphertextDecodeLimit(int plaintextLimit) {
    return plaintextLimit + OVERHEAD;
  }

  @Override
  public int getCiphertextEncodeLimit(int plaintextLimit) {
    return plaintextLimit + OVERHEAD;
  }

  @Override
  public int getPlaintextDecodeLimit(int ciphertextLimit) {
    return ciphertextLimit - OVERHEAD;
  }

  @Override
  public int getPlaintextEncodeLimit(int ciphertextLimit) {
    return ciphertextLimit - OVERHEAD;
  }

  @Override
  public boolean usesOpaqueRecordTypeDecode() {
    return true;
  }

  @Override
  public boolean usesOpaqueRecordTypeEncode() {
    return true;
  }

  private byte[] header(short type, ProtocolVersion version, int length) {
    additionalData[0] = (byte) type;
    additionalData[1] = (byte) version.getMajorVersion();
    additionalData[2] = (byte) version.getMinorVersion();
    additionalData[3] = (byte) (length >>> Byte.SIZE);
    additionalData[4] = (byte) length;
    return additionalData;
  }

  private static byte[] atLeast(byte[] buffer, int length) {
    return buffer.length >= length ? buffer : new byte[length];
  }
}
