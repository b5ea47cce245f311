package dev.portcullis.provider.jsse;

import java.io.IOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AccessDescription;
import org.bouncycastle.asn1.x509.AuthorityInformationAccess;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.CRLDistPoint;
import org.bouncycastle.asn1.x509.CRLReason;
import org.bouncycastle.asn1.x509.DistributionPoint;
import org.bouncycastle.asn1.x509.DistributionPointName;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509v2CRLBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A CA with an {@code openssl ocsp} responder and a server for its list of revoked certificates.
 */
final class RevocablePki implements AutoCloseable {
  /** Where a certificate says that its status is to be had. */
  enum Source {
    OCSP,
    CRL,
    NOWHERE,
    DEAD_RESPONDER
  }

  private static final char[] PASSWORD = "changeit".toCharArray();
  private static final X500Name ISSUER = new X500Name("CN=revoking CA");
  private static final BigInteger GOOD = BigInteger.valueOf(0x1001);
  private static final BigInteger REVOKED = BigInteger.valueOf(0x1002);

  private final Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
  private final KeyPair keys = keyPair();
  private final X509Certificate ca;
  private final Process responder;
  private final int responderPort;
  private final ServerSocket lists;

  RevocablePki(Path directory) throws Exception {
    ca = certificate(BigInteger.ONE, ISSUER, keys, null);
    lists = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    byte[] list = list();
    Thread server = new Thread(() -> serve(list), "revocation list");
    server.setDaemon(true);
    server.start();
    responderPort = freePort();
    responder = responder(directory);
  }

  /** As much of HTTP as the JDK needs. */
  private void serve(byte[] list) {
    String head =
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + list.length + "\r\n\r\n";
    while (!lists.isClosed()) {
      try (Socket socket = lists.accept()) {
        socket.getInputStream().read(new byte[4096]);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().write(list);
      } catch (IOException e) {
        // The end of the test, or a client that went away.
      }
    }
  }

