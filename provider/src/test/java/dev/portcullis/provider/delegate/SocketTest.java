package dev.portcullis.provider.delegate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.portcullis.policy.DelegateName;
import dev.portcullis.policy.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Real connections over loopback. */
class SocketTest {

  private static final TestIdentity IDENTITY = TestIdentity.of(TestIdentity.Kind.P256);
  private static final long SEED = 8446;

  @ParameterizedTest(name = "{0} to {1}, {2}")
  @CsvSource({
    "BOUNCY_CASTLE, BOUNCY_CASTLE, TLSv1.3",
    "BOUNCY_CASTLE, SUN_JSSE, TLSv1.3",
    "SUN_JSSE, BOUNCY_CASTLE, TLSv1.3",
    "SUN_JSSE, SUN_JSSE, TLSv1.3",
    "BOUNCY_CASTLE, BOUNCY_CASTLE, TLSv1.2",
    "BOUNCY_CASTLE, SUN_JSSE, TLSv1.2",
    "SUN_JSSE, BOUNCY_CASTLE, TLSv1.2",
  })
  void connection_socketsOnBothEnds_carriesData(
      DelegateName client, DelegateName server, String version) throws Exception {
    byte[] data = new byte[200_000];
    new Random(SEED).nextBytes(data);
    try (SSLServerSocket listening = listening(server);
        SSLSocket socket = connected(client, version, listening, IDENTITY)) {
      CompletableFuture<byte[]> echoed = echo(listening, server, version, data.length);
      socket.getOutputStream().write(data);
      socket.getOutputStream().flush();
      assertArrayEquals(data, socket.getInputStream().readNBytes(data.length));
      assertArrayEquals(data, echoed.get(30, TimeUnit.SECONDS));
      assertEquals(version, socket.getSession().getProtocol());
    }
  }

  @Test
  void nameHost_unconnectedBouncyCastleSocket_sendsServerName() throws Exception {
    DelegateJsse sun = Delegates.of(DelegateName.SUN_JSSE);
    try (SSLServerSocket listening = listening(DelegateName.SUN_JSSE)) {
      CompletableFuture<List<?>> names =
          CompletableFuture.supplyAsync(
              () -> {
                try (SSLSocket accepted = (SSLSocket) listening.accept()) {
                  sun.configure(accepted, Wanted.version(Role.SERVER, "TLSv1.3"));
                  accepted.startHandshake();
                  accepted.getInputStream().read();
                  return ((ExtendedSSLSession) accepted.getSession()).getRequestedServerNames();
                } catch (IOException e) {
                  throw new AssertionError(e);
                }
              });
      DelegateJsse bc = Delegates.of(DelegateName.BOUNCY_CASTLE);
      SSLContext context = bc.newContext(null, new Pinned(IDENTITY.certificate()), null, Set.of());
      try (SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket()) {
        bc.nameHost(socket, TestIdentity.HOST);
        bc.configure(socket, Wanted.version(Role.CLIENT, "TLSv1.3"));
        socket.connect(listening.getLocalSocketAddress());
        socket.getOutputStream().write(1);
        assertEquals(List.of(new SNIHostName(TestIdentity.HOST)), names.get(30, TimeUnit.SECONDS));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"BOUNCY_CASTLE", "SUN_JSSE"})
  void translate_untrustedServer_isAHandshakeExceptionWithTheReason(DelegateName name)
      throws Exception {
    TestIdentity stranger = TestIdentity.of(TestIdentity.Kind.P256);
    try (SSLServerSocket listening = listening(name);
        SSLSocket socket = connected(name, "TLSv1.3", listening, stranger)) {
      CompletableFuture<byte[]> server = echo(listening, name, "TLSv1.3", 1);
      Exception failure = assertThrows(IOException.class, socket::startHandshake);
      IOException translated = Delegates.of(name).translate(failure);
      assertEquals(
          "javax.net.ssl.SSLHandshakeException: the certificate is not the pinned one",
          translated.toString().replace("(certificate_unknown) ", ""));
      assertEquals(
          "java.security.cert.CertificateException: the certificate is not the pinned one",
          translated.getCause().toString());
      assertThrows(Exception.class, () -> server.get(30, TimeUnit.SECONDS));
    }
  }

  @ParameterizedTest
  @CsvSource({"BOUNCY_CASTLE", "SUN_JSSE"})
  void translate_silentServer_isATimeout(DelegateName name) throws Exception {
    try (var silent = new java.net.ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        SSLSocket socket = unconnected(name, "TLSv1.3", IDENTITY)) {
      socket.setSoTimeout(200);
      socket.connect(silent.getLocalSocketAddress());
      IOException failure = assertThrows(IOException.class, socket::startHandshake);
      assertEquals(SocketTimeoutException.class, Delegates.of(name).translate(failure).getClass());
    }
  }

  private static SSLServerSocket listening(DelegateName name) throws Exception {
    SSLContext context =
        Delegates.of(name)
            .newContext(
                TestIdentity.keyManagers("SunX509", IDENTITY), new Pinned(), null, Set.of());
    SSLServerSocket socket =
        (SSLServerSocket) context.getServerSocketFactory().createServerSocket();
    socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    return socket;
  }

  private static SSLSocket unconnected(DelegateName name, String version, TestIdentity trusted)
      throws Exception {
    DelegateJsse delegate = Delegates.of(name);
    SSLContext context =
        delegate.newContext(null, new Pinned(trusted.certificate()), null, Set.of());
    SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket();
    delegate.configure(socket, Wanted.version(Role.CLIENT, version));
    return socket;
  }

  private static SSLSocket connected(
      DelegateName name, String version, SSLServerSocket listening, TestIdentity trusted)
      throws Exception {
    SSLSocket socket = unconnected(name, version, trusted);
    socket.connect(listening.getLocalSocketAddress());
    return socket;
  }

  private static CompletableFuture<byte[]> echo(
      SSLServerSocket listening, DelegateName name, String version, int length) {
    return CompletableFuture.supplyAsync(
        () -> {
          try (SSLSocket accepted = (SSLSocket) listening.accept()) {
            Delegates.of(name).configure(accepted, Wanted.version(Role.SERVER, version));
            byte[] data = accepted.getInputStream().readNBytes(length);
            accepted.getOutputStream().write(data);
            accepted.getOutputStream().flush();
            return data;
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }
}
