package dev.portcullis.provider.jsse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.policy.DelegateName;
import dev.portcullis.provider.PortcullisProvider;
import dev.portcullis.provider.credentials.OpenSslForms;
import dev.portcullis.provider.facts.NegotiatedConnection;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocketFactory;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A policy that is read again while it is in force, over real sockets. */
@Timeout(60)
class ReloadTest {
  private static final long LOAD_MILLIS = Long.getLong("portcullis.reload.millis", 20_000);
  private static final long ENOUGH = Long.getLong("portcullis.reload.handshakes", 1500);
  private static final long PAUSE = 1500;
  private static final String HOST = "leaf.example";
  private static final String OLD = "protocols.allow = [\"TLSv1.2\"]\n";
  private static final String NEW = "protocols.allow = [\"TLSv1.3\"]\n";
  private static final String FILES =
      "trust.anchors = \"root.crt\"\nidentity.certificate-chain = \"chain.pem\"\n"
          + "identity.private-key = \"leaf.key\"\n";

  @TempDir private Path directory;
  private Path policy;

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
    policy = directory.resolve("policy.toml");
  }

  private static String text(DelegateName delegate, String lines) {
    return "format = 1\nid = \"test\"\nextends = \"intermediate\"\nreload = \"watch\"\n"
        + "on-unenforceable = \"warn\"\ndelegate = \"%s\"\n".formatted(delegate.word())
        + lines;
  }

  private static void write(Path file, String text) throws IOException {
    Path next = Files.writeString(file.resolveSibling("next"), text);
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private PortcullisProvider provider(DelegateName delegate, String lines) throws IOException {
    write(policy, text(delegate, lines));
    return (PortcullisProvider) new PortcullisProvider().configure(policy.toString());
  }

  private static SSLContext context(PortcullisProvider provider) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS", provider);
    context.init(null, null, null);
    return context;
  }

  static SSLContext bare(Path... anchors) throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (Path anchor : anchors) {
      store.setCertificateEntry(anchor.toString(), certificate(anchor));
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX", "SunJSSE");
    factory.init(store);
    SSLContext context = SSLContext.getInstance("TLS", "SunJSSE");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }

  private static X509Certificate certificate(Path file) throws Exception {
    try (var input = Files.newInputStream(file)) {
      return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(input);
    }
  }

  private static SSLSocket visit(SSLSocketFactory factory, int port) throws IOException {
    Socket plain = new Socket(Echo.loopback(), port);
    plain.setTcpNoDelay(true);
    SSLSocket socket = (SSLSocket) factory.createSocket(plain, HOST, port, true);
    try {
      echo(socket);
      return socket;
    } catch (IOException e) {
      socket.close();
      throw e;
    }
  }

  private static void echo(SSLSocket socket) throws IOException {
    socket.getOutputStream().write(7);
    assertEquals(7, socket.getInputStream().read());
  }

  static String version(SSLSocketFactory factory, int port) {
    try (SSLSocket socket = visit(factory, port)) {
      return socket.getSession().getProtocol();
    } catch (IOException e) {
      return String.valueOf(e.getMessage()).replaceAll("(?s).*\n  rule      (\\S+) .*", "$1");
    }
  }

  static String await(String wanted, Callable<String> observed) throws Exception {
    String seen = "";
    for (int i = 0; i < 100 && !seen.equals(wanted); i++) {
      Thread.sleep(100);
      seen = observed.call();
    }
    return seen;
  }

  private Echo server(PortcullisProvider provider) throws Exception {
    SSLServerSocketFactory factory = context(provider).getServerSocketFactory();
    return new Echo(factory.createServerSocket(0, 50, Echo.loopback()));
  }

  @ParameterizedTest
  @EnumSource
  void changedFile_underAListenerAndAFactoryThatExist_holdsForNewConnectionsAlone(
      DelegateName delegate) throws Exception {
    PortcullisProvider provider = provider(delegate, FILES + OLD);
    SSLSocketFactory factory = context(provider).getSocketFactory();
    try (Echo echo = server(provider);
        SSLSocket before = visit(factory, echo.port())) {
      assertEquals("TLSv1.2", before.getSession().getProtocol());

      write(policy, text(delegate, FILES + NEW));

      SSLSocketFactory bare = bare(directory.resolve("root.crt")).getSocketFactory();
      assertEquals("TLSv1.3", await("TLSv1.3", () -> version(bare, echo.port())));
      assertEquals("TLSv1.3", version(factory, echo.port()));
      echo(before);
      assertEquals("TLSv1.2", before.getSession().getProtocol());
    }
  }

  @ParameterizedTest
  @EnumSource
  void session_ofThePolicyBefore_isNotResumed(DelegateName delegate) throws Exception {
    PortcullisProvider provider = provider(delegate, FILES + OLD);
    SSLContext context = context(provider);
    try (Echo echo = server(provider)) {
      assertFalse(resumed(context, echo));
      assertTrue(resumed(context, echo));
      String digest = provider.policy().digest();

      write(policy, text(delegate, FILES + OLD + "keys.rsa-min = 3072\n"));
      await("new", () -> provider.policy().digest().equals(digest) ? "old" : "new");

      assertFalse(resumed(context, echo));
      assertTrue(resumed(context, echo));
    }
  }

  private static boolean resumed(SSLContext context, Echo echo) throws IOException {
    try (SSLSocket socket = visit(context.getSocketFactory(), echo.port())) {
      return ((NegotiatedConnection) socket)
          .handshakeFacts()
          .orElseThrow()
          .resumed()
          .seen()
          .orElseThrow();
    }
  }

  @ParameterizedTest
  @EnumSource
  void brokenFile_andMissingFile_leaveTheLastGoodPolicyAndAMendedOneIsTaken(DelegateName delegate)
      throws Exception {
    PortcullisProvider provider = provider(delegate, FILES + OLD);
    try (Echo echo = server(provider)) {
      SSLSocketFactory bare = bare(directory.resolve("root.crt")).getSocketFactory();
      assertEquals("TLSv1.2", version(bare, echo.port()));
      for (String broken :
          new String[] {"protocols.allow = [\"TLSv1.4\"]\n", "trust.anchors = \"none.crt\"\n"}) {
        write(policy, text(delegate, broken));
        Thread.sleep(PAUSE);
        assertEquals("TLSv1.2", version(bare, echo.port()));
      }
      Files.delete(policy);
      Thread.sleep(PAUSE);
      assertEquals("TLSv1.2", version(bare, echo.port()));

      write(policy, text(delegate, FILES + NEW));

      assertEquals("TLSv1.3", await("TLSv1.3", () -> version(bare, echo.port())));
    }
  }

  /** The layout of a mounted ConfigMap: the one link that is swapped is a directory's. */
  @ParameterizedTest
  @EnumSource
  void linkOfADirectory_swapped_isAChange(DelegateName delegate) throws Exception {
    for (String revision : new String[] {"..1", "..2"}) {
      Path files = Files.createDirectory(directory.resolve(revision));
      String lines = FILES.replace("= \"", "= \"../") + (revision.equals("..1") ? OLD : NEW);
      Files.writeString(files.resolve("policy.toml"), text(delegate, lines));
    }
    Files.createSymbolicLink(directory.resolve("..data"), Path.of("..1"));
    Path mount = Files.createDirectory(directory.resolve("mount"));
    Files.createSymbolicLink(mount.resolve("policy.toml"), Path.of("../..data/policy.toml"));
    PortcullisProvider provider =
        (PortcullisProvider)
            new PortcullisProvider().configure(mount.resolve("policy.toml").toString());
    try (Echo echo = server(provider)) {
      SSLSocketFactory bare = bare(directory.resolve("root.crt")).getSocketFactory();
      assertEquals("TLSv1.2", version(bare, echo.port()));

      Files.createSymbolicLink(directory.resolve("..tmp"), Path.of("..2"));
      Files.move(
          directory.resolve("..tmp"),
          directory.resolve("..data"),
          StandardCopyOption.ATOMIC_MOVE,
          StandardCopyOption.REPLACE_EXISTING);

      assertEquals("TLSv1.3", await("TLSv1.3", () -> version(bare, echo.port())));
    }
  }

  @ParameterizedTest
  @EnumSource
  void changedKeyPair_isShownToNewConnections(DelegateName delegate) throws Exception {
    write(directory.resolve("own.crt"), Files.readString(directory.resolve("chain.pem")));
    write(directory.resolve("own.key"), Files.readString(directory.resolve("leaf.key")));
    String lines = "identity.certificate-chain = \"own.crt\"\nidentity.private-key = \"own.key\"\n";
    PortcullisProvider provider = provider(delegate, lines);
    try (Echo echo = server(provider)) {
      SSLSocketFactory bare =
          bare(directory.resolve("root.crt"), directory.resolve("rsa.crt")).getSocketFactory();
      assertEquals("EC", key(bare, echo));

      write(directory.resolve("own.key"), Files.readString(directory.resolve("rsa.key")));
      Thread.sleep(PAUSE);
      assertEquals("EC", key(bare, echo), "a key without its certificate is not taken");
      write(directory.resolve("own.crt"), Files.readString(directory.resolve("rsa.crt")));

      assertEquals("RSA", await("RSA", () -> key(bare, echo)));
    }
  }

  static String key(SSLSocketFactory factory, Echo echo) throws IOException {
    try (SSLSocket socket = visit(factory, echo.port())) {
      return socket.getSession().getPeerCertificates()[0].getPublicKey().getAlgorithm();
    }
  }

  @ParameterizedTest
  @EnumSource
  void changedAnchors_holdForContextsThatExist_ofTheFactoryToo(DelegateName delegate)
      throws Exception {
    Files.copy(directory.resolve("root.crt"), directory.resolve("ca.crt"));
    PortcullisProvider provider = provider(delegate, FILES.replace("\"root.crt\"", "\"ca.crt\""));
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX", provider);
    factory.init((KeyStore) null);
    SSLContext explicit = SSLContext.getInstance("TLS", provider);
    explicit.init(null, factory.getTrustManagers(), null);
    SSLContext plain = context(provider);
    try (Echo echo = server(provider)) {
      assertEquals("TLSv1.3", version(plain.getSocketFactory(), echo.port()));
      assertEquals("TLSv1.3", version(explicit.getSocketFactory(), echo.port()));

      write(directory.resolve("ca.crt"), Files.readString(directory.resolve("twin.crt")));

      SSLSocketFactory sockets = plain.getSocketFactory();
      assertEquals("trust.anchors", await("trust.anchors", () -> version(sockets, echo.port())));
      assertEquals("trust.anchors", version(explicit.getSocketFactory(), echo.port()));
    }
  }

  /** Each handshake is judged wholly by one of two policies, whatever is swapped meanwhile. */
  @ParameterizedTest
  @EnumSource
  void manyHandshakes_underContinualReloads_loseNoneAndMisjudgeNone(DelegateName delegate)
      throws Exception {
    String first =
        FILES + OLD + "cipher-suites.tls12 = [\"TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256\"]\n";
    String second = FILES + NEW + "cipher-suites.tls13 = [\"TLS_AES_256_GCM_SHA384\"]\n";
    PortcullisProvider provider = provider(delegate, first);
    Map<String, LongAdder> seen = new ConcurrentHashMap<>();
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LOAD_MILLIS);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try (Echo echo = server(provider)) {
      SSLContext bare = bare(directory.resolve("root.crt"));
      for (int i = 0; i < 4; i++) {
        threads.submit(() -> visitUntil(end, bare, echo, seen));
      }
      Set<String> digests = ConcurrentHashMap.newKeySet();
      for (int i = 1; isOn(end, seen) || digests.size() < 2; i++) {
        digests.add(provider.policy().digest());
        Thread.sleep(250);
        write(policy, text(delegate, i % 2 == 0 ? first : second));
      }
      threads.shutdown();
      assertTrue(threads.awaitTermination(20, TimeUnit.SECONDS));
      assertEquals(2, digests.size());
    }

    Map<String, Long> counts = new TreeMap<>();
    seen.forEach((outcome, adder) -> counts.put(outcome, adder.sum()));
    assertEquals(
        Set.of(
            "TLSv1.2 TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
            "TLSv1.3 TLS_AES_256_GCM_SHA384",
            "stranger refused"),
        counts.keySet(),
        counts.toString());
    // Thousands on a machine of its own; a busy one makes fewer.
    assertTrue(total(seen) > 50, counts.toString());
    System.out.println(delegate.word() + " under continual reloads: " + counts);
  }

  private static long total(Map<String, LongAdder> seen) {
    return seen.values().stream().mapToLong(LongAdder::sum).sum();
  }

  private static boolean isOn(long end, Map<String, LongAdder> seen) {
    return System.nanoTime() < end && total(seen) < ENOUGH;
  }

  private static void visitUntil(
      long end, SSLContext bare, Echo echo, Map<String, LongAdder> seen) {
    for (int i = 0; isOn(end, seen); i++) {
      String outcome;
      if (i % 4 == 3) {
        outcome = stranger(bare, echo);
        seen.computeIfAbsent(outcome, key -> new LongAdder()).increment();
        continue;
      }
      try (SSLSocket socket = visit(bare.getSocketFactory(), echo.port())) {
        outcome = socket.getSession().getProtocol() + " " + socket.getSession().getCipherSuite();
      } catch (IOException | RuntimeException e) {
        outcome = e.toString();
      }
      seen.computeIfAbsent(outcome, key -> new LongAdder()).increment();
    }
  }

  /** Speaks only what neither policy allows. */
  private static String stranger(SSLContext bare, Echo echo) {
    try (Socket plain = new Socket(Echo.loopback(), echo.port());
        SSLSocket socket =
            (SSLSocket) bare.getSocketFactory().createSocket(plain, HOST, echo.port(), true)) {
      socket.setEnabledProtocols(new String[] {"TLSv1.2"});
      socket.setEnabledCipherSuites(new String[] {"TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384"});
      echo(socket);
      return "stranger served";
    } catch (IOException e) {
      return "stranger refused";
    }
  }
}
