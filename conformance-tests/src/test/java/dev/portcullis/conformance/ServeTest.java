package dev.portcullis.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.cli.pki.IssuedCertificate.OnDisk;
import dev.portcullis.conformance.jvm.Checkout;
import dev.portcullis.conformance.jvm.CliRun;
import dev.portcullis.conformance.jvm.CliServer;
import dev.portcullis.conformance.jvm.Jdk;
import dev.portcullis.conformance.jvm.JdkFinder;
import dev.portcullis.conformance.peer.ClientPeer;
import dev.portcullis.conformance.pki.TestPki;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code portcullis serve} from the drop-in jar, visited by clients that are not Java. */
@Tag("seed-16")
class ServeTest {
  private static final Jdk OLDEST = JdkFinder.all().get(0);
  private static final Path CA = TestPki.authorityPem();

  static Stream<Jdk> jdks() {
    return JdkFinder.all().stream();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void goodClients_areServedAndListed(Jdk jdk) throws Exception {
    try (CliServer server = serve(jdk)) {
      assertTrue(
          server
              .firstLine()
              .matches(
                  "listening on 127\\.0\\.0\\.1:\\d+ under policy intermediate@2026-11"
                      + " \\(sha256 [0-9a-f]{16}\\); end with Ctrl-C"),
          server.firstLine());
      ClientPeer.Result curl = ClientPeer.curl(server.port(), CA);
      assertTrue(curl.answered(), curl::transcript);
      assertTrue(curl.shows("version                 TLSv1.3"), curl::transcript);
      assertListed(server, "accepted  TLSv1.3  TLS_AES_256_GCM_SHA384  x25519");
      assertEquals("    request     GET / HTTP/1.1", server.next());
      ClientPeer.Result old = ClientPeer.openSsl(server.port(), CA, "-tls1_2");
      assertTrue(old.answered(), old::transcript);
      assertListed(server, "accepted  TLSv1.2  TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384  x25519");
    }
  }

  /** Both commands with each other, under a policy whose delegate is the JDK's own. */
  @ParameterizedTest
  @MethodSource("jdks")
  @Tag("seed-15")
  void connect_underSunJsse_isServedAndAnswered(Jdk jdk, @TempDir Path directory) throws Exception {
    String text =
        "format = 1\nid = \"own\"\nextends = \"intermediate@2026-11\"\n"
            + "delegate = \"SunJSSE\"\non-unenforceable = \"warn\"\n";
    String policy = Files.writeString(directory.resolve("own.toml"), text).toString();
    try (CliServer server = serve(jdk, "--policy", policy)) {
      String where = "localhost:" + server.port();
      CliRun run =
          CliRun.of(jdk, "connect", where, "--cafile", CA.toString(), "--policy", policy, "--head");
      assertEquals(0, run.exit(), run::toString);
      assertTrue(run.out().contains("\nResponse\n  HTTP/1.1 200 OK\n"), run::out);
      assertListed(server, "accepted  TLSv1.3  TLS_AES_128_GCM_SHA256  x25519");
      assertEquals("    request     HEAD / HTTP/1.1", server.next());
    }
  }

  @Test
  void clientThatSpeaksNoHttp_getsItsOctetsBack() throws Exception {
    try (CliServer server = serve(OLDEST)) {
      String program =
          "import socket,ssl,sys\n"
              + "c=ssl.create_default_context(cafile=sys.argv[1])\n"
              + "s=c.wrap_socket(socket.create_connection(('127.0.0.1',int(sys.argv[2]))),"
              + "server_hostname='localhost')\n"
              + "s.sendall(b'one\\ntwo\\n'); print(s.makefile('rb').read(8)); s.unwrap()\n";
      assertEquals("b'one\\ntwo\\n'\n", python(program, CA, server.port()));
      assertListed(server, "accepted  TLSv1.3  TLS_AES_256_GCM_SHA384  x25519");
      assertEquals("    request     one", server.next());
    }
  }

  @Test
  void oldClient_isRefusedWithTheReason() throws Exception {
    try (CliServer server = serve(OLDEST)) {
      ClientPeer.Result old =
          ClientPeer.openSslWithoutChecks(server.port(), "-tls1_1", "-cipher", "ALL:@SECLEVEL=0");
      assertTrue(old.shows("alert protocol version"), old::transcript);
      assertListed(server, "refused");
      assertEquals("    protocol_version(70)", server.next());
      assertTrue(server.next().startsWith("    TLS policy intermediate@2026-11 (sha256 "));
    }
  }

  @Test
  @Tag("seed-17")
  void requiredCertificate_admitsTheVouchedForAndListsThem() throws Exception {
    try (CliServer server =
        serve(OLDEST, "--require-client-certificate", "--cafile", CA.toString(), "--json")) {
      ClientPeer.Result without = ClientPeer.curl(server.port(), CA);
      assertFalse(without.answered(), without::transcript);
      assertTrue(server.next().contains("\"verdict\": \"refused\""));
      OnDisk client = TestPki.CLIENT.files();
      ClientPeer.Result with =
          ClientPeer.curl(
              server.port(),
              CA,
              "--cert",
              client.chainPem().toString(),
              "--key",
              client.keyPem().toString());
      assertTrue(with.answered(), with::transcript);
      assertTrue(with.shows("Your certificate"), with::transcript);
      String line = server.next();
      String program =
          "import json,sys; v=json.loads(sys.argv[1]);"
              + "print(*v); print(v['verdict'], v['certificate']['subject'], v['request'])";
      assertEquals(
          documentedMembers() + "\naccepted [[['commonName', 'a client']]] GET / HTTP/1.1\n",
          python(program, line));
    }
  }

  @Test
  void numberOfClients_isTheEnd() throws Exception {
    try (CliServer server = serve(OLDEST, "--clients", "1", "--policy", "modern")) {
      assertTrue(ClientPeer.curl(server.port(), CA).answered());
      assertEquals(0, server.exitCode());
    }
  }

  @Test
  void unusableFileOrPort_isNamed() throws Exception {
    String chain = TestPki.ECDSA.files().chainPem().toString();
    String otherKey = TestPki.CLIENT.files().keyPem().toString();
    CliRun mismatch = CliRun.of(OLDEST, "serve", "--cert", chain, "--key", otherKey);
    assertEquals(3, mismatch.exit(), mismatch::toString);
    assertTrue(mismatch.err().contains("does not belong to the certificate"), mismatch::err);
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = String.valueOf(taken.getLocalPort());
      String key = TestPki.ECDSA.files().keyPem().toString();
      CliRun run = CliRun.of(OLDEST, "serve", "--cert", chain, "--key", key, "--port", port);
      assertEquals(3, run.exit(), run::toString);
      assertTrue(run.err().contains(port + ": Address already in use"), run::err);
    }
  }

