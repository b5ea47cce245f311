package dev.portcullis.provider.jsse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.policy.DelegateName;
import dev.portcullis.provider.PortcullisProvider;
import dev.portcullis.provider.credentials.OpenSslForms;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Trust anchors, identities and client authentication of the policy, over real connections. */
@Timeout(30)
class PolicyCredentialsTest {
  private static final String HOST = "leaf.example";
  private static final String ANCHORS = "trust.anchors = \"root.crt\"\n";
  private static final String IDENTITY =
      "identity.certificate-chain = \"chain.pem\"\nidentity.private-key = \"leaf.key\"\n";

  @TempDir private Path directory;

  @BeforeEach
  void copyFiles() throws IOException {
    for (String name : new String[] {"root.crt", "twin.crt", "leaf.key", "rsa.crt", "rsa.key"}) {
      Files.copy(OpenSslForms.file(name), directory.resolve(name));
    }
    StringBuilder chain = new StringBuilder();
    for (String name : new String[] {"middle", "leaf", "low"}) {
      chain.append(Files.readString(OpenSslForms.file(name + ".crt")));
    }
    Files.writeString(directory.resolve("chain.pem"), chain);
  }

  private Provider provider(DelegateName delegate, String lines) throws IOException {
    String text =
        "format = 1\nid = \"test\"\nextends = \"intermediate\"\non-unenforceable = \"warn\"\n"
            + "delegate = \"%s\"\n".formatted(delegate.word())
            + lines;
    Path file = Files.createTempFile(directory, "policy", ".toml");
    Files.writeString(file, text);
    return new PortcullisProvider().configure(file.toString());
  }

  private SSLContext context(DelegateName delegate, String lines, TrustManager... trust)
      throws Exception {
    SSLContext context = SSLContext.getInstance("TLS", provider(delegate, lines));
    context.init(null, trust.length == 0 ? null : trust, null);
    return context;
  }

  private static Echo echo(SSLContext context) throws IOException {
    return new Echo(context.getServerSocketFactory().createServerSocket(0, 5, Echo.loopback()));
  }

