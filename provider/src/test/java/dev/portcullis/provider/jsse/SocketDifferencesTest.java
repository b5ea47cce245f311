package dev.portcullis.provider.jsse;

import static dev.portcullis.provider.jsse.Outcome.code;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.HandshakeCompletedEvent;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;

/** Sockets over real connections, compared as docs/differences.md says. */
@Timeout(60)
class SocketDifferencesTest {
  private static Fixture local;
  private static Fixture stranger;

  @BeforeAll
  static void makeIdentities() throws Exception {
    local = Fixture.named("localhost");
    stranger = Fixture.named("localhost");
  }

  private interface OnSocket {
    Object of(SSLSocket socket) throws Exception;
  }

  /** What a speaker's client shows that talks to an echo of SunJSSE. */
  private static String client(Speaker speaker, Fixture trusted, OnSocket observation)
      throws Exception {
    try (Echo echo = echo(Speaker.BARE);
        SSLSocket socket =
            (SSLSocket)
                speaker
                    .context(trusted)
                    .getSocketFactory()
                    .createSocket("localhost", echo.port())) {
      socket.setSoTimeout(10_000);
      return Outcome.of(() -> observation.of(socket));
    }
  }

  private static String client(Speaker speaker, OnSocket observation) throws Exception {
    return client(speaker, local, observation);
  }

  private static Echo echo(Speaker speaker) throws Exception {
    return new Echo(
        speaker.context(local).getServerSocketFactory().createServerSocket(0, 5, Echo.loopback()));
  }

  private static int echoed(Socket socket) throws IOException {
    socket.getOutputStream().write(7);
    return socket.getInputStream().read();
  }

  /** Waits for the server's side of a connection. */
  private static SSLSocket accepted(Echo echo) throws InterruptedException {
    while (echo.accepted.isEmpty()) {
      TimeUnit.MILLISECONDS.sleep(5);
    }
    return (SSLSocket) echo.accepted.get(0);
  }

