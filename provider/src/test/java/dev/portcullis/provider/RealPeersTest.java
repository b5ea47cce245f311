package dev.portcullis.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.portcullis.policy.ClientAuthentication;
import dev.portcullis.provider.credentials.OpenSslForms;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Contexts made in code against openssl, curl and Python, with and without client certificates. */
@Timeout(60)
@Tag("seed-17")
class RealPeersTest {
  private static final String HOST = "leaf.example";
  private static final Path KEY = OpenSslForms.file("leaf.key");
  private static final Path ROOT = OpenSslForms.file("root.crt");

  private static final String PYTHON_CLIENT =
      """
      import socket, ssl, sys
      context = ssl.create_default_context(cafile=sys.argv[2])
      if len(sys.argv) > 3:
          context.load_cert_chain(sys.argv[3], sys.argv[4])
      with socket.create_connection(("127.0.0.1", int(sys.argv[1]))) as plain:
          with context.wrap_socket(plain, server_hostname="leaf.example") as channel:
              channel.sendall(b"GET / HTTP/1.0\\r\\n\\r\\n")
              answer = b""
              while True:
                  part = channel.recv(4096)
                  if not part:
                      break
                  answer += part
              print(answer.decode())
      """;

  private static final String PYTHON_SERVER =
      """
      import socket, ssl, sys
      context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH, cafile=sys.argv[1])
      context.load_cert_chain(sys.argv[2], sys.argv[3])
      context.verify_mode = ssl.CERT_REQUIRED
      listener = socket.create_server(("127.0.0.1", 0))
      print("ACCEPT 127.0.0.1:%d" % listener.getsockname()[1], flush=True)
      while True:
          plain, _ = listener.accept()
          try:
              with context.wrap_socket(plain, server_side=True) as channel:
                  channel.recv(4096)
                  channel.sendall(b"HTTP/1.0 200 OK\\r\\n\\r\\nhello")
          except OSError:
              pass
      """;

  @TempDir private Path directory;
  private final List<Process> processes = new ArrayList<>();
  private Path chain;

  @BeforeEach
  void writeChain() throws IOException {
    StringBuilder text = new StringBuilder();
    for (String name : List.of("leaf", "low", "middle")) {
      text.append(Files.readString(OpenSslForms.file(name + ".crt")));
    }
    chain = Files.writeString(directory.resolve("chain.pem"), text);
  }

  @AfterEach
  void endProcesses() {
    processes.forEach(Process::destroyForcibly);
  }

