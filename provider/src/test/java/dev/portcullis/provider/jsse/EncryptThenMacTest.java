package dev.portcullis.provider.jsse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.policy.DelegateName;
import dev.portcullis.policy.profile.Profiles;
import dev.portcullis.provider.PortcullisProvider;
import dev.portcullis.provider.facts.Fact;
import dev.portcullis.provider.facts.NegotiatedConnection;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509KeyManager;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CBC with and without encrypt-then-MAC (RFC 7366), as openssl speaks it. */
@Timeout(60)
class EncryptThenMacTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({
    "BOUNCY_CASTLE, allow, '', true",
    "BOUNCY_CASTLE, allow, -no_etm, false",
    "BOUNCY_CASTLE, etm-only, '', true",
    "BOUNCY_CASTLE, etm-only, -no_etm, refused",
    "SUN_JSSE, allow, '', false",
    "SUN_JSSE, etm-only, '', refused"
  })
  void cbc_withOpenssl_isJudgedByWhatWasAgreed(
      DelegateName delegate, String rule, String option, String expected) throws Exception {
    Fixture identity = Fixture.named("localhost");
    int port = freePort();
    Process server = openssl(identity, port, option);
    try (SSLSocket socket = connected(context(identity, delegate, rule), port)) {
      if (expected.equals("refused")) {
        SSLHandshakeException refused =
            assertThrows(SSLHandshakeException.class, socket::startHandshake);
        assertTrue(refused.getMessage().contains("rule      tls12.cbc"), refused.getMessage());
      } else {
        socket.startHandshake();
        assertEquals(
            Fact.of(Boolean.valueOf(expected)),
            ((NegotiatedConnection) socket).handshakeFacts().orElseThrow().encryptThenMac());
      }
    } finally {
      server.destroy();
    }
  }

  private static SSLContext context(Fixture identity, DelegateName delegate, String rule)
      throws Exception {
    String policy =
        """
        format = 1
        id = "test"
        extends = "legacy@2026-11"
        delegate = "%s"
        on-unenforceable = "warn"
        tls12.cbc = "%s"
        """;
    PortcullisProvider provider =
        new PortcullisProvider(
            Profiles.read(policy.formatted(delegate.word(), rule), "test.toml").policy());
    SSLContext context = SSLContext.getInstance("TLS", provider);
    context.init(null, identity.trust(), null);
    return context;
  }

  /** Waits until the server accepts; each attempt is a socket of its own. */
  private static SSLSocket connected(SSLContext context, int port) throws Exception {
    for (int attempt = 0; ; attempt++) {
      try {
        return (SSLSocket) context.getSocketFactory().createSocket("localhost", port);
      } catch (IOException e) {
        if (attempt == 100) {
          throw e;
        }
        Thread.sleep(50);
      }
    }
  }

  private Process openssl(Fixture identity, int port, String option) throws Exception {
    X509KeyManager keys = (X509KeyManager) identity.keys()[0];
    RevocablePki.pem(
        directory.resolve("cert.pem"), "CERTIFICATE", identity.certificate.getEncoded());
    RevocablePki.pem(
        directory.resolve("key.pem"), "PRIVATE KEY", keys.getPrivateKey("key").getEncoded());
    List<String> command =
        new ArrayList<>(
            List.of("openssl", "s_server", "-quiet", "-tls1_2", "-cert", "cert.pem", "-key"));
    command.addAll(List.of("key.pem", "-cipher", "ECDHE-ECDSA-AES128-SHA256", "-accept"));
    command.add(String.valueOf(port));
    if (!option.isEmpty()) {
      command.add(option);
    }
    return new ProcessBuilder(command)
        .directory(directory.toFile())
        .redirectErrorStream(true)
        .redirectOutput(Files.createTempFile(directory, "openssl", ".log").toFile())
        .start();
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