  @Test
  void handshake_fails(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker ->
                client(
                    speaker,
                    stranger,
                    socket -> {
                      socket.startHandshake();
                      return "handshake";
                    }));
  }

  @Test
  void write_afterAFailedHandshake(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker ->
                client(
                    speaker,
                    stranger,
                    socket -> {
                      Outcome.of("handshake", socket::startHandshake);
                      socket.getOutputStream().write(7);
                      return "written";
                    }));
  }

  @Test
  void socket_afterAFailedHandshake(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker ->
                client(
                    speaker,
                    stranger,
                    socket -> {
                      Outcome.of("handshake", socket::startHandshake);
                      return socket.isClosed() ? "closed" : "open";
                    }));
  }

  @Test
  void session_afterAFailedHandshake(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker ->
                client(speaker, stranger, socket -> code(socket.getSession().getCipherSuite())));
  }

  @Test
  void session_startsTheHandshake(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(speaker -> client(speaker, socket -> code(socket.getSession().getProtocol())));
  }

  @Test
  void session_beforeTheConnection(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              try (SSLSocket socket = unconnected(speaker)) {
                return Outcome.of(() -> code(socket.getSession().getCipherSuite()));
              }
            });
  }

  private static SSLSocket unconnected(Speaker speaker) throws Exception {
    return (SSLSocket) speaker.context(local).getSocketFactory().createSocket();
  }

  @Test
  void session_afterClose(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker ->
                client(
                    speaker,
                    socket -> {
                      echoed(socket);
                      socket.close();
                      return code(socket.getSession().getProtocol());
                    }));
  }

  @Test
  void shutdownOutput_thenRead(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker ->
                client(
                    speaker,
                    socket -> {
                      echoed(socket);
                      socket.shutdownOutput();
                      return "end of stream " + code(socket.getInputStream().read());
                    }));
  }

  @Test
  void shutdownInput_thenWrite(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker ->
                client(
                    speaker,
                    socket -> {
                      echoed(socket);
                      socket.shutdownInput();
                      socket.getOutputStream().write(7);
                      return "written";
                    }));
  }

  @Test
  void getInputStream_afterClose(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker ->
                client(
                    speaker,
                    socket -> {
                      echoed(socket);
                      socket.close();
                      socket.getInputStream();
                      return "a stream";
                    }));
  }

  @Test
  void getOutputStream_afterClose(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker ->
                client(
                    speaker,
                    socket -> {
                      echoed(socket);
                      socket.close();
                      socket.getOutputStream();
                      return "a stream";
                    }));
  }

  @Test
  void read_afterClose(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker ->
                client(
                    speaker,
                    socket -> {
                      InputStream in = socket.getInputStream();
                      echoed(socket);
                      socket.close();
                      return in.read();
                    }));
  }

  @Test
  void getInputStream_beforeTheConnection(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              try (SSLSocket socket = unconnected(speaker)) {
                return Outcome.of("a stream", socket::getInputStream);
              }
            });
  }

  @Test
  void startHandshake_beforeTheConnection(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              try (SSLSocket socket = unconnected(speaker)) {
                return Outcome.of("handshake", socket::startHandshake);
              }
            });
  }

  @Test
  void connect_byName(TestInfo test) throws Exception {
    InetAddress named = InetAddress.getByAddress("good.example", Echo.loopback().getAddress());
    Fixture good = Fixture.named(Fixture.GOOD);
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              SSLServerSocket listener =
                  (SSLServerSocket)
                      good.bare()
                          .getServerSocketFactory()
                          .createServerSocket(0, 5, Echo.loopback());
              try (Echo echo = new Echo(listener);
                  Socket socket = speaker.context(good).getSocketFactory().createSocket()) {
                socket.connect(new InetSocketAddress(named, echo.port()), 5000);
                echoed(socket);
                return code(serverName(accepted(echo).getSession()));
              }
            });
  }

  private static String serverName(SSLSession session) {
    return ((ExtendedSSLSession) session)
        .getRequestedServerNames().stream()
            .map(name -> ((SNIHostName) name).getAsciiName())
            .findFirst()
            .orElse("none");
  }

  @Test
  void requestedServerNames_ofAnAcceptedSocket(TestInfo test) throws Exception {
    InetAddress named = InetAddress.getByAddress("good.example", Echo.loopback().getAddress());
    Fixture good = Fixture.named(Fixture.GOOD);
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              var factory = speaker.context(good).getServerSocketFactory();
              try (Echo echo = new Echo(factory.createServerSocket(0, 5, Echo.loopback()));
                  Socket socket = good.bare().getSocketFactory().createSocket(named, echo.port())) {
                echoed(socket);
                SSLSession session = accepted(echo).getSession();
                return Outcome.of(() -> code(serverName(session)));
              }
            });
  }

  @Test
  void layeredSocket_closesTheInner(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(speaker -> "yes: " + layered(speaker, true) + ", no: " + layered(speaker, false));
  }

  private static String layered(Speaker speaker, boolean autoClose) throws Exception {
    try (Echo echo = echo(Speaker.BARE);
        Socket inner = new Socket(Echo.loopback(), echo.port())) {
      var factory = speaker.context(local).getSocketFactory();
      Socket outer = factory.createSocket(inner, "localhost", echo.port(), autoClose);
      echoed(outer);
      outer.close();
      return inner.isClosed() ? "closed" : "open";
    }
  }

  @Test
  void layeredSocket_withConsumedOctets(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              try (Echo echo = new Echo(new Layering(speaker));
                  Socket socket =
                      local.bare().getSocketFactory().createSocket("localhost", echo.port())) {
                return Outcome.of(() -> "echo of " + echoed(socket));
              }
            });
  }

  /** A plain listener that reads three octets of each client before it layers TLS on it. */
  private static final class Layering extends ServerSocket {
    private final Speaker speaker;

    Layering(Speaker speaker) throws IOException {
      super(0, 5, Echo.loopback());
      this.speaker = speaker;
    }

    @Override
    public Socket accept() throws IOException {
      Socket plain = super.accept();
      byte[] consumed = plain.getInputStream().readNBytes(3);
      try {
        var factory = speaker.context(local).getSocketFactory();
        return factory.createSocket(plain, new ByteArrayInputStream(consumed), true);
      } catch (IOException e) {
        throw e;
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
  }

  @Test
  void readTimeout_thenRead(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker ->
                client(
                    speaker,
                    socket -> {
                      echoed(socket);
                      socket.setSoTimeout(100);
                      String timeout = Outcome.of(() -> socket.getInputStream().read());
                      socket.setSoTimeout(10_000);
                      return timeout + ", then " + Outcome.of(() -> "echo of " + echoed(socket));
                    }));
  }

  @Test
  void handshakeTimeout_ofASilentServer(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              try (ServerSocket silent = new ServerSocket(0, 5, Echo.loopback());
                  SSLSocket socket =
                      (SSLSocket)
                          speaker
                              .context(local)
                              .getSocketFactory()
                              .createSocket("localhost", silent.getLocalPort())) {
                socket.setSoTimeout(100);
                return Outcome.of("handshake", socket::startHandshake)
                    + ", then "
                    + Outcome.of("handshake", socket::startHandshake);
              }
            });
  }

  @Test
  void peer_disconnectsWithoutCloseNotify(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              try (Echo echo = new Echo(new Truncating());
                  Socket socket =
                      speaker
                          .context(local)
                          .getSocketFactory()
                          .createSocket("localhost", echo.port())) {
                socket.setSoTimeout(10_000);
                echoed(socket);
                return Outcome.of(() -> "end of stream " + code(socket.getInputStream().read()));
              }
            });
  }

  /** Echoes one octet over TLS and then closes the connection below it. */
  private static final class Truncating extends ServerSocket {
    Truncating() throws IOException {
      super(0, 5, Echo.loopback());
    }

    @Override
    public Socket accept() throws IOException {
      try (Socket plain = super.accept()) {
        Socket tls = local.bare().getSocketFactory().createSocket(plain, (InputStream) null, false);
        tls.getOutputStream().write(tls.getInputStream().read());
        throw new IOException("one connection is all");
      } catch (IOException e) {
        throw e;
      } catch (Exception e) {
        throw new IOException(e);
      }
    }
  }

  @Test
  void peer_halfCloses(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker ->
                "TLS 1.3: "
                    + halfClosed(speaker, "TLSv1.3")
                    + ", TLS 1.2: "
                    + halfClosed(speaker, "TLSv1.2"));
  }

  private static String halfClosed(Speaker speaker, String version) throws Exception {
    try (Echo echo = echo(Speaker.BARE);
        SSLSocket socket =
            (SSLSocket)
                speaker.context(local).getSocketFactory().createSocket("localhost", echo.port())) {
      socket.setEnabledProtocols(new String[] {version});
      echoed(socket);
      accepted(echo).shutdownOutput();
      return "reads "
          + Outcome.of(() -> code(socket.getInputStream().read()))
          + " and "
          + Outcome.of("writes", () -> socket.getOutputStream().write(7));
    }
  }

  @Test
  void handshakeCompleted_source(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker ->
                client(
                    speaker,
                    socket -> {
                      HandshakeCompletedEvent event = completed(socket).get(10, TimeUnit.SECONDS);
                      return event.getSource() == socket ? "the application's" : "another";
                    }));
  }

  @Test
  void handshakeCompleted_thread(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker ->
                client(
                    speaker,
                    socket -> {
                      CompletableFuture<Thread> thread = new CompletableFuture<>();
                      socket.addHandshakeCompletedListener(
                          event -> thread.complete(Thread.currentThread()));
                      socket.startHandshake();
                      return thread.get(10, TimeUnit.SECONDS) == Thread.currentThread()
                          ? "the caller's"
                          : "its own";
                    }));
  }

  private static CompletableFuture<HandshakeCompletedEvent> completed(SSLSocket socket)
      throws IOException {
    CompletableFuture<HandshakeCompletedEvent> event = new CompletableFuture<>();
    socket.addHandshakeCompletedListener(event::complete);
    socket.startHandshake();
    return event;
  }

  @Test
  void trustManager_seesTheSocket(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              AcceptAll manager = new AcceptAll(local.certificate);
              try (Echo echo = echo(Speaker.BARE);
                  Socket socket =
                      speaker
                          .context(local, manager)
                          .getSocketFactory()
                          .createSocket("localhost", echo.port())) {
                echoed(socket);
                return manager.seen.get(0) == socket ? "the application's" : "another";
              }
            });
  }

  @Test
  void socketClass_isCastTo(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(speaker -> client(speaker, socket -> code(socket.getClass().getSimpleName())));
  }

  @Test
  void oldHello_atAServer(TestInfo test) throws Exception {
    DocumentedRow.of(test)
        .shows(
            speaker -> {
              try (Echo echo = echo(speaker);
                  Socket plain = new Socket(Echo.loopback(), echo.port())) {
                plain.setSoTimeout(10_000);
                byte[] hello = new byte[2 + 28];
                hello[0] = (byte) 0x80;
                hello[1] = 28;
                hello[2] = 1;
                hello[4] = 2;
                hello[6] = 3;
                hello[10] = 16;
                hello[11] = 1;
                hello[13] = (byte) 0x80;
                plain.getOutputStream().write(hello);
                return Outcome.of(() -> alert(plain.getInputStream().readNBytes(7)));
              }
            });
  }

  private static String alert(byte[] record) {
    return record.length == 7 && record[0] == 21 ? "alert " + record[6] : "no alert";
  }
}