  private Process responder(Path directory) throws Exception {
    Files.writeString(
        directory.resolve("index.txt"),
        "V\t491231235959Z\t\t1001\tunknown\t/CN=leaf\n"
            + "R\t491231235959Z\t250101000000Z\t1002\tunknown\t/CN=leaf\n");
    pem(directory.resolve("ca.pem"), "CERTIFICATE", ca.getEncoded());
    pem(directory.resolve("ca.key"), "PRIVATE KEY", keys.getPrivate().getEncoded());
    Process process =
        new ProcessBuilder(
                "openssl",
                "ocsp",
                "-index",
                "index.txt",
                "-CA",
                "ca.pem",
                "-rsigner",
                "ca.pem",
                "-rkey",
                "ca.key",
                "-port",
                String.valueOf(responderPort),
                "-ignore_err")
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("ocsp.log").toFile())
            .start();
    Path log = directory.resolve("ocsp.log");
    for (int attempt = 0; attempt < 100; attempt++) {
      if (Files.readString(log).contains("waiting for OCSP client connections")) {
        return process;
      }
      Thread.sleep(50);
    }
    throw new IllegalStateException("openssl ocsp does not start: " + Files.readString(log));
  }

  /** A server without a policy whose certificate is good or revoked. */
  SSLContext server(boolean revoked, Source source) throws Exception {
    KeyPair own = keyPair();
    X509Certificate leaf =
        certificate(revoked ? REVOKED : GOOD, new X500Name("CN=leaf"), own, source);
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("key", own.getPrivate(), PASSWORD, new X509Certificate[] {leaf, ca});
    KeyManagerFactory factory = KeyManagerFactory.getInstance("SunX509", "SunJSSE");
    factory.init(store, PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
    context.init(factory.getKeyManagers(), null, null);
    return context;
  }

  /** Files for {@code openssl s_server}: server.pem with the chain, server.key, issuer.pem. */
  void writeServer(Path directory, boolean revoked) throws Exception {
    KeyPair own = keyPair();
    X509Certificate leaf =
        certificate(revoked ? REVOKED : GOOD, new X500Name("CN=leaf"), own, Source.OCSP);
    pem(directory.resolve("server.pem"), "CERTIFICATE", leaf.getEncoded());
    pem(directory.resolve("issuer.pem"), "CERTIFICATE", ca.getEncoded());
    pem(directory.resolve("server.key"), "PRIVATE KEY", own.getPrivate().getEncoded());
  }

  /** The responder's answer about a certificate, in a file. */
  void writeAnswer(Path file, boolean revoked) throws Exception {
    int exit =
        new ProcessBuilder(
                "openssl",
                "ocsp",
                "-issuer",
                "issuer.pem",
                "-serial",
                String.valueOf(revoked ? REVOKED : GOOD),
                "-url",
                "http://127.0.0.1:" + responderPort + "/",
                "-noverify",
                "-respout",
                file.toString())
            .directory(file.getParent().toFile())
            .redirectErrorStream(true)
            .redirectOutput(file.resolveSibling("answer.log").toFile())
            .start()
            .waitFor();
    if (exit != 0) {
      throw new IllegalStateException(Files.readString(file.resolveSibling("answer.log")));
    }
  }

  TrustManager[] trust() throws Exception {
    KeyStore anchors = KeyStore.getInstance("PKCS12");
    anchors.load(null, null);
    anchors.setCertificateEntry("anchor", ca);
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX", "SunJSSE");
    factory.init(anchors);
    return factory.getTrustManagers();
  }

  private X509Certificate certificate(
      BigInteger serial, X500Name subject, KeyPair own, Source source) throws Exception {
    var builder =
        new JcaX509v3CertificateBuilder(
            ISSUER,
            serial,
            Date.from(now.minus(1, ChronoUnit.DAYS)),
            Date.from(now.plus(30, ChronoUnit.DAYS)),
            subject,
            own.getPublic());
    if (source == null) {
      builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
      builder.addExtension(
          Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign | 128));
    } else {
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(new GeneralName(GeneralName.dNSName, Fixture.GOOD)));
      sourced(builder, source);
    }
    return new JcaX509CertificateConverter().getCertificate(builder.build(signer()));
  }

  private void sourced(JcaX509v3CertificateBuilder builder, Source source) throws Exception {
    switch (source) {
      case OCSP -> responderAt(builder, responderPort);
      case DEAD_RESPONDER -> responderAt(builder, freePort());
      case CRL ->
          builder.addExtension(
              Extension.cRLDistributionPoints,
              false,
              new CRLDistPoint(
                  new DistributionPoint[] {
                    new DistributionPoint(
                        new DistributionPointName(
                            new GeneralNames(url(lists.getLocalPort(), "/crl"))),
                        null,
                        null)
                  }));
      default -> {}
    }
  }

  private static void responderAt(JcaX509v3CertificateBuilder builder, int port) throws Exception {
    builder.addExtension(
        Extension.authorityInfoAccess,
        false,
        new AuthorityInformationAccess(AccessDescription.id_ad_ocsp, url(port, "/")));
  }

  private static GeneralName url(int port, String path) {
    return new GeneralName(
        GeneralName.uniformResourceIdentifier, "http://127.0.0.1:" + port + path);
  }

  private byte[] list() throws Exception {
    X509v2CRLBuilder builder = new X509v2CRLBuilder(ISSUER, Date.from(now));
    builder.setNextUpdate(Date.from(now.plus(1, ChronoUnit.DAYS)));
    builder.addCRLEntry(
        REVOKED, Date.from(now.minus(1, ChronoUnit.HOURS)), CRLReason.keyCompromise);
    return builder.build(signer()).getEncoded();
  }

  private ContentSigner signer() throws Exception {
    return new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate());
  }

  private static KeyPair keyPair() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  static void pem(Path file, String type, byte[] der) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der);
    Files.writeString(
        file, "-----BEGIN " + type + "-----\n" + text + "\n-----END " + type + "-----\n");
  }

  @Override
  public void close() throws IOException {
    responder.destroy();
    lists.close();
  }
}
