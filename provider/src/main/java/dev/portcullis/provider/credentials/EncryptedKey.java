package dev.portcullis.provider.credentials;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.BadPaddingException;
import javax.crypto.Cipher;
import javax.crypto.EncryptedPrivateKeyInfo;
import javax.crypto.IllegalBlockSizeException;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * Opens PKCS#8's EncryptedPrivateKeyInfo (RFC 5958, Section 3): PBES2 by {@link Pbes2}, the schemes
 * before it where the JDK knows them. Stateless.
 */
final class EncryptedKey {
  /** What every openssl can turn into what is read here. */
  static final String CONVERT =
      "convert it: openssl pkcs8 -topk8 -v2 aes-256-cbc -in FILE -out NEW.pem";

  /** A PrivateKeyInfo holds two more: enough to tell a wrong password from a damaged key's rest. */
  private static final String PBES2 = "1.2.840.113549.1.5.13";

  private EncryptedKey() {}

  /**
   * The PrivateKeyInfo inside.
   *
   * @throws PemException if there is no password, a wrong one, or the scheme is not known
   */
  static byte[] open(PemBlock block, Password password) throws IOException {
    char[] characters = password.characters();
    if (characters == null) {
      throw new PemException(
          block.at(),
          "the private key is encrypted and there is no password; " + password.remedy());
    }
    try {
      return open(block, characters);
    } catch (MalformedDerException e) {
      throw new PemException(
          block.at(), "the encrypted private key is damaged: " + e.getMessage(), e);
    } finally {
      Arrays.fill(characters, '\0');
    }
  }

  private static byte[] open(PemBlock block, char[] password)
      throws MalformedDerException, PemException {
    DerReader top = new DerReader(block.content());
    DerReader envelope = top.enter(DerReader.SEQUENCE);
    top.requireEnd();
    DerReader algorithm = envelope.enter(DerReader.SEQUENCE);
    String oid = algorithm.oid();
    byte[] data = envelope.content(DerReader.OCTET_STRING);
    try {
      byte[] opened =
          oid.equals(PBES2)
              ? Pbes2.read(algorithm, block.at()).decrypt(data, password)
              : before(block.content(), password);
      requireKey(opened);
      return opened;
    } catch (BadPaddingException | IllegalBlockSizeException | MalformedDerException e) {
      throw wrongPassword(block, e);
    } catch (GeneralSecurityException | RuntimeException | IOException e) {
      if (e instanceof PemException known) {
        throw known;
      }
      throw new PemException(
          block.at(), "the key's encryption (" + oid + ") cannot be undone here; " + CONVERT, e);
    }
  }

  /** A wrong password gives good padding once in 256 times. */
  private static void requireKey(byte[] opened) throws MalformedDerException {
    DerReader top = new DerReader(opened);
    DerReader key = top.enter(DerReader.SEQUENCE);
    top.requireEnd();
    key.count();
    key.enter(DerReader.SEQUENCE).oid();
  }

  private static PemException wrongPassword(PemBlock block, Exception cause) {
    return new PemException(
        block.at(),
        "the password does not open this private key, or the key is damaged; correct the password",
        cause);
  }

  private static byte[] before(byte[] encoded, char[] password)
      throws GeneralSecurityException, IOException {
    EncryptedPrivateKeyInfo info = new EncryptedPrivateKeyInfo(encoded);
    PBEKeySpec spec = new PBEKeySpec(password);
    try {
      String scheme = info.getAlgName();
      SecretKey key = SecretKeyFactory.getInstance(scheme).generateSecret(spec);
      Cipher cipher = Cipher.getInstance(scheme);
      cipher.init(Cipher.DECRYPT_MODE, key, info.getAlgParameters());
      return cipher.doFinal(info.getEncryptedData());
    } finally {
      spec.clearPassword();
    }
  }
}
