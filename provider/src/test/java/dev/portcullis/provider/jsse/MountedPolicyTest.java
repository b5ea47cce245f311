package dev.portcullis.provider.jsse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.policy.DelegateName;
import dev.portcullis.provider.PortcullisProvider;
import dev.portcullis.provider.credentials.OpenSslForms;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A ConfigMap or a Secret as Kubernetes mounts it: every file is a link into {@code ..data}, which
 * is a link to a directory of one revision; a change is a new directory and one swap of that link.
 */
@Timeout(60)
class MountedPolicyTest {
  private static final List<String> FILES =
      List.of("policy.toml", "ca.crt", "own.crt", "own.key", "password");

  @TempDir private Path directory;
  private Path mount;

  @BeforeEach
  void mount() throws IOException {
    // Portcullis registers with the next handshake, and makes no server of its own.
    ManagementFactory.getPlatformMBeanServer();
    mount = Files.createDirectory(directory.resolve("mount"));
    for (String file : FILES) {
      Files.createSymbolicLink(mount.resolve(file), Path.of("..data", file));
    }
  }

  /** A revision with the same policy; what it refers to is its own. */
  private Path revision(String name, DelegateName delegate, String anchor, String kind, Path key)
      throws IOException {
    Path files = Files.createDirectory(mount.resolve(name));
    Files.writeString(
        files.resolve("policy.toml"),
        """
        format = 1
        id = "mounted"
        extends = "intermediate"
        reload = "watch"
        on-unenforceable = "warn"
        delegate = "%s"
        client.trust.anchors = "ca.crt"

        [server.identity]
        certificate-chain = "own.crt"
        private-key = "own.key"
        private-key-password-file = "password"
        """
            .formatted(delegate.word()));
    Files.copy(OpenSslForms.file(anchor + ".crt"), files.resolve("ca.crt"));
    Files.copy(OpenSslForms.file(kind + ".crt"), files.resolve("own.crt"));
    Files.copy(key, files.resolve("own.key"));
    return files;
  }

  private void swap(String revision) throws IOException {
    Path next = Files.createSymbolicLink(mount.resolve("..tmp"), Path.of(revision));
    Files.move(
        next,
        mount.resolve("..data"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
  }

  private PortcullisProvider provider(Path policy) {
    return (PortcullisProvider) new PortcullisProvider().configure(policy.toString());
  }

  private static SSLContext context(PortcullisProvider provider) throws Exception {
    SSLContext context = SSLContext.getInstance("TLS", provider);
    context.init(null, null, null);
    return context;
  }

  private static Echo server(PortcullisProvider provider) throws Exception {
    return new Echo(
        context(provider).getServerSocketFactory().createServerSocket(0, 50, Echo.loopback()));
  }

  /** Serves what the first anchor vouches for, and is never changed. */
  private PortcullisProvider known() throws IOException {
    StringBuilder chain = new StringBuilder();
    for (String name : List.of("leaf", "low", "middle")) {
      chain.append(Files.readString(OpenSslForms.file(name + ".crt")));
    }
    Files.writeString(directory.resolve("chain.pem"), chain);
    String text =
        "format = 1\nid = \"known\"\nextends = \"intermediate\"\n[server.identity]\n"
            + "certificate-chain = \"chain.pem\"\nprivate-key = \"%s\"\n"
                .formatted(OpenSslForms.file("leaf.key"));
    return provider(Files.writeString(directory.resolve("known.toml"), text));
  }

  private Path encrypted(String key, String password) throws Exception {
    Path file = directory.resolve(key + ".encrypted");
    Process openssl =
        new ProcessBuilder("openssl", "pkcs8", "-topk8", "-passout", "pass:" + password)
            .redirectInput(OpenSslForms.file(key + ".key").toFile())
            .redirectOutput(file.toFile())
            .start();
    assertTrue(openssl.waitFor(20, TimeUnit.SECONDS));
    assertEquals(0, openssl.exitValue());
    return file;
  }

  /** Two revisions, the first in force; the key of the second has the password "two". */
  private PortcullisProvider mounted(DelegateName delegate, String passwordOfTheSecond)
      throws Exception {
    Path first = revision("..1", delegate, "root", "rsa", encrypted("rsa", "one"));
    Files.writeString(first.resolve("password"), "one\n");
    Path second = revision("..2", delegate, "twin", "p256", encrypted("p256", "two"));
    Files.writeString(second.resolve("password"), passwordOfTheSecond + "\n");
    Files.createSymbolicLink(mount.resolve("..data"), Path.of("..1"));
    return provider(mount.resolve("policy.toml"));
  }

  private static SSLSocketFactory bare() throws Exception {
    return ReloadTest.bare(OpenSslForms.file("rsa.crt"), OpenSslForms.file("p256.crt"))
        .getSocketFactory();
  }

  @ParameterizedTest
  @EnumSource
  void swap_ofAnchorsIdentityAndPassword_holdsForContextsThatExist(DelegateName delegate)
      throws Exception {
    PortcullisProvider provider = mounted(delegate, "two");
    SSLSocketFactory own = context(provider).getSocketFactory();
    SSLSocketFactory bare = bare();
    try (Echo echo = server(provider);
        Echo known = server(known())) {
      assertEquals("RSA", ReloadTest.key(bare, echo));
      assertEquals("TLSv1.3", ReloadTest.version(own, known.port()));

      swap("..2");

      assertEquals("EC", ReloadTest.await("EC", () -> ReloadTest.key(bare, echo)));
      assertEquals("trust.anchors", ReloadTest.version(own, known.port()));
    }
  }

  @ParameterizedTest
  @EnumSource
  void swap_toARevisionWithAWrongPassword_keepsTheWholeOfTheOldOneAndIsCounted(
      DelegateName delegate) throws Exception {
    PortcullisProvider provider = mounted(delegate, "one");
    SSLSocketFactory own = context(provider).getSocketFactory();
    SSLSocketFactory bare = bare();
    try (Echo echo = server(provider);
        Echo known = server(known())) {
      assertEquals("RSA", ReloadTest.key(bare, echo));
      assertEquals("TLSv1.3", ReloadTest.version(own, known.port()));
      long failed = count("FailedReloads");
      long taken = count("Reloads");

      swap("..2");

      assertEquals(
          "told",
          ReloadTest.await("told", () -> count("FailedReloads") > failed ? "told" : "silent"));
      assertEquals("RSA", ReloadTest.key(bare, echo));
      assertEquals("TLSv1.3", ReloadTest.version(own, known.port()), "anchors are of one piece");
      assertEquals(taken, count("Reloads"));
    }
  }

  private static long count(String attribute) throws Exception {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    return (Long) server.getAttribute(new ObjectName("dev.portcullis:type=Portcullis"), attribute);
  }
}
