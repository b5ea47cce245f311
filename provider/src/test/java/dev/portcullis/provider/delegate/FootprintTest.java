package dev.portcullis.provider.delegate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.policy.DelegateName;
import dev.portcullis.policy.Role;
import dev.portcullis.provider.ForkedJvm;
import java.security.Provider;
import java.security.Security;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.api.Test;

/** What the delegates leave behind in a JVM that does not know of them. */
class FootprintTest {

  @Test
  void handshake_bouncyCastle_registersLogsAndLoadsNoProvider() throws Exception {
    String output = ForkedJvm.run(List.of("-Xlog:class+load:file=/dev/stdout"), OneHandshake.class);
    assertEquals(0, occurrences(output, "jce.provider.BouncyCastleProvider source:"));
    assertEquals("list unchanged", lastLine(output));
    assertEquals("list unchanged", ForkedJvm.run(List.of(), OneHandshake.class));
  }

  @Test
  void delegates_sunJsseOnly_loadsNoBouncyCastle() throws Exception {
    String output = ForkedJvm.run(List.of("-Xlog:class+load:file=/dev/stdout"), SunOnly.class);
    assertEquals(0, occurrences(output, " org.bouncycastle."));
    assertEquals(0, occurrences(output, " java.util.logging."));
  }

  @Test
  void loggers_levelConfigured_stands() throws Exception {
    assertEquals(
        "FINE null",
        ForkedJvm.run(List.of(), Loggers.class, "org.bouncycastle.jsse", "org.bouncycastle"));
    assertEquals("SEVERE SEVERE", ForkedJvm.run(List.of(), Loggers.class));
  }

  @Test
  void handshake_jdkProviderMissingFromTheList_usesAnotherListedOne() throws Exception {
    assertEquals("list unchanged", ForkedJvm.run(List.of(), CustomList.class));
  }

  private static int occurrences(String text, String part) {
    return (int) text.lines().filter(line -> line.contains(part)).count();
  }

  private static String lastLine(String text) {
    return text.lines().filter(line -> !line.startsWith("[")).reduce("", (a, b) -> b);
  }

  /** A client and a server of Bouncy Castle's. */
  public static final class OneHandshake {
    private OneHandshake() {}

    public static void main(String[] arguments) throws Exception {
      shake(TestIdentity.Kind.P256);
    }

    static void shake(TestIdentity.Kind kind) throws Exception {
      List<Provider> before = List.of(Security.getProviders());
      DelegateJsse bc = Delegates.of(DelegateName.BOUNCY_CASTLE);
      TestIdentity identity = TestIdentity.of(kind);
      EnginePair pair = HandshakeTest.pair(bc.name(), bc.name(), identity, "SunX509");
      bc.configure(pair.client, Wanted.version(Role.CLIENT, "TLSv1.3"));
      bc.configure(pair.server, Wanted.version(Role.SERVER, "TLSv1.3"));
      pair.handshake();
      boolean same = before.equals(List.of(Security.getProviders()));
      System.out.println("list " + (same ? "unchanged" : "changed"));
    }
  }

  /** The same where the application put another provider in the place of one of the JDK's. */
  public static final class CustomList {
    private CustomList() {}

    public static void main(String[] arguments) throws Exception {
      Security.removeProvider("SunRsaSign");
      Security.addProvider(new BouncyCastleProvider());
      OneHandshake.shake(TestIdentity.Kind.RSA);
    }
  }

  /** Asks SunJSSE all there is to ask. */
  public static final class SunOnly {
    private SunOnly() {}

    public static void main(String[] arguments) {
      Delegates.of(DelegateName.SUN_JSSE).capabilities();
    }
  }

  /** Prints the levels after the delegate was made, with FINE set on the named loggers before. */
  public static final class Loggers {
    private Loggers() {}

    public static void main(String[] arguments) {
      List<Logger> configured = List.of(arguments).stream().map(Logger::getLogger).toList();
      configured.forEach(logger -> logger.setLevel(Level.FINE));
      Delegates.of(DelegateName.BOUNCY_CASTLE);
      System.out.println(
          Logger.getLogger("org.bouncycastle.jsse").getLevel()
              + " "
              + Logger.getLogger("org.bouncycastle.tls").getLevel());
    }
  }
}
