package dev.portcullis.provider.jsse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.policy.DelegateName;
import dev.portcullis.provider.credentials.OpenSslForms;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.CertificateFactory;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pins over real connections: leaf, those above it, the anchor that is not sent, and none. */
@Timeout(30)
class PinsTest {
  private static final String HOST = "leaf.example";

  @TempDir private Path directory;
  private String server;

  @BeforeEach
  void writeFiles() throws IOException {
    StringBuilder chain = new StringBuilder();
    for (String name : List.of("leaf", "low", "middle")) {
      chain.append(Files.readString(OpenSslForms.file(name + ".crt")));
    }
    Files.writeString(directory.resolve("chain.pem"), chain);
    server =
        "[server.identity]\ncertificate-chain = \"%s\"\nprivate-key = \"%s\"\n"
            .formatted(directory.resolve("chain.pem"), OpenSslForms.file("leaf.key"));
  }

  private static String digest(String name) throws Exception {
    try (InputStream in = Files.newInputStream(OpenSslForms.file(name + ".crt"))) {
      byte[] key =
          CertificateFactory.getInstance("X.509")
              .generateCertificate(in)
              .getPublicKey()
              .getEncoded();
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
    }
  }

  private static String pin(String host, String certificate, String more) throws Exception {
    return "[[pin]]\nhost = \"%s\"\nsha256 = [\"%s\"]\nbackup = [\"%s\"]\n%s\n"
        .formatted(
            host,
            digest(certificate),
            digest("rsa"),
            more.contains("expires") ? more : "expires = 2999-01-01\n" + more);
  }

  private static SSLContext client(DelegateName delegate, String pins) throws Exception {
    SSLContext context =
        Fixture.gated(
            delegate, "trust.anchors = \"" + OpenSslForms.file("root.crt") + "\"\n" + pins);
    context.init(null, null, null);
    return context;
  }

  private String visit(DelegateName delegate, String pins) throws Exception {
    SSLContext context = Fixture.gated(delegate, server);
    context.init(null, null, null);
    try (Echo echo =
        new Echo(context.getServerSocketFactory().createServerSocket(0, 5, Echo.loopback()))) {
      return visit(client(delegate, pins), echo);
    }
  }

