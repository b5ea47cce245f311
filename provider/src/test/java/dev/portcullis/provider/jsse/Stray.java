package dev.portcullis.provider.jsse;

import dev.portcullis.provider.credentials.Identity;
import dev.portcullis.provider.credentials.OpenSslForms;
import dev.portcullis.provider.delegate.Delegates;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.KeyFactory;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedKeyManager;

/** A server's key manager that adds a certificate to its chain which is no part of it. */
final class Stray {
  private Stray() {}

  static KeyManager[] keys() throws Exception {
    List<X509Certificate> chain = new ArrayList<>();
    for (String name : List.of("leaf", "low", "middle", "p256")) {
      try (InputStream in = Files.newInputStream(OpenSslForms.file(name + ".crt"))) {
        chain.add(
            (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in));
      }
    }
    String pem = Files.readString(OpenSslForms.file("leaf.key"));
    byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----.*-----", ""));
    PrivateKey key = KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
    Identity identity = new Identity(key, chain.subList(0, 3), "test");
    X509ExtendedKeyManager honest =
        PolicyIdentities.managerOver(
            Delegates.of(dev.portcullis.policy.DelegateName.SUN_JSSE).platform(), identity);
    return new KeyManager[] {new Adding(honest, chain.toArray(X509Certificate[]::new))};
  }

  private static final class Adding extends X509ExtendedKeyManager {
    private final X509ExtendedKeyManager honest;
    private final X509Certificate[] chain;

    Adding(X509ExtendedKeyManager honest, X509Certificate[] chain) {
      this.honest = honest;
      this.chain = chain;
    }

    @Override
    public String[] getClientAliases(String keyType, Principal[] issuers) {
      return honest.getClientAliases(keyType, issuers);
    }

    @Override
    public String chooseClientAlias(String[] types, Principal[] issuers, java.net.Socket socket) {
      return honest.chooseClientAlias(types, issuers, socket);
    }

    @Override
    public String[] getServerAliases(String keyType, Principal[] issuers) {
      return honest.getServerAliases(keyType, issuers);
    }

    @Override
    public String chooseServerAlias(String type, Principal[] issuers, java.net.Socket socket) {
      return honest.chooseServerAlias(type, issuers, socket);
    }

    @Override
    public String chooseEngineServerAlias(String type, Principal[] issuers, SSLEngine engine) {
      return honest.chooseEngineServerAlias(type, issuers, engine);
    }

    @Override
    public X509Certificate[] getCertificateChain(String alias) {
      return chain.clone();
    }

    @Override
    public PrivateKey getPrivateKey(String alias) {
      return honest.getPrivateKey(alias);
    }
  }
}
