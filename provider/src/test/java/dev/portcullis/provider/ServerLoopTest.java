package dev.portcullis.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portcullis.policy.DelegateName;
import dev.portcullis.policy.OnUnenforceable;
import dev.portcullis.policy.TlsPolicy;
import dev.portcullis.policy.profile.Profiles;
import dev.portcullis.provider.credentials.OpenSslForms;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The loop of the source document: bind, accept, wrap, read until empty, close. Many clients at
 * once, on platform threads and on virtual ones, which a lock held while waiting would exhaust.
 */
@Timeout(120)
@Tag("seed-12")
@Tag("seed-16")
class ServerLoopTest {
  private static final int CLIENTS = 40;
  private static final String HOST = "leaf.example";
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();

  @TempDir private Path directory;

  /** How an accepted connection becomes the server's side. */
  private enum Wrapping {
    ACCEPTED_SOCKET {
      @Override
      ServerSocket listener(SSLContext context) throws IOException {
        ServerSocket listener = new ServerSocket();
        listener.bind(new InetSocketAddress(HERE, 0), CLIENTS);
        return listener;
      }

      @Override
      Socket wrapped(SSLContext context, Socket accepted) throws IOException {
        InputStream nothing = InputStream.nullInputStream();
        return context.getSocketFactory().createSocket(accepted, nothing, true);
      }
    },
    SERVER_SOCKET {
      @Override
      ServerSocket listener(SSLContext context) throws IOException {
        return context.getServerSocketFactory().createServerSocket(0, CLIENTS, HERE);
      }

      @Override
      Socket wrapped(SSLContext context, Socket accepted) {
        return accepted;
      }
    };

    abstract ServerSocket listener(SSLContext context) throws IOException;

    abstract Socket wrapped(SSLContext context, Socket accepted) throws IOException;
  }

  static Stream<Arguments> loops() {
    return Stream.of(DelegateName.values())
        .flatMap(
            delegate ->
                Stream.of(Wrapping.values())
                    .flatMap(
                        wrapping ->
                            Stream.of("newCachedThreadPool", "newVirtualThreadPerTaskExecutor")
                                .map(threads -> Arguments.of(delegate, wrapping, threads))));
  }

  @ParameterizedTest(name = "{0}, {1}, {2}")
  @MethodSource("loops")
  void loop_manyClientsAtOnce_readsUntilEmptyAndCloses(
      DelegateName delegate, Wrapping wrapping, String factory) throws Exception {
    boolean virtual = factory.contains("Virtual");
    assumeTrue(!virtual || Runtime.version().feature() >= 21, "Java 21 brings virtual threads");
    ExecutorService threads = (ExecutorService) Executors.class.getMethod(factory).invoke(null);
    TlsPolicy policy = policy(delegate);
    SSLContext server =
        TlsContexts.builder()
            .policy(policy)
            .identity(chain(), OpenSslForms.file("leaf.key"))
            .forServer();
    SSLContext client =
        TlsContexts.builder()
            .policy(policy)
            .trustAnchors(OpenSslForms.file("root.crt"))
            .forClient();
    List<Future<String>> results = new ArrayList<>();
    try (ServerSocket listener = wrapping.listener(server)) {
      for (int i = 0; i < CLIENTS; i++) {
        results.add(threads.submit(visitor(client, listener.getLocalPort())));
      }
      for (int i = 0; i < CLIENTS; i++) {
        Socket accepted = listener.accept();
        results.add(threads.submit(() -> deal(wrapping.wrapped(server, accepted))));
      }
      assertEquals(expected(), outcomes(results));
    } finally {
      threads.shutdownNow();
    }
  }

  private static List<String> expected() {
    List<String> expected = new ArrayList<>(Collections.nCopies(CLIENTS, "echo: one two three"));
    expected.addAll(Collections.nCopies(CLIENTS, "read until empty: 13"));
    return expected;
  }

  private static List<String> outcomes(List<Future<String>> results) throws Exception {
    List<String> outcomes = new ArrayList<>();
    for (Future<String> result : results) {
      outcomes.add(result.get(60, TimeUnit.SECONDS));
    }
    return outcomes;
  }

  private static String deal(Socket wrapped) throws IOException {
    try (Socket client = wrapped) {
      byte[] data = new byte[1024];
      int octets = 0;
      for (int count = client.getInputStream().read(data);
          count >= 0;
          count = client.getInputStream().read(data)) {
        client.getOutputStream().write(data, 0, count);
        octets += count;
      }
      return "read until empty: " + octets;
    }
  }

  private static Callable<String> visitor(SSLContext context, int port) {
    return () -> {
      try (Socket plain = new Socket(HERE, port);
          Socket channel = context.getSocketFactory().createSocket(plain, HOST, port, true)) {
        StringBuilder echo = new StringBuilder();
        for (String word : List.of("one", " two", " three")) {
          byte[] octets = word.getBytes(StandardCharsets.US_ASCII);
          channel.getOutputStream().write(octets);
          byte[] back = channel.getInputStream().readNBytes(octets.length);
          echo.append(new String(back, StandardCharsets.US_ASCII));
        }
        return "echo: " + echo;
      }
    };
  }

  /** SunJSSE on Java 17 cannot choose groups of a connection; that is a test of its own. */
  private static TlsPolicy policy(DelegateName delegate) {
    return Profiles.named("intermediate").policy().toBuilder()
        .id("loop")
        .delegate(delegate)
        .onUnenforceable(OnUnenforceable.WARN)
        .build();
  }

  private Path chain() throws IOException {
    StringBuilder text = new StringBuilder();
    for (String name : List.of("leaf", "low", "middle")) {
      text.append(Files.readString(OpenSslForms.file(name + ".crt")));
    }
    return Files.writeString(directory.resolve("chain.pem"), text);
  }
}
