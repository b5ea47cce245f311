package dev.portcullis.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.policy.ClientAuthentication;
import dev.portcullis.policy.profile.Profiles;
import dev.portcullis.provider.credentials.OpenSslForms;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.ProviderException;
import java.security.Security;
import java.util.Arrays;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Contexts made in code, in a JVM in which the provider is not registered. */
@Timeout(30)
class TlsContextsTest {
  private static final Path KEY = OpenSslForms.file("leaf.key");
  private static final Path ROOT = OpenSslForms.file("root.crt");

  @TempDir private Path directory;
  private Path chain;

  @BeforeEach
  void writeChain() throws IOException {
    assertNull(Security.getProvider(PortcullisProvider.NAME));
    chain = Files.createFile(directory.resolve("chain.pem"));
    for (String name : new String[] {"leaf", "low", "middle"}) {
      Files.write(
          chain,
          Files.readAllBytes(OpenSslForms.file(name + ".crt")),
          java.nio.file.StandardOpenOption.APPEND);
    }
  }

  /** The octet that the server answers, or what the client is told instead. */
  private static String visit(SSLContext client, SSLContext server, String host) throws Exception {
    InetAddress here = InetAddress.getLoopbackAddress();
    try (ServerSocket listener = server.getServerSocketFactory().createServerSocket(0, 5, here)) {
      Thread thread = new Thread(() -> answer(listener), "server");
      thread.setDaemon(true);
      thread.start();
      int port = listener.getLocalPort();
      try (Socket socket =
          client.getSocketFactory().createSocket(new Socket(here, port), host, port, true)) {
        return "answer " + socket.getInputStream().read();
      } catch (IOException e) {
        return String.valueOf(e.getMessage());
      }
    }
  }

  private static void answer(ServerSocket listener) {
    try (Socket socket = listener.accept()) {
      socket.getOutputStream().write(42);
      socket.getInputStream().read();
    } catch (IOException e) {
      // The client tells.
    }
  }

  private SSLContext server() throws IOException {
    return TlsContexts.forServer(chain, KEY);
  }

  private static SSLContext trusting(Path anchors) throws IOException {
    return TlsContexts.builder().trustAnchors(anchors).forClient();
  }

  @Test
  @Tag("seed-07")
  @Tag("seed-08")
  @Tag("seed-10")
  void client_thatTrustsTheServersRoot_talksToIt() throws Exception {
    assertEquals("answer 42", visit(trusting(ROOT), server(), "leaf.example"));
  }

  @Test
  @Tag("seed-07")
  @Tag("seed-09")
  void client_withoutArguments_refusesAnUntrustedServer() throws Exception {
    String message = visit(TlsContexts.forClient(), server(), "leaf.example");
    assertTrue(message.contains("\n  rule      trust ("), message);
  }

  @Test
  @Tag("seed-09")
  void client_askedForAnotherHost_refuses() throws Exception {
    String message = visit(trusting(ROOT), server(), "other.example");
    assertTrue(message.contains("\n  rule      identity"), message);
  }

