package dev.portcullis.provider.delegate;

import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.InvalidParameterException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.SignatureException;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;

/**
 * {@code NONEwithRSA} for JDKs that have none: RSASSA-PKCS1-v1_5 over octets that are signed as
 * they are, the MD5 and SHA-1 digests of TLS 1.0 and 1.1 (RFC 4346, Section 4.7). The JDK's RSA
 * cipher does the arithmetic, with blinding, and the padding of type 1 (RFC 8017, Section 9.2).
 * Only a policy that allows those versions ever comes here. Not thread-safe, as any signature.
 */
final class RawRsaSignature extends Signature {
  static final String ALGORITHM = "NONEwithRSA";

  private final Cipher cipher;
  private final ByteArrayOutputStream signed = new ByteArrayOutputStream();

  RawRsaSignature(Cipher cipher) {
    super(ALGORITHM);
    this.cipher = cipher;
  }

  @Override
  protected void engineInitVerify(PublicKey key) throws InvalidKeyException {
    signed.reset();
    cipher.init(Cipher.DECRYPT_MODE, key);
  }

  @Override
  protected void engineInitSign(PrivateKey key) throws InvalidKeyException {
    signed.reset();
    cipher.init(Cipher.ENCRYPT_MODE, key);
  }

  @Override
  protected void engineUpdate(byte octet) {
    signed.write(octet);
  }

  @Override
  protected void engineUpdate(byte[] octets, int offset, int length) {
    signed.write(octets, offset, length);
  }

  @Override
  protected byte[] engineSign() throws SignatureException {
    try {
      return cipher.doFinal(taken());
    } catch (GeneralSecurityException e) {
      throw new SignatureException("The RSA key cannot sign: " + e.getMessage(), e);
    }
  }

  @Override
  protected boolean engineVerify(byte[] signature) throws SignatureException {
    byte[] expected = taken();
    try {
      return MessageDigest.isEqual(expected, cipher.doFinal(signature));
    } catch (BadPaddingException e) {
      return false;
    } catch (GeneralSecurityException e) {
      throw new SignatureException("The RSA key cannot verify: " + e.getMessage(), e);
    }
  }

  private byte[] taken() {
    byte[] octets = signed.toByteArray();
    signed.reset();
    return octets;
  }

  @Override
  @Deprecated
  protected void engineSetParameter(String name, Object value) {
    throw new InvalidParameterException(ALGORITHM + " has no parameters");
  }

  @Override
  @Deprecated
  protected Object engineGetParameter(String name) {
    throw new InvalidParameterException(ALGORITHM + " has no parameters");
  }
}
