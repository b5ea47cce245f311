package dev.portcullis.cli.pki;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPrivateKey;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;

/**
 * A key pair with its chain, leaf first, and the forms that peers read: key store, trust store, PEM
 * files. Holds a private key in clear; for tests and demonstrations only. Immutable.
 */
public record IssuedCertificate(KeyKind kind, KeyPair keys, List<X509Certificate> chain) {

  /** Password of every key store this class writes. */
  public static final String PASSWORD = "changeit";

  private static final Base64.Encoder MIME = Base64.getMimeEncoder(64, new byte[] {'\n'});

  /** Where {@link #writeTo} put its files. */
  public record OnDisk(Path keyStore, Path trustStore, Path chainPem, Path keyPem, Path caPem) {}

  public IssuedCertificate {
    chain = List.copyOf(chain);
  }

  public X509Certificate leaf() {
    return chain.get(0);
  }

  /** The last certificate of the chain: the root, or the leaf itself when self-signed. */
  public X509Certificate root() {
    return chain.get(chain.size() - 1);
  }

  /** PKCS #12 with one private key entry named {@code key}. */
  public KeyStore keyStore() throws GeneralSecurityException, IOException {
    KeyStore store = empty();
    X509Certificate[] sent = sentChain().toArray(X509Certificate[]::new);
    store.setKeyEntry("key", keys.getPrivate(), PASSWORD.toCharArray(), sent);
    return store;
  }

  /** PKCS #12 with the root as its one trusted certificate. */
  public KeyStore trustStore() throws GeneralSecurityException, IOException {
    KeyStore store = empty();
    store.setCertificateEntry("root", root());
    return store;
  }

  /** The chain without its root, as a server sends it. */
  public String chainPem() {
    return sentChain().stream().map(IssuedCertificate::pem).collect(Collectors.joining());
  }

  public String rootPem() {
    return pem(root());
  }

  /** The private key as PKCS #8, not encrypted. */
  public String keyPem() {
    return pem("PRIVATE KEY", privateKey());
  }

  /** Writes {@code NAME.p12, NAME-trust.p12, NAME.pem, NAME.key, NAME-ca.pem} into a directory. */
  public OnDisk writeTo(Path directory, String name) throws GeneralSecurityException, IOException {
    Files.createDirectories(directory);
    return new OnDisk(
        Files.write(directory.resolve(name + ".p12"), bytes(keyStore())),
        Files.write(directory.resolve(name + "-trust.p12"), bytes(trustStore())),
        Files.writeString(directory.resolve(name + ".pem"), chainPem()),
        Files.writeString(directory.resolve(name + ".key"), keyPem()),
        Files.writeString(directory.resolve(name + "-ca.pem"), rootPem()));
  }

  /** The JDK leaves out the optional public key of RFC 5915, without which GnuTLS reads nothing. */
  private byte[] privateKey() {
    if (!(keys.getPrivate() instanceof ECPrivateKey secret)) {
      return keys.getPrivate().getEncoded();
    }
    SubjectPublicKeyInfo open = SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
    int bits = secret.getParams().getOrder().bitLength();
    ASN1Encodable whole =
        new org.bouncycastle.asn1.sec.ECPrivateKey(
            bits, secret.getS(), open.getPublicKeyData(), null);
    try {
      return new PrivateKeyInfo(open.getAlgorithm(), whole).getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException("A key made here has no encoding", e);
    }
  }

  private List<X509Certificate> sentChain() {
    return chain.size() == 1 ? chain : chain.subList(0, chain.size() - 1);
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  private static byte[] bytes(KeyStore store) throws GeneralSecurityException, IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    store.store(out, PASSWORD.toCharArray());
    return out.toByteArray();
  }

  private static String pem(X509Certificate certificate) {
    try {
      return pem("CERTIFICATE", certificate.getEncoded());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("A certificate made here has no encoding", e);
    }
  }

  private static String pem(String label, byte[] der) {
    String body = MIME.encodeToString(der);
    return "-----BEGIN " + label + "-----\n" + body + "\n-----END " + label + "-----\n";
  }
}