  @Test
  @Tag("seed-07")
  void client_withoutArguments_isBehindTheDefaultPolicy() throws Exception {
    SSLContext context = TlsContexts.forClient();
    assertEquals(PortcullisProvider.NAME, context.getProvider().getName());
    try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket()) {
      assertEquals("[TLSv1.3, TLSv1.2]", Arrays.toString(socket.getSupportedProtocols()));
    }
  }

  @Test
  void policy_ofEachForm_isInForce() throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("policy.toml"), "format = 1\nid = \"x\"\nextends = \"modern\"\n");
    for (TlsContexts.Builder builder :
        new TlsContexts.Builder[] {
          TlsContexts.builder().policy("modern"),
          TlsContexts.builder().policy(file),
          TlsContexts.builder().policy(Profiles.named("modern").policy())
        }) {
      try (SSLSocket socket = (SSLSocket) builder.forClient().getSocketFactory().createSocket()) {
        assertEquals("[TLSv1.3]", Arrays.toString(socket.getSupportedProtocols()));
      }
    }
  }

  @Test
  void policy_thatIsMissing_isRefusedWithItsPath() {
    Path file = directory.resolve("missing.toml");
    ProviderException refused =
        assertThrows(ProviderException.class, () -> TlsContexts.builder().policy(file).forClient());
    assertTrue(refused.getMessage().contains(file + " does not exist"), refused.getMessage());
  }

  @Test
  @Tag("seed-17")
  void clientAuthentication_needed_takesClientsWithCertificatesOnly() throws Exception {
    SSLContext server =
        TlsContexts.builder()
            .identity(chain, KEY)
            .trustAnchors(ROOT)
            .clientAuthentication(ClientAuthentication.NEED)
            .forServer();
    SSLContext known = TlsContexts.builder().identity(chain, KEY).trustAnchors(ROOT).forClient();
    SSLContext stranger =
        TlsContexts.builder()
            .identity(OpenSslForms.file("rsa.crt"), OpenSslForms.file("rsa.key"))
            .trustAnchors(ROOT)
            .forClient();
    assertEquals("answer 42", visit(known, server, "leaf.example"));
    assertTrue(!visit(trusting(ROOT), server, "leaf.example").equals("answer 42"));
    assertTrue(!visit(stranger, server, "leaf.example").equals("answer 42"));
  }

  @Test
  @Tag("seed-11")
  void identityOfTexts_withPassword_isRead() throws Exception {
    SSLContext server =
        TlsContexts.builder()
            .identityPem(
                Files.readString(OpenSslForms.file("p256.crt")),
                Files.readString(OpenSslForms.file("p256-encrypted.form")))
            .password(() -> OpenSslForms.PASSWORD.toCharArray())
            .forServer();
    SSLContext client =
        TlsContexts.builder()
            .trustAnchorsPem(Files.readString(OpenSslForms.file("p256.crt")))
            .forClient();
    String message = visit(client, server, "p256");
    assertTrue(message.contains("\n  rule      identity"), message); // Trusted; it has a CN only.
  }

  @Test
  @Tag("seed-11")
  void encryptedKey_withoutPassword_saysWhatToCall() {
    Path key = OpenSslForms.file("p256-encrypted.form");
    IOException refused =
        assertThrows(
            IOException.class, () -> TlsContexts.forServer(OpenSslForms.file("p256.crt"), key));
    assertEquals(
        key
            + ":1: the private key is encrypted and there is no password; give it with"
            + " password(...)",
        refused.getMessage());
  }

  @Test
  @Tag("seed-10")
  void anchors_thatAreMissing_areRefusedWithTheirPath() {
    Path file = directory.resolve("ca-bundle.crt");
    IOException refused = assertThrows(IOException.class, () -> trusting(file));
    assertEquals(file + ": does not exist; create it or correct the path", refused.getMessage());
  }

  @Test
  @Tag("seed-08")
  void server_withoutCertificate_isRefused() {
    IllegalStateException refused =
        assertThrows(IllegalStateException.class, () -> TlsContexts.builder().forServer());
    assertTrue(refused.getMessage().contains("identity(chain, key)"), refused.getMessage());
  }

  @Test
  @Tag("seed-08")
  void server_whoseCertificateThePolicyNames_needsNoOther() throws Exception {
    Files.copy(KEY, directory.resolve("leaf.key"));
    Path policy =
        Files.writeString(
            directory.resolve("policy.toml"),
            "format = 1\nid = \"x\"\nextends = \"modern\"\n[server.identity]\n"
                + "certificate-chain = \"chain.pem\"\nprivate-key = \"leaf.key\"\n");
    SSLContext server = TlsContexts.builder().policy(policy).forServer();
    assertEquals("answer 42", visit(trusting(ROOT), server, "leaf.example"));
  }

  @Test
  void listOfProviders_afterwards_isAsBefore() throws Exception {
    var before = Security.getProviders();
    TlsContexts.forClient();
    assertEquals(before.length, Security.getProviders().length);
    assertSame(before[0], Security.getProviders()[0]);
  }
}