  @Test
  void wrongCommandLine_isExitCode2() throws Exception {
    CliRun run = CliRun.of(OLDEST, "serve", "--port", "1");
    assertEquals(2, run.exit(), run::toString);
    assertTrue(run.err().contains("Missing required option: '--cert=FILE'"), run::err);
  }

  @Test
  void options_areThoseOfTheDocumentation() throws Exception {
    assertEquals(names(CliRun.of(OLDEST, "serve", "--help").out()), names(page()));
  }

  private static CliServer serve(Jdk jdk, String... more) throws Exception {
    OnDisk files = TestPki.ECDSA.files();
    Stream<String> common =
        Stream.of("--cert", files.chainPem().toString(), "--key", files.keyPem().toString());
    return CliServer.start(jdk, Stream.concat(common, Stream.of(more)).toArray(String[]::new));
  }

  private static void assertListed(CliServer server, String expected) throws Exception {
    String line = server.next();
    while (!line.startsWith("127.0.0.1:")) {
      line = server.next();
    }
    assertEquals(expected, line.replaceFirst("^127\\.0\\.0\\.1:\\d+ +", ""));
  }

  private static String python(String program, Object... arguments) throws Exception {
    Stream<String> command =
        Stream.concat(
            Stream.of("python3", "-c", program), Stream.of(arguments).map(String::valueOf));
    Process process = new ProcessBuilder(command.toList()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    assertEquals(0, process.waitFor(), output);
    return output;
  }

  private static String documentedMembers() throws Exception {
    return Pattern.compile("(?m)^\\| `(\\w+)` \\|")
        .matcher(page())
        .results()
        .map(match -> match.group(1))
        .collect(Collectors.joining(" "));
  }

  private static Set<String> names(String text) {
    return Pattern.compile("--[a-z][a-z-]+")
        .matcher(text)
        .results()
        .map(match -> match.group())
        .collect(Collectors.toSet());
  }

  private static String page() throws Exception {
    return Files.readString(Checkout.root().resolve("docs").resolve("serve.md"));
  }
}
