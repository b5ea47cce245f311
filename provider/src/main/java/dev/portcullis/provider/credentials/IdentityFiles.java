package dev.portcullis.provider.credentials;

import java.io.IOException;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Identities of one or two PEM files. Stateless. */
public final class IdentityFiles {
  private IdentityFiles() {}

  /**
   * The identity of a file of certificates and a file of a private key.
   *
   * @param key the key's file; null if the key stands in the chain's file
   * @throws IOException with file, line, what was found and the mend, if a file cannot be used or
   *     the key belongs to none of the certificates
   */
  public static Identity read(Path chain, @Nullable Path key, Password password)
      throws IOException {
    byte[] chainPem = PemFile.read(chain);
    return key == null
        ? ofText(chain.toString(), chainPem, chain.toString(), chainPem, password)
        : ofText(chain.toString(), chainPem, key.toString(), PemFile.read(key), password);
  }

  /**
   * The same, of texts.
   *
   * @param chainName what messages call the text of the certificates
   * @param keyName what messages call the text of the key
   */
  public static Identity ofText(
      String chainName, byte[] chain, String keyName, byte[] key, Password password)
      throws IOException {
    List<PemBlock> blocks = PemText.blocks(chainName, chain);
    List<PemCertificate> certificates = PemCertificate.among(blocks);
    if (certificates.isEmpty()) {
      throw new PemException(
          chainName,
          "holds no certificate, only " + Blocks.listed(blocks) + "; name the certificate's file");
    }
    PrivateKey privateKey = key(keyName, PemText.blocks(keyName, key), certificates, password);
    return new Identity(privateKey, OwnChain.of(privateKey, keyName, certificates), chainName);
  }

  private static PrivateKey key(
      String name, List<PemBlock> blocks, List<PemCertificate> certificates, Password password)
      throws IOException {
    List<PemBlock> keys = blocks.stream().filter(PemBlock::isPrivateKey).toList();
    if (keys.isEmpty()) {
      throw new PemException(
          name, "holds no private key, only " + Blocks.listed(blocks) + "; name the key's file");
    }
    if (keys.size() > 1) {
      throw new PemException(
          name, "holds several private keys: " + Blocks.listed(keys) + "; keep one");
    }
    return PrivateKeys.read(
        keys.get(0),
        blocks.stream().filter(b -> b.label().equals("EC PARAMETERS")).findFirst().orElse(null),
        certificates.get(0).certificate().getPublicKey(),
        password);
  }
}
