package dev.portcullis.provider.credentials;

import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * PBES2 with PBKDF2 and a block cipher in CBC mode (RFC 8018, Section 6.2). Read by hand: the JDK
 * takes AES-128 and AES-256 only, and openssl writes more. Holds no secret.
 */
record Pbes2(String mac, byte[] salt, int iterations, String cipher, int keyBits, byte[] iv) {
  private static final String PBKDF2 = "1.2.840.113549.1.5.12";
  private static final String SCRYPT = "1.3.6.1.4.1.11591.4.11";
  private static final int MAX_ITERATIONS = 10_000_000;

  /** PBKDF2's default (RFC 8018, Appendix A.2). */
  private static final String HMAC_SHA1 = "1.2.840.113549.2.7";

  private static final Map<String, String> MACS =
      Map.of(
          HMAC_SHA1,
          "HmacSHA1",
          "1.2.840.113549.2.8",
          "HmacSHA224",
          "1.2.840.113549.2.9",
          "HmacSHA256",
          "1.2.840.113549.2.10",
          "HmacSHA384",
          "1.2.840.113549.2.11",
          "HmacSHA512");

  private record Block(String algorithm, int keyBits) {}

  private static final Map<String, Block> CIPHERS =
      Map.of(
          "2.16.840.1.101.3.4.1.2", new Block("AES", 128),
          "2.16.840.1.101.3.4.1.22", new Block("AES", 192),
          "2.16.840.1.101.3.4.1.42", new Block("AES", 256),
          "1.2.840.113549.3.7", new Block("DESede", 192));

  /**
   * Reads the parameters that follow the scheme's identifier.
   *
   * @throws PemException if a part is not known
   */
  static Pbes2 read(DerReader algorithm, String at) throws MalformedDerException, PemException {
    DerReader parameters = algorithm.enter(DerReader.SEQUENCE);
    DerReader derivation = parameters.enter(DerReader.SEQUENCE);
    require(derivation.oid(), at);
    DerReader pbkdf2 = derivation.enter(DerReader.SEQUENCE);
    byte[] salt = pbkdf2.content(DerReader.OCTET_STRING);
    int iterations = pbkdf2.count();
    if (pbkdf2.isNext(DerReader.INTEGER)) {
      pbkdf2.count(); // the key's length, which the cipher says as well
    }
    String mac = pbkdf2.hasNext() ? pbkdf2.enter(DerReader.SEQUENCE).oid() : HMAC_SHA1;
    DerReader encryption = parameters.enter(DerReader.SEQUENCE);
    Block block = known(CIPHERS, encryption.oid(), "cipher", at);
    byte[] iv = encryption.content(DerReader.OCTET_STRING);
    if (iterations < 1 || iterations > MAX_ITERATIONS || salt.length == 0) {
      throw new PemException(
          at,
          "the key's encryption wants %d iterations, outside [1..%d], or has no salt; %s"
              .formatted(iterations, MAX_ITERATIONS, EncryptedKey.CONVERT));
    }
    String macName = known(MACS, mac, "pseudo-random function", at);
    return new Pbes2(macName, salt, iterations, block.algorithm(), block.keyBits(), iv);
  }

  private static void require(String derivation, String at) throws PemException {
    if (!derivation.equals(PBKDF2)) {
      String name = derivation.equals(SCRYPT) ? "scrypt" : "key derivation " + derivation;
      throw new PemException(
          at, "the private key is encrypted with " + name + "; " + EncryptedKey.CONVERT);
    }
  }

  private static <T> T known(Map<String, T> table, String oid, String what, String at)
      throws PemException {
    T value = table.get(oid);
    if (value == null) {
      throw new PemException(
          at,
          "the private key is encrypted with " + what + " " + oid + "; " + EncryptedKey.CONVERT);
    }
    return value;
  }

  byte[] decrypt(byte[] data, char[] password) throws GeneralSecurityException {
    PBEKeySpec spec = new PBEKeySpec(password, salt, iterations, keyBits);
    byte[] key = SecretKeyFactory.getInstance("PBKDF2With" + mac).generateSecret(spec).getEncoded();
    spec.clearPassword();
    try {
      Cipher cbc = Cipher.getInstance(cipher + "/CBC/PKCS5Padding");
      cbc.init(Cipher.DECRYPT_MODE, new SecretKeySpec(key, cipher), new IvParameterSpec(iv));
      return cbc.doFinal(data);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }
}
