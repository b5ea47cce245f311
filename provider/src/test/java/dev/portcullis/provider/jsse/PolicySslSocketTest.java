package dev.portcullis.provider.jsse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.policy.DelegateName;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.HandshakeCompletedEvent;
import javax.net.ssl.HandshakeCompletedListener;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSessionContext;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Sockets behind the policy, in every form that a factory makes, over real connections. */
@Timeout(30)
class PolicySslSocketTest {
  private static Fixture local;
  private static Fixture other;

  @BeforeAll
  static void makeIdentities() throws Exception {
    local = Fixture.named("localhost");
    other = Fixture.named(Fixture.OTHER);
  }

  private static Echo echo(SSLContext context) throws IOException {
    return new Echo(context.getServerSocketFactory().createServerSocket(0, 5, Echo.loopback()));
  }

  private static void assertEchoes(Socket socket) throws IOException {
    socket.getOutputStream().write(7);
    assertEquals(7, socket.getInputStream().read());
  }

  private static void assertRefused(Socket socket) {
    SSLHandshakeException refused =
        assertThrows(SSLHandshakeException.class, () -> socket.getOutputStream().write(7));
    assertTrue(refused.getMessage().contains("rule      identity"), refused.getMessage());
  }

  @ParameterizedTest
  @EnumSource
  @Tag("seed-12")
  void everyFormOfCreateSocket_withTheName_works(DelegateName delegate) throws Exception {
    SSLContext context = local.context(delegate, "");
    var factory = context.getSocketFactory();
    InetAddress address = InetAddress.getByName("localhost");
    try (Echo echo = echo(context)) {
      try (Socket socket = factory.createSocket("localhost", echo.port())) {
        assertEchoes(socket);
      }
      try (Socket socket = factory.createSocket("localhost", echo.port(), Echo.loopback(), 0)) {
        assertEchoes(socket);
      }
      try (Socket socket = factory.createSocket(address, echo.port())) {
        assertEchoes(socket);
      }
      try (Socket socket = factory.createSocket(address, echo.port(), Echo.loopback(), 0)) {
        assertEchoes(socket);
      }
      try (Socket socket = factory.createSocket()) {
        socket.connect(new InetSocketAddress("localhost", echo.port()), 5000);
        assertEchoes(socket);
      }
      try (Socket inner = new Socket(Echo.loopback(), echo.port());
          Socket socket = factory.createSocket(inner, "localhost", echo.port(), true)) {
        assertEchoes(socket);
      }
      try (Socket inner = new Socket("localhost", echo.port());
          Socket socket = factory.createSocket(inner, null, echo.port(), true)) {
        assertEchoes(socket);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag("seed-12")
  @Tag("seed-14")
  void everyFormOfCreateSocket_withAnotherName_isRefused(DelegateName delegate) throws Exception {
    var factory = other.context(delegate, "").getSocketFactory();
    InetAddress address = InetAddress.getByName("localhost");
    try (Echo echo = echo(other.bare())) {
      assertRefused(factory.createSocket("localhost", echo.port()));
      assertRefused(factory.createSocket(address, echo.port()));
      assertRefused(factory.createSocket(InetAddress.getByName("127.0.0.1"), echo.port()));
      Socket later = factory.createSocket();
      later.connect(new InetSocketAddress("localhost", echo.port()));
      assertRefused(later);
      assertRefused(
          factory.createSocket(
              new Socket("localhost", echo.port()), "localhost", echo.port(), true));
    }
  }

  @ParameterizedTest
  @EnumSource
  void createSocket_unknownHost_failsAsInJsse(DelegateName delegate) throws Exception {
    var factory = local.context(delegate, "").getSocketFactory();
    assertThrows(
        UnknownHostException.class, () -> factory.createSocket("does-not-exist.invalid", 443));
  }

  @ParameterizedTest
  @EnumSource
  void getSession_ofARefusedPeer_showsNoPeer(DelegateName delegate) throws Exception {
    try (Echo echo = echo(other.bare());
        SSLSocket socket =
            (SSLSocket)
                other
                    .context(delegate, "", new AcceptAll())
                    .getSocketFactory()
                    .createSocket("localhost", echo.port())) {
      SSLSession session = socket.getSession();
      assertEquals("SSL_NULL_WITH_NULL_NULL", session.getCipherSuite());
      assertThrows(SSLPeerUnverifiedException.class, session::getPeerCertificates);
    }
  }

  @ParameterizedTest
  @EnumSource
  void getSession_beforeConnecting_startsNothing(DelegateName delegate) throws Exception {
    try (SSLSocket socket =
        (SSLSocket) local.context(delegate, "").getSocketFactory().createSocket()) {
      assertEquals("SSL_NULL_WITH_NULL_NULL", socket.getSession().getCipherSuite());
    }
  }

  @ParameterizedTest
  @EnumSource
  void handshakeListener_isToldOfTheApplicationsSocket(DelegateName delegate) throws Exception {
    SSLContext context = local.context(delegate, "");
    try (Echo echo = echo(context);
        SSLSocket socket =
            (SSLSocket) context.getSocketFactory().createSocket("localhost", echo.port())) {
      CompletableFuture<HandshakeCompletedEvent> told = new CompletableFuture<>();
      HandshakeCompletedListener removed = event -> told.completeExceptionally(new Error());
      socket.addHandshakeCompletedListener(removed);
      socket.removeHandshakeCompletedListener(removed);
      assertThrows(
          IllegalArgumentException.class, () -> socket.removeHandshakeCompletedListener(removed));
      socket.addHandshakeCompletedListener(told::complete);
      socket.startHandshake();
      HandshakeCompletedEvent event = told.get(5, TimeUnit.SECONDS);
      assertSame(socket, event.getSocket());
      assertSame(socket, event.getSource());
      assertEquals(local.certificate, event.getPeerCertificates()[0]);
    }
  }

  @ParameterizedTest
  @EnumSource
  void read_timesOut_andTheConnectionGoesOn(DelegateName delegate) throws Exception {
    SSLContext context = local.context(delegate, "");
    try (Echo echo = echo(context);
        Socket socket = context.getSocketFactory().createSocket("localhost", echo.port())) {
      assertEchoes(socket);
      socket.setSoTimeout(50);
      InputStream in = socket.getInputStream();
      assertThrows(SocketTimeoutException.class, in::read);
      socket.setSoTimeout(5000);
      assertEchoes(socket);
    }
  }

  @ParameterizedTest
  @EnumSource
  void acceptedSocket_hasTheSettingsOfItsListener(DelegateName delegate) throws Exception {
    SSLContext context = local.context(delegate, "");
    SSLServerSocket listener =
        (SSLServerSocket)
            context.getServerSocketFactory().createServerSocket(0, 5, Echo.loopback());
    listener.setEnabledProtocols(new String[] {"TLSv1.2", "SSLv3"});
    listener.setNeedClientAuth(true);
    try (Echo echo = new Echo(listener);
        SSLSocket socket =
            (SSLSocket) context.getSocketFactory().createSocket("localhost", echo.port())) {
      assertEchoes(socket);
      assertEquals("TLSv1.2", socket.getSession().getProtocol());
      SSLSocket accepted = assertInstanceOf(PolicySslSocket.class, echo.accepted.get(0));
      assertEquals(local.certificate, accepted.getSession().getPeerCertificates()[0]);
    }
  }

  @ParameterizedTest
  @EnumSource
  @Tag("seed-06")
  void serverNameMatcher_thatMatchesNothing_refusesTheClient(DelegateName delegate)
      throws Exception {
    SSLContext context = local.context(delegate, "");
    SSLServerSocket listener =
        (SSLServerSocket)
            context.getServerSocketFactory().createServerSocket(0, 5, Echo.loopback());
    SSLParameters parameters = listener.getSSLParameters();
    parameters.setSNIMatchers(List.of(SNIHostName.createSNIMatcher("elsewhere\\.example")));
    listener.setSSLParameters(parameters);
    assertSame(
        parameters.getSNIMatchers().iterator().next(),
        listener.getSSLParameters().getSNIMatchers().iterator().next());
    try (Echo echo = new Echo(listener);
        Socket socket = context.getSocketFactory().createSocket("localhost", echo.port())) {
      // "localhost" has no dot: other implementations send no SNI for it, this one does.
      assertThrows(IOException.class, () -> assertEchoes(socket));
    }
  }

  @ParameterizedTest
  @EnumSource
  void clientMode_flippedToServer_servesAsServer(DelegateName delegate) throws Exception {
    SSLContext context = local.context(delegate, "");
    try (ServerSocket plain = new ServerSocket(0, 5, Echo.loopback())) {
      CompletableFuture<Integer> read = new CompletableFuture<>();
      Thread server =
          new Thread(
              () -> {
                try (Socket inner = plain.accept();
                    SSLSocket socket =
                        (SSLSocket)
                            context
                                .getSocketFactory()
                                .createSocket(inner, null, inner.getPort(), true)) {
                  socket.setUseClientMode(false);
                  read.complete(socket.getInputStream().read());
                } catch (IOException e) {
                  read.completeExceptionally(e);
                }
              });
      server.start();
      try (Socket socket =
          context.getSocketFactory().createSocket("localhost", plain.getLocalPort())) {
        socket.getOutputStream().write(9);
        assertEquals(9, read.get(10, TimeUnit.SECONDS));
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void trustManager_seesTheApplicationsSocket(DelegateName delegate) throws Exception {
    AcceptAll careless = new AcceptAll(local.certificate);
    try (Echo echo = echo(local.bare());
        Socket socket =
            local
                .context(delegate, "", careless)
                .getSocketFactory()
                .createSocket("localhost", echo.port())) {
      assertEchoes(socket);
      assertSame(socket, careless.seen.get(0));
    }
  }

  @ParameterizedTest
  @EnumSource
  void handshake_withAPeerThatIsTooOld_explainsWhatWasOffered(DelegateName delegate)
      throws Exception {
    SSLServerSocket old =
        (SSLServerSocket)
            local.bare().getServerSocketFactory().createServerSocket(0, 5, Echo.loopback());
    old.setEnabledProtocols(new String[] {"TLSv1.2"});
    String only13 = "[protocols]\nallow = [\"TLSv1.3\"]\n";
    try (Echo echo = new Echo(old);
        SSLSocket socket =
            (SSLSocket)
                local
                    .context(delegate, only13)
                    .getSocketFactory()
                    .createSocket("localhost", echo.port())) {
      IOException failed = assertThrows(SSLHandshakeException.class, socket::startHandshake);
      String[] lines = failed.getMessage().split("\n");
      assertTrue(lines[0].endsWith("Received fatal alert: protocol_version"), lines[0]);
      assertTrue(
          lines[1].endsWith(
              ") was in force for localhost:" + echo.port() + ", which had to share one of each:"),
          lines[1]);
      assertEquals("  versions  TLSv1.3 (protocols.allow, program)", lines[2]);
      assertEquals("  groups    ", lines[4].substring(0, 12));
    }
  }

  @ParameterizedTest
  @EnumSource
  void roleOfAFailedStart_doesNotStick(DelegateName delegate) throws Exception {
    SSLContext context = other.context(delegate, "", new AcceptAll(other.certificate));
    try (Echo echo = echo(other.bare());
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket()) {
      socket.setUseClientMode(false);
      assertThrows(IOException.class, socket::startHandshake);
      socket.setUseClientMode(true);
      socket.connect(new InetSocketAddress("localhost", echo.port()));
      assertRefused(socket);
    }
  }

  @ParameterizedTest
  @EnumSource
  void firstReadAndFirstWrite_inTwoThreads_shakeHandsOnce(DelegateName delegate) throws Exception {
    SSLContext context = local.context(delegate, "");
    try (Echo echo = echo(context)) {
      for (int i = 0; i < 10; i++) {
        try (Socket socket = context.getSocketFactory().createSocket("localhost", echo.port())) {
          CompletableFuture<Integer> read =
              CompletableFuture.supplyAsync(
                  () -> {
                    try {
                      return socket.getInputStream().read();
                    } catch (IOException e) {
                      throw new UncheckedIOException(e);
                    }
                  });
          socket.getOutputStream().write(7);
          assertEquals(7, read.get(10, TimeUnit.SECONDS));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void handshake_whileTheApplicationHoldsTheSocketsMonitor_ends(DelegateName delegate)
      throws Exception {
    SSLContext context = local.context(delegate, "");
    try (Echo echo = echo(context);
        Socket socket = context.getSocketFactory().createSocket("localhost", echo.port())) {
      CompletableFuture<Void> written;
      synchronized (socket) {
        written =
            CompletableFuture.runAsync(
                () -> {
                  try {
                    socket.getOutputStream().write(7);
                  } catch (IOException e) {
                    throw new UncheckedIOException(e);
                  }
                });
        written.get(10, TimeUnit.SECONDS);
      }
      assertEquals(7, socket.getInputStream().read());
    }
  }

  @ParameterizedTest
  @EnumSource
  void clientCertificateAskedForTooLate_isAnErrorAndNotSilence(DelegateName delegate)
      throws Exception {
    SSLContext context = local.context(delegate, "");
    SSLServerSocket listener =
        (SSLServerSocket)
            context.getServerSocketFactory().createServerSocket(0, 5, Echo.loopback());
    listener.setEnabledProtocols(new String[] {"TLSv1.2"});
    try (Echo echo = new Echo(listener);
        Socket socket = context.getSocketFactory().createSocket("localhost", echo.port())) {
      assertEchoes(socket);
      SSLSocket accepted = (SSLSocket) echo.accepted.get(0);
      accepted.startHandshake();
      accepted.setNeedClientAuth(true);
      SSLHandshakeException refused =
          assertThrows(SSLHandshakeException.class, accepted::startHandshake);
      assertTrue(
          refused.getMessage().startsWith("The client's certificate cannot be asked for"),
          refused.getMessage());
    }
  }

  @ParameterizedTest
  @EnumSource
  void sessionTimeout_longerThanThePolicySays_isCapped(DelegateName delegate) throws Exception {
    SSLContext context = local.context(delegate, "[session]\nmax-age-seconds = 60\n");
    for (SSLSessionContext sessions :
        List.of(context.getClientSessionContext(), context.getServerSessionContext())) {
      assertEquals(60, sessions.getSessionTimeout());
      sessions.setSessionTimeout(86_400);
      assertEquals(60, sessions.getSessionTimeout());
      sessions.setSessionTimeout(0);
      assertEquals(60, sessions.getSessionTimeout());
      sessions.setSessionTimeout(5);
      assertEquals(5, sessions.getSessionTimeout());
    }
  }

  @ParameterizedTest
  @EnumSource
  void ownChain_thatLivesTooLong_isNotShown(DelegateName delegate) throws Exception {
    SSLContext strict =
        local.context(
            delegate, "[server.own-chain]\nmax-lifetime-days = 7\non-violation = \"refuse\"\n");
    try (Echo echo = echo(strict);
        Socket socket =
            local.context(delegate, "").getSocketFactory().createSocket("localhost", echo.port())) {
      assertThrows(IOException.class, () -> assertEchoes(socket));
    }
    try (Echo echo = echo(local.bare());
        Socket socket = strict.getSocketFactory().createSocket("localhost", echo.port())) {
      assertEchoes(socket);
    }
  }
}