  /** What a client sees: the peer's chain length, or the refusal. */
  private static String visit(SSLContext client, SSLContext server) throws Exception {
    try (Echo echo = echo(server);
        SSLSocket socket =
            (SSLSocket)
                client
                    .getSocketFactory()
                    .createSocket(
                        new Socket(Echo.loopback(), echo.port()), HOST, echo.port(), true)) {
      socket.getOutputStream().write(7);
      assertEquals(7, socket.getInputStream().read());
      return "echo, chain of " + socket.getSession().getPeerCertificates().length;
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static void assertRefused(String rule, String message) {
    assertTrue(message.contains("\n  rule      " + rule + " ("), message);
  }

  @ParameterizedTest
  @EnumSource
  @Tag("seed-10")
  @Tag("seed-11")
  void contextsWithoutManagers_useAnchorsAndIdentityOfThePolicy(DelegateName delegate)
      throws Exception {
    SSLContext both = context(delegate, ANCHORS + IDENTITY);
    assertEquals("echo, chain of 3", visit(both, both));
  }

  @ParameterizedTest
  @EnumSource
  @Tag("seed-10")
  void client_withOtherAnchors_refuses(DelegateName delegate) throws Exception {
    SSLContext server = context(delegate, IDENTITY);
    for (String anchors :
        new String[] {"\"twin.crt\"", "\"platform\"", "[\"platform\", \"twin.crt\"]"}) {
      String refusal = visit(context(delegate, "trust.anchors = " + anchors), server);
      assertRefused("trust.anchors", refusal);
      assertTrue(refusal.contains(".toml:6; RFC 5280"), refusal);
    }
    assertRefused("trust", visit(context(delegate, ""), server));
  }

  @ParameterizedTest
  @EnumSource
  @Tag("seed-10")
  void client_withOneRightAnchorAmongOthers_connects(DelegateName delegate) throws Exception {
    SSLContext server = context(delegate, IDENTITY);
    SSLContext client =
        context(delegate, "trust.anchors = [\"platform\", \"twin.crt\", \"root.crt\"]");
    assertEquals("echo, chain of 3", visit(client, server));
  }

  @ParameterizedTest
  @EnumSource
  @Tag("seed-10")
  void acceptAll_underThePolicysAnchors_decidesNothing(DelegateName delegate) throws Exception {
    SSLContext server = context(delegate, IDENTITY);
    assertEquals("echo, chain of 3", visit(context(delegate, ANCHORS, new AcceptAll()), server));
    assertRefused(
        "trust.application-managers",
        visit(context(delegate, "trust.anchors = \"twin.crt\"", new AcceptAll()), server));
  }

  @ParameterizedTest
  @EnumSource
  @Tag("seed-10")
  void managerOfTheApplication_itsOwnAnchors_countUnlessRestricted(DelegateName delegate)
      throws Exception {
    SSLContext server = context(delegate, IDENTITY);
    TrustManager own = managers(TrustManagerFactory.getInstance("PKIX", "SunJSSE"), root())[0];
    String twin = "trust.anchors = \"twin.crt\"\n";
    String restrict = "trust.application-managers = \"restrict\"\n";
    assertEquals("echo, chain of 3", visit(context(delegate, twin, own), server));
    assertRefused(
        "trust.application-managers", visit(context(delegate, twin + restrict, own), server));
    assertEquals("echo, chain of 3", visit(context(delegate, ANCHORS + restrict, own), server));
    assertEquals("echo, chain of 3", visit(context(delegate, ANCHORS + restrict), server));
  }

  private KeyStore root() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setCertificateEntry("root", certificate("root.crt"));
    return store;
  }

  private static X509Certificate certificate(String name) throws Exception {
    try (var in = Files.newInputStream(OpenSslForms.file(name))) {
      return (X509Certificate)
          java.security.cert.CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }

  private static TrustManager[] managers(TrustManagerFactory factory, KeyStore store)
      throws Exception {
    factory.init(store);
    return factory.getTrustManagers();
  }

  @ParameterizedTest
  @EnumSource
  @Tag("seed-10")
  void defaultTrustManagerFactory_trustsWhomThePolicyTrusts(DelegateName delegate)
      throws Exception {
    for (String algorithm : new String[] {"PKIX", "SunX509"}) {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(algorithm, provider(delegate, ANCHORS));
      X509TrustManager manager = (X509TrustManager) managers(factory, null)[0];
      assertEquals(1, manager.getAcceptedIssuers().length);
      assertEquals(certificate("root.crt"), manager.getAcceptedIssuers()[0]);
      assertEquals(
          0, ((X509TrustManager) managers(factory, empty())[0]).getAcceptedIssuers().length);
    }
  }

  private static KeyStore empty() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }

  @ParameterizedTest
  @EnumSource
  void defaultContext_presentsTheIdentityOfThePolicy(DelegateName delegate) throws Exception {
    SSLContext server = SSLContext.getInstance("Default", provider(delegate, ANCHORS + IDENTITY));
    assertEquals("echo, chain of 3", visit(context(delegate, ANCHORS), server));
  }

  @ParameterizedTest
  @EnumSource
  void identityOfOneRole_isNotThatOfTheOther(DelegateName delegate) throws Exception {
    String lines = ANCHORS + "server." + IDENTITY.replace("\nidentity", "\nserver.identity");
    SSLContext server = context(delegate, lines + "server.client-authentication = \"need\"\n");
    assertTrue(!visit(context(delegate, lines), server).startsWith("echo"));
    assertEquals("echo, chain of 3", visit(context(delegate, ANCHORS + IDENTITY), server));
  }

  @ParameterizedTest
  @EnumSource
  @Tag("seed-17")
  void clientAuthentication_needed_refusesClientsWithout(DelegateName delegate) throws Exception {
    SSLContext server =
        context(delegate, ANCHORS + IDENTITY + "server.client-authentication = \"need\"\n");
    assertTrue(!visit(context(delegate, ANCHORS), server).startsWith("echo"));
    assertEquals("echo, chain of 3", visit(context(delegate, ANCHORS + IDENTITY), server));
  }

  @ParameterizedTest
  @EnumSource
  @Tag("seed-17")
  void clientAuthentication_neededByThePolicy_cannotBeTurnedOff(DelegateName delegate)
      throws Exception {
    SSLContext server =
        context(delegate, ANCHORS + IDENTITY + "server.client-authentication = \"need\"\n");
    SSLServerSocket listener =
        (SSLServerSocket) server.getServerSocketFactory().createServerSocket(0, 5, Echo.loopback());
    listener.setNeedClientAuth(false);
    listener.setWantClientAuth(false);
    SSLContext client = context(delegate, ANCHORS);
    try (Echo echo = new Echo(listener);
        Socket socket =
            client
                .getSocketFactory()
                .createSocket(new Socket(Echo.loopback(), echo.port()), HOST, echo.port(), true)) {
      assertThrows(
          IOException.class,
          () -> {
            socket.getOutputStream().write(7);
            if (socket.getInputStream().read() < 0) {
              throw new IOException("closed");
            }
          });
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag("seed-17")
  void clientAuthentication_wanted_letsClientsWithoutIn(DelegateName delegate) throws Exception {
    SSLContext server =
        context(delegate, ANCHORS + IDENTITY + "server.client-authentication = \"want\"\n");
    assertEquals("echo, chain of 3", visit(context(delegate, ANCHORS), server));
    assertEquals("echo, chain of 3", visit(context(delegate, ANCHORS + IDENTITY), server));
  }

  /** The client shows a certificate of 2048 bits where the server's rules want 3072. */
  @ParameterizedTest
  @EnumSource
  @Tag("seed-17")
  void clientCertificate_thatBreaksARule_isRefused(DelegateName delegate) throws Exception {
    String rsa = "identity.certificate-chain = \"rsa.crt\"\nidentity.private-key = \"rsa.key\"\n";
    String server =
        "client."
            + ANCHORS
            + "server.trust.anchors = \"rsa.crt\"\n"
            + IDENTITY
            + "server.client-authentication = \"need\"\n";
    SSLContext client = context(delegate, ANCHORS + rsa);
    assertEquals("echo, chain of 3", visit(client, context(delegate, server)));
    assertTrue(
        !visit(client, context(delegate, server + "server.keys.rsa-min = 3072\n"))
            .startsWith("echo"));
  }

  @Test
  @Tag("seed-10")
  @Tag("seed-11")
  void files_thatCannotBeUsed_poisonThePolicyWithAllReasons() throws Exception {
    Provider provider =
        provider(
            DelegateName.BOUNCY_CASTLE,
            "trust.anchors = [\"root.crt\", \"missing.pem\"]\n"
                + "identity.certificate-chain = \"chain.pem\"\nidentity.private-key = \"rsa.key\"\n");
    String expected =
        """
        POLICY:6: trust.anchors: DIR/missing.pem: does not exist; create it or correct the path
        POLICY:8: identity.private-key: DIR/rsa.key: the private key (RSA) does not belong to the \
        certificate 'CN=Middle' (DIR/chain.pem:1), which has a key of type EC; name the key that \
        the certificate was issued for
        """;
    for (int call = 1; call <= 3; call++) {
      String message =
          assertThrows(ProviderException.class, () -> SSLContext.getInstance("TLS", provider))
              .getMessage();
      String reasons = message.lines().skip(1).limit(2).reduce("", (a, b) -> a + b + "\n");
      assertEquals(
          expected,
          reasons
              .replaceAll("(?m)^" + directory + "/policy[0-9]+\\.toml", "POLICY")
              .replace(directory.toString(), "DIR"));
    }
  }
}
