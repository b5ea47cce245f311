package dev.portcullis.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.conformance.jvm.Checkout;
import dev.portcullis.conformance.jvm.CliRun;
import dev.portcullis.conformance.jvm.Jdk;
import dev.portcullis.conformance.jvm.JdkFinder;
import dev.portcullis.conformance.pki.TestPki;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code portcullis connect} where it comes to no verdict, and its command line. */
@Tag("seed-15")
class ConnectUsageTest {
  private static final Jdk OLDEST = JdkFinder.all().get(0);
  private static final String CA = TestPki.authorityPem().toString();

  @Test
  void nobodyThere_isNoVerdict() throws Exception {
    int port;
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
    }
    CliRun run = connect(OLDEST, port);
    assertEquals(3, run.exit(), run::toString);
    assertEquals(
        "portcullis connect: localhost:"
            + port
            + ": Connection refused; check the address, and that a server listens there\n",
        run.err());
    assertEquals("", run.out());
  }

  @Test
  void serverWithoutTls_isNoVerdict() throws Exception {
    try (ServerSocket plain = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      Thread thread =
          new Thread(() -> answer(plain, "220 hello\r\n".getBytes(StandardCharsets.US_ASCII)));
      thread.setDaemon(true);
      thread.start();
      CliRun run = connect(OLDEST, plain.getLocalPort());
      assertEquals(3, run.exit(), run::toString);
      assertTrue(run.err().endsWith("; is it a server for TLS?\n"), run::err);
    }
  }

  /** No program of today speaks SSL 3.0: a ServerHello with RC4 (RFC 6101), octet by octet. */
  @Test
  void serverOfSsl3_isNamed_andNoExceptionIsOffered() throws Exception {
    byte[] hello = new byte[47];
    byte[] head = {22, 3, 0, 0, 42, 2, 0, 0, 38, 3, 0};
    System.arraycopy(head, 0, hello, 0, head.length);
    hello[45] = 5; // TLS_RSA_WITH_RC4_128_SHA, after 32 octets of random and an empty session id
    try (ServerSocket old = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      Thread thread = new Thread(() -> answer(old, hello));
      thread.setDaemon(true);
      thread.start();
      CliRun run = connect(OLDEST, old.getLocalPort());
      assertEquals(1, run.exit(), run::toString);
      String seen = "left to itself, the peer takes ";
      assertTrue(run.out().contains(seen + "version SSLv3\n"), run::out);
      assertTrue(run.out().contains(seen + "cipher suite TLS_RSA_WITH_RC4_128_SHA in SSLv3\n"));
      assertTrue(run.out().contains("\n    exception none can be made\n"), run::out);
    }
  }

  @Test
  void silentServer_isNoVerdictAfterTheTimeout() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      CliRun run = connect(OLDEST, silent.getLocalPort(), "--timeout", "1");
      assertEquals(3, run.exit(), run::toString);
      assertTrue(run.err().contains("no answer within 1000 ms"), run::err);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"localhost:70000", "a:b:c", "--timeout 0 localhost", "--key k localhost", ""})
  void wrongCommandLine_isExitCode2(String arguments) throws Exception {
    String[] words = ("connect " + arguments).strip().split(" ");
    CliRun run = CliRun.of(OLDEST, words);
    assertEquals(2, run.exit(), run::toString);
    assertTrue(run.err().contains("Usage: portcullis connect"), run::err);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--policy", "--cafile"})
  void missingFile_isNamed(String option) throws Exception {
    CliRun run = CliRun.of(OLDEST, "connect", "localhost:1", option, "nowhere.pem");
    assertEquals(3, run.exit(), run::toString);
    assertTrue(run.err().contains("nowhere.pem"), run::err);
  }

  @Test
  void options_areThoseOfTheDocumentation() throws Exception {
    CliRun run = CliRun.of(OLDEST, "connect", "--help");
    assertEquals(names(run.out()), names(section("## Options")));
    assertFalse(run.out().contains("\033"), "no colour without a terminal");
  }

  private static CliRun connect(Jdk jdk, int port, String... more) throws Exception {
    Stream<String> common = Stream.of("connect", "localhost:" + port, "--cafile", CA);
    return CliRun.of(jdk, Stream.concat(common, Stream.of(more)).toArray(String[]::new));
  }

  private static void answer(ServerSocket listener, byte[] always) {
    while (!listener.isClosed()) {
      try (Socket socket = listener.accept()) {
        socket.getInputStream().read(new byte[4096]);
        socket.getOutputStream().write(always);
        socket.getInputStream().read(new byte[4096]);
      } catch (IOException gone) {
        // the next one, or the end
      }
    }
  }

  private static Set<String> names(String text) {
    return Pattern.compile("--[a-z][a-z-]+")
        .matcher(text)
        .results()
        .map(match -> match.group())
        .collect(Collectors.toSet());
  }

  private static String section(String heading) throws IOException {
    String page = Files.readString(Checkout.root().resolve("docs").resolve("connect.md"));
    String rest = page.substring(page.indexOf(heading) + heading.length());
    return rest.contains("\n## ") ? rest.substring(0, rest.indexOf("\n## ")) : rest;
  }
}