  private static String visit(SSLContext client, Echo echo) throws Exception {
    try (SSLSocket socket =
        (SSLSocket)
            client
                .getSocketFactory()
                .createSocket(new Socket(Echo.loopback(), echo.port()), HOST, echo.port(), true)) {
      socket.getOutputStream().write(7);
      return "echo " + socket.getInputStream().read();
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static void assertRefused(String host, String message) {
    assertTrue(message.contains("\n  rule      pin." + host + " ("), message);
  }

  @ParameterizedTest
  @EnumSource
  void pin_onAnyKeyOfTheValidatedPath_isMet(DelegateName delegate) throws Exception {
    for (String name : List.of("leaf", "low", "middle", "root")) {
      assertEquals("echo 7", visit(delegate, pin(HOST, name, "")), name);
    }
  }

  @ParameterizedTest
  @EnumSource
  void pin_onAnotherKey_isRefusedWithBothChains(DelegateName delegate) throws Exception {
    String message = visit(delegate, pin(HOST, "twin", ""));
    assertRefused(HOST, message);
    for (String name : List.of("leaf", "low", "middle", "root", "twin", "rsa")) {
      assertTrue(message.contains(digest(name)), name + " in " + message);
    }
  }

  @ParameterizedTest
  @EnumSource
  void pin_onACertificateThatIsOnlySent_isNotMet(DelegateName delegate) throws Exception {
    SSLContext context = Fixture.gated(delegate, "");
    context.init(Stray.keys(), null, null);
    try (Echo echo =
        new Echo(context.getServerSocketFactory().createServerSocket(0, 5, Echo.loopback()))) {
      assertRefused(HOST, visit(client(delegate, pin(HOST, "p256", "")), echo));
      assertEquals("echo 7", visit(client(delegate, pin(HOST, "root", "")), echo));
    }
  }

  @ParameterizedTest
  @EnumSource
  void pin_ofAnotherHost_countsForNobodyElse(DelegateName delegate) throws Exception {
    for (String host : List.of("other.example", "a.leaf.example", "*.leaf.example", "example")) {
      assertEquals("echo 7", visit(delegate, pin(host, "twin", "")), host);
    }
    assertRefused("*.example", visit(delegate, pin("*.example", "twin", "")));
    assertRefused("**.example", visit(delegate, pin("**.example", "twin", "")));
    assertEquals("echo 7", visit(delegate, pin("*.example", "twin", "") + pin(HOST, "leaf", "")));
  }

  @ParameterizedTest
  @EnumSource
  void pin_thatReports_letsPass(DelegateName delegate) throws Exception {
    assertEquals("echo 7", visit(delegate, pin(HOST, "twin", "mode = \"report\"")));
  }

  @ParameterizedTest
  @EnumSource
  void pin_ofAHostInReportMode_letsPass(DelegateName delegate) throws Exception {
    String reported = "[[host]]\nmatch = \"%s\"\nmode = \"report\"\n";
    String pin = pin(HOST, "twin", "");
    assertEquals("echo 7", visit(delegate, pin + reported.formatted(HOST)));
    assertRefused(HOST, visit(delegate, pin + reported.formatted("other.example")));
  }

  @ParameterizedTest
  @EnumSource
  void pin_ofAPattern_countsUnlessOneIsMoreSpecific(DelegateName delegate) throws Exception {
    assertRefused("**.example", visit(delegate, pin("**.example", "twin", "")));
    assertEquals("echo 7", visit(delegate, pin("**.example", "twin", "") + pin(HOST, "leaf", "")));
  }

  @ParameterizedTest
  @EnumSource
  void pin_afterItsLastDay_doesWhatItSays(DelegateName delegate) throws Exception {
    String expired = "expires = 2026-01-01\n";
    assertRefused(HOST, visit(delegate, pin(HOST, "leaf", expired)));
    for (String word : List.of("report", "ignore")) {
      String more = expired + "after-expiry = \"" + word + "\"";
      assertEquals("echo 7", visit(delegate, pin(HOST, "twin", more)), word);
    }
  }

  /** Both handshakes are judged: the second resumes where the delegate can. */
  @ParameterizedTest
  @EnumSource
  void pin_ofAResumedSession_isChecked(DelegateName delegate) throws Exception {
    SSLContext context = Fixture.gated(delegate, "protocols.allow = [\"TLSv1.2\"]\n" + server);
    context.init(null, null, null);
    SSLContext client = client(delegate, pin(HOST, "root", ""));
    try (Echo echo =
        new Echo(context.getServerSocketFactory().createServerSocket(0, 5, Echo.loopback()))) {
      assertEquals("echo 7", visit(client, echo));
      assertEquals("echo 7", visit(client, echo));
    }
  }

  /** The policy's anchor lies below the root, which only the application's own manager names. */
  private String visitTrustingTheRoot(DelegateName delegate, String policy) throws Exception {
    SSLContext context = Fixture.gated(delegate, server);
    context.init(null, null, null);
    SSLContext client =
        Fixture.gated(
            delegate, "trust.anchors = \"" + OpenSslForms.file("middle.crt") + "\"\n" + policy);
    client.init(null, managersOver("root"), null);
    try (Echo echo =
        new Echo(context.getServerSocketFactory().createServerSocket(0, 5, Echo.loopback()))) {
      return visit(client, echo);
    }
  }

  private static TrustManager[] managersOver(String anchor) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    try (InputStream in = Files.newInputStream(OpenSslForms.file(anchor + ".crt"))) {
      store.setCertificateEntry(
          anchor, CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    return factory.getTrustManagers();
  }

  @ParameterizedTest
  @EnumSource
  void pin_onAnAnchorThatTheApplicationNames_isMet(DelegateName delegate) throws Exception {
    assertEquals("echo 7", visitTrustingTheRoot(delegate, pin(HOST, "root", "")));
  }

  @ParameterizedTest
  @EnumSource
  void pin_onSuchAnAnchorWhereItCountsForNothing_isNotMet(DelegateName delegate) throws Exception {
    String restrict = "trust.application-managers = \"restrict\"\n";
    assertRefused(HOST, visitTrustingTheRoot(delegate, restrict + pin(HOST, "root", "")));
    assertEquals("echo 7", visitTrustingTheRoot(delegate, restrict + pin(HOST, "middle", "")));
  }

  @ParameterizedTest
  @EnumSource
  void pin_onSuchAnAnchorWhereTheHostRestricts_isNotMet(DelegateName delegate) throws Exception {
    String host = "[[host]]\nmatch = \"%s\"\n[host.trust]\napplication-managers = \"restrict\"\n";
    String pin = pin(HOST, "root", "");
    assertRefused(HOST, visitTrustingTheRoot(delegate, pin + host.formatted(HOST)));
    assertEquals("echo 7", visitTrustingTheRoot(delegate, pin + host.formatted("other.example")));
  }
}