  private static void serve(ServerSocket listener) {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        socket.getInputStream().read(new byte[4096]);
        socket
            .getOutputStream()
            .write("HTTP/1.0 200 OK\r\n\r\nhello".getBytes(StandardCharsets.US_ASCII));
      } catch (IOException e) {
        // The client's side of the test tells.
      }
    }
  }

  private ServerSocket server() throws IOException {
    SSLContext context =
        TlsContexts.builder()
            .identity(chain, KEY)
            .trustAnchors(ROOT)
            .clientAuthentication(ClientAuthentication.NEED)
            .forServer();
    ServerSocket listener =
        context
            .getServerSocketFactory()
            .createServerSocket(0, 5, InetAddress.getByName("127.0.0.1"));
    Thread thread = new Thread(() -> serve(listener), "server");
    thread.setDaemon(true);
    thread.start();
    return listener;
  }

  private record Run(int exit, String output) {}

  private Run run(List<String> command, String input) throws Exception {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    processes.add(process);
    process.getOutputStream().write(input.getBytes(StandardCharsets.US_ASCII));
    process.getOutputStream().flush();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor(20, TimeUnit.SECONDS);
    return new Run(process.exitValue(), output);
  }

  private static List<String> with(List<String> command, String... more) {
    List<String> all = new ArrayList<>(command);
    all.addAll(List.of(more));
    return all;
  }

  private static void assertAnswered(Run run) {
    assertEquals("hello", run.output().strip().replaceFirst("(?s)^.*\r?\n", ""), run.output());
  }

  private static void assertRefused(Run run) {
    assertNotEquals("hello", run.output().strip().replaceFirst("(?s)^.*\r?\n", ""), run.output());
  }

  @Test
  void curl_withACertificate_isServed_withoutIsNot() throws Exception {
    try (ServerSocket listener = server()) {
      int port = listener.getLocalPort();
      List<String> curl =
          List.of(
              "curl",
              "-sS",
              "--cacert",
              ROOT.toString(),
              "--resolve",
              HOST + ":" + port + ":127.0.0.1",
              "https://" + HOST + ":" + port + "/");
      assertAnswered(run(with(curl, "--cert", chain.toString(), "--key", KEY.toString()), ""));
      Run without = run(curl, "");
      assertRefused(without);
      assertNotEquals(0, without.exit());
    }
  }

  @Test
  void openssl_withACertificate_isServed_withoutIsNot() throws Exception {
    try (ServerSocket listener = server()) {
      List<String> client =
          List.of(
              "openssl",
              "s_client",
              "-quiet",
              "-verify_return_error",
              "-verify_hostname",
              HOST,
              "-CAfile",
              ROOT.toString(),
              "-connect",
              "127.0.0.1:" + listener.getLocalPort());
      String request = "GET / HTTP/1.0\r\n\r\n";
      String[] certificate = {
        "-cert", chain.toString(), "-cert_chain", chain.toString(), "-key", KEY.toString()
      };
      assertAnswered(run(with(client, certificate), request));
      assertRefused(run(client, request));
    }
  }

  @Test
  void python_withACertificate_isServed_withoutIsNot() throws Exception {
    try (ServerSocket listener = server()) {
      List<String> client =
          List.of(
              "python3",
              "-c",
              PYTHON_CLIENT,
              String.valueOf(listener.getLocalPort()),
              ROOT.toString());
      assertAnswered(run(with(client, chain.toString(), KEY.toString()), ""));
      assertRefused(run(client, ""));
    }
  }

  @Test
  void pythonServer_thatRequiresCertificates_servesOurClientWithOne() throws Exception {
    int port =
        started("python3", "-c", PYTHON_SERVER, ROOT.toString(), chain.toString(), KEY.toString());
    assertEquals("hello", fetched(port, true));
    assertNotEquals("hello", fetched(port, false));
  }

  @Test
  void opensslServer_thatRequiresCertificates_servesOurClientWithOne() throws Exception {
    int port =
        started(
            "openssl",
            "s_server",
            "-www",
            "-accept",
            "127.0.0.1:0",
            "-Verify",
            "5",
            "-verify_return_error",
            "-CAfile",
            ROOT.toString(),
            "-cert",
            chain.toString(),
            "-cert_chain",
            chain.toString(),
            "-key",
            KEY.toString());
    assertEquals("HTTP/1.0 200 ok", fetched(port, true).lines().findFirst().orElse(""));
    assertNotEquals("HTTP/1.0 200 ok", fetched(port, false).lines().findFirst().orElse(""));
  }

  /** Starts a server that prints where it listens. */
  private int started(String... command) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    processes.add(process);
    BufferedReader output =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("ACCEPT ")) {
        return Integer.parseInt(line.substring(line.lastIndexOf(':') + 1).strip());
      }
    }
    throw new IOException("no port");
  }

  private String fetched(int port, boolean withCertificate) throws IOException {
    TlsContexts.Builder builder = TlsContexts.builder().trustAnchors(ROOT);
    SSLContext context = (withCertificate ? builder.identity(chain, KEY) : builder).forClient();
    try (Socket socket =
        context.getSocketFactory().createSocket(new Socket("127.0.0.1", port), HOST, port, true)) {
      socket.getOutputStream().write("GET / HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return answer.replaceFirst("(?s)^HTTP/1.0 200 OK\r\n\r\n", "");
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    }
  }
}
