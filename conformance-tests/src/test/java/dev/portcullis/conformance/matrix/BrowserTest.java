package dev.portcullis.conformance.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.jvm.AppJvm;
import dev.portcullis.conformance.jvm.Guard;
import dev.portcullis.conformance.jvm.Stage;
import dev.portcullis.conformance.peer.ClientPeer;
import dev.portcullis.conformance.pki.TestPki;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A headless Chromium loads a page from Jetty over HTTP/2; its network log says how. */
@EnabledIfSystemProperty(named = "portcullis.matrix", matches = "true")
class BrowserTest {

  private static final int X25519 = 29;
  private static final int X25519MLKEM768 = 4588;

  @TempDir Path directory;

  @ParameterizedTest
  @MethodSource("dev.portcullis.conformance.jvm.Stage#guarded")
  void page_overHttp2_loadsWithTheGroupOfThePolicy(Stage stage) throws Exception {
    assertLoads(stage, stage.guard() == Guard.BOUNCY_CASTLE ? X25519MLKEM768 : X25519);
  }

  static Stream<Stage> bouncyCastle() {
    return Stage.all(Guard.BOUNCY_CASTLE);
  }

  @ParameterizedTest
  @MethodSource("bouncyCastle")
  void page_policyWithoutPostQuantumGroups_loadsWithX25519(Stage stage) throws Exception {
    assertLoads(stage.with("groups.allow = [\"x25519\", \"secp256r1\"]"), X25519);
  }

  private void assertLoads(Stage stage, int group) throws Exception {
    try (AppJvm jvm = GroupJvms.start(new Group("jetty"), stage)) {
      Fields started =
          jvm.run(
              "dev.portcullis.matrix.jetty.JettyServer",
              "http",
              "2",
              "keys",
              TestPki.ECDSA.keyStore());
      ClientPeer.Result result =
          ClientPeer.chromium(started.number("port", 0), digest(), directory);
      assertTrue(result.transcript().contains(">ok<"), result::transcript);
    }
    String log = Files.readString(directory.resolve("net.json"));
    assertTrue(log.contains("\"next_proto\":\"h2\""), "HTTP/2");
    assertEquals(group, logged(log, "key_exchange_group"), "group");
  }

  /** The number that Chromium logged for the handshake. */
  private static int logged(String log, String name) {
    String before = "\"" + name + "\":";
    int start = log.indexOf(before) + before.length();
    assertTrue(start >= before.length(), name);
    return Integer.parseInt(log.substring(start).split("[,}]", 2)[0]);
  }

  private static String digest() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(TestPki.ECDSA.keyStore())) {
      store.load(in, "changeit".toCharArray());
    }
    byte[] key = store.getCertificate(store.aliases().nextElement()).getPublicKey().getEncoded();
    return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(key));
  }
}
