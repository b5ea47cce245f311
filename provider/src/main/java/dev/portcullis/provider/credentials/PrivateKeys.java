package dev.portcullis.provider.credentials;

import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Private keys of PEM blocks: PKCS#8 (RFC 5958), plain or encrypted, PKCS#1 (RFC 8017) and SEC1
 * (RFC 5915). Stateless.
 */
final class PrivateKeys {
  private static final byte[] NULL = {0x05, 0x00};
  private static final byte[] VERSION_0 = {0x02, 0x01, 0x00};
  private static final byte[] RSA_ENCRYPTION = oid(0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 1, 1, 1);
  private static final byte[] EC_PUBLIC_KEY = oid(0x2A, 0x86, 0x48, 0xCE, 0x3D, 2, 1);
  private static final int EC_PARAMETERS_TAG = 0xA0;

  private PrivateKeys() {}

  /**
   * The key of a block.
   *
   * @param parameters an EC PARAMETERS block of the same file, null if there is none
   * @param hint public keys that the key may belong to: for a curve that the key itself omits
   */
  static PrivateKey read(
      PemBlock block, @Nullable PemBlock parameters, PublicKey hint, Password password)
      throws IOException {
    if (block.encrypted()) {
      throw new PemException(
          block.at(),
          "the private key is encrypted in OpenSSL's old way (Proc-Type: 4,ENCRYPTED), which"
              + " protects it badly; "
              + EncryptedKey.CONVERT);
    }
    byte[] info = info(block, parameters, hint, password);
    try {
      return key(block, info);
    } finally {
      if (!block.label().equals("PRIVATE KEY")) {
        Arrays.fill(info, (byte) 0);
      }
    }
  }

  /** The PrivateKeyInfo of PKCS#8. */
  private static byte[] info(
      PemBlock block, @Nullable PemBlock parameters, PublicKey hint, Password password)
      throws IOException {
    return switch (block.label()) {
      case "PRIVATE KEY" -> block.content();
      case "ENCRYPTED PRIVATE KEY" -> EncryptedKey.open(block, password);
      case "RSA PRIVATE KEY" -> wrapped(algorithm(RSA_ENCRYPTION, NULL), block.content());
      case "EC PRIVATE KEY" ->
          wrapped(algorithm(EC_PUBLIC_KEY, curve(block, parameters, hint)), block.content());
      case "OPENSSH PRIVATE KEY" ->
          throw new PemException(
              block.at(),
              "a key in OpenSSH's own format; convert a copy of it: ssh-keygen -p -m PKCS8 -f COPY");
      default ->
          throw new PemException(
              block.at(),
              block.label() + " is no key for TLS; use an RSA, EC, Ed25519 or Ed448 key");
    };
  }

  private static byte[] algorithm(byte[] oid, byte[] parameters) {
    return DerWriter.value(DerReader.SEQUENCE, oid, parameters);
  }

  private static byte[] wrapped(byte[] algorithm, byte[] key) {
    byte[] octets = DerWriter.value(DerReader.OCTET_STRING, key);
    return DerWriter.value(DerReader.SEQUENCE, VERSION_0, algorithm, octets);
  }

  /** The curve: in the key, else in a block of its own, else that of the certificate. */
  private static byte[] curve(PemBlock block, @Nullable PemBlock parameters, PublicKey hint)
      throws PemException {
    try {
      Optional<byte[]> own = ownCurve(block);
      byte[] curve =
          own.isPresent() ? own.get() : parameters != null ? parameters.content() : curveOf(hint);
      if (curve.length == 0 || curve[0] != DerReader.OBJECT_IDENTIFIER) {
        throw new PemException(
            block.at(),
            "the EC key spells its curve out instead of naming it; convert it:"
                + " openssl ec -in FILE -param_enc named_curve -out NEW.pem");
      }
      return curve;
    } catch (MalformedDerException e) {
      throw damaged(block, e);
    }
  }

  private static Optional<byte[]> ownCurve(PemBlock block) throws MalformedDerException {
    DerReader key = new DerReader(block.content()).enter(DerReader.SEQUENCE);
    key.count();
    key.content(DerReader.OCTET_STRING);
    return key.isNext(EC_PARAMETERS_TAG)
        ? Optional.of(key.enter(EC_PARAMETERS_TAG).whole())
        : Optional.empty();
  }

  private static byte[] curveOf(PublicKey hint) throws MalformedDerException {
    DerReader algorithm =
        new DerReader(hint.getEncoded()).enter(DerReader.SEQUENCE).enter(DerReader.SEQUENCE);
    boolean ec = KeyAlgorithm.byOid(algorithm.oid()).filter(KeyAlgorithm.EC::equals).isPresent();
    if (!ec || !algorithm.hasNext()) {
      throw new MalformedDerException(
          "the key does not name its curve, and the certificate has no EC key");
    }
    return algorithm.whole();
  }

  private static PrivateKey key(PemBlock block, byte[] info) throws PemException {
    try {
      DerReader top = new DerReader(info);
      DerReader key = top.enter(DerReader.SEQUENCE);
      top.requireEnd();
      key.count();
      String oid = key.enter(DerReader.SEQUENCE).oid();
      KeyAlgorithm algorithm =
          KeyAlgorithm.byOid(oid)
              .orElseThrow(
                  () ->
                      new PemException(
                          block.at(),
                          KeyAlgorithm.describe(oid)
                              + " is no key for TLS here; use an RSA, EC, Ed25519 or Ed448 key"));
      return KeyFactory.getInstance(algorithm.jcaName())
          .generatePrivate(new PKCS8EncodedKeySpec(info));
    } catch (MalformedDerException e) {
      throw damaged(block, e);
    } catch (GeneralSecurityException | RuntimeException e) {
      // The JDK's words may show what it read: only their kind is told, and they are no cause.
      throw new PemException(
          block.at(),
          "the private key is damaged, or of a kind that this JDK does not know ("
              + e.getClass().getSimpleName()
              + "); look at it with openssl pkey -in FILE -noout -check");
    }
  }

  private static PemException damaged(PemBlock block, MalformedDerException e) {
    return new PemException(
        block.at(), "the private key is damaged: " + e.getMessage() + "; copy the file again");
  }

  private static byte[] oid(int... content) {
    byte[] octets = new byte[content.length];
    for (int i = 0; i < content.length; i++) {
      octets[i] = (byte) content[i];
    }
    return DerWriter.value(DerReader.OBJECT_IDENTIFIER, octets);
  }
}
