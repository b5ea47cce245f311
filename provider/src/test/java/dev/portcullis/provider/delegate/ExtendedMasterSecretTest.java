package dev.portcullis.provider.delegate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.policy.DelegateName;
import dev.portcullis.policy.Role;
import dev.portcullis.provider.ForkedJvm;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TLS 1.2 without RFC 7627 fails where it must and nowhere else. */
class ExtendedMasterSecretTest {

  private static final String REFUSED =
      "javax.net.ssl.SSLHandshakeException: handshake_failure(40); the peer does not support the"
          + " extended master secret (RFC 7627), which tls12.extended-master-secret = \"require\""
          + " asks for in TLS 1.2";
  private static final List<String> WITHOUT = List.of("-Djdk.tls.useExtendedMasterSecret=false");

  @ParameterizedTest(name = "{0} to {1}, required of {2}, {3}")
  @CsvSource({
    "BOUNCY_CASTLE, SUN_JSSE, CLIENT, refused",
    "SUN_JSSE, BOUNCY_CASTLE, SERVER, refused",
    "BOUNCY_CASTLE, SUN_JSSE, SERVER, done",
    "SUN_JSSE, BOUNCY_CASTLE, CLIENT, done",
    "BOUNCY_CASTLE, SUN_JSSE, NOBODY, done",
    "SUN_JSSE, BOUNCY_CASTLE, NOBODY, done",
  })
  void handshake_peerWithoutIt_isRefusedInTheRequiredRoleOnly(
      String client, String server, String role, String outcome) throws Exception {
    String output = ForkedJvm.run(WITHOUT, Handshake.class, client, server, role);
    assertEquals(outcome.equals("refused") ? REFUSED : "TLSv1.2", output);
  }

  @ParameterizedTest(name = "{0} to {1}")
  @CsvSource({"BOUNCY_CASTLE, SUN_JSSE", "SUN_JSSE, BOUNCY_CASTLE"})
  void handshake_peerWithIt_completes(String client, String server) throws Exception {
    assertEquals("TLSv1.2", ForkedJvm.run(List.of(), Handshake.class, client, server, "BOTH"));
  }

  @Test
  void sunJsse_askedFirst_obeys() throws Exception {
    assertEquals("true, property false", ForkedJvm.run(List.of(), SunSwitch.class));
  }

  @Test
  void sunJsse_askedTooLate_saysSoAndRefusesAContext() throws Exception {
    assertEquals(
        "false, property false\n"
            + "java.security.ProviderException: SunJSSE cannot require the extended master secret"
            + " (RFC 7627) any more: start the JVM with -Djdk.tls.allowLegacyMasterSecret=false,"
            + " use delegate = \"BouncyCastle\", or allow it"
            + " (tls12.extended-master-secret = \"allow\")",
        ForkedJvm.run(List.of(), SunSwitch.class, "late"));
  }

  @Test
  void sunJsse_userAllowsLegacy_isNotOverruled() throws Exception {
    List<String> allowed = List.of("-Djdk.tls.allowLegacyMasterSecret=true");
    assertEquals("false, property true", ForkedJvm.run(allowed, SunSwitch.class));
  }

  /** One handshake of TLS 1.2; prints the version or the translated failure. */
  public static final class Handshake {
    private Handshake() {}

    public static void main(String[] arguments) throws Exception {
      DelegateJsse client = Delegates.of(DelegateName.valueOf(arguments[0]));
      DelegateJsse server = Delegates.of(DelegateName.valueOf(arguments[1]));
      Set<Role> required =
          switch (arguments[2]) {
            case "NOBODY" -> Set.of();
            case "BOTH" -> Set.of(Role.values());
            default -> Set.of(Role.valueOf(arguments[2]));
          };
      TestIdentity identity = TestIdentity.of(TestIdentity.Kind.P256);
      SSLContext clients =
          client.newContext(null, new Pinned(identity.certificate()), null, of(client, required));
      SSLContext servers =
          server.newContext(
              TestIdentity.keyManagers("SunX509", identity),
              new Pinned(),
              null,
              of(server, required));
      EnginePair pair = new EnginePair(clients.createSSLEngine(), servers.createSSLEngine());
      client.configure(pair.client, Wanted.version(Role.CLIENT, "TLSv1.2"));
      server.configure(pair.server, Wanted.version(Role.SERVER, "TLSv1.2"));
      try {
        pair.handshake();
        System.out.println(pair.client.getSession().getProtocol());
      } catch (Exception failure) {
        System.out.println(Delegates.of(DelegateName.BOUNCY_CASTLE).translate(failure));
      }
    }

    /** The peer in the tests of Bouncy Castle is a SunJSSE that requires nothing. */
    private static Set<Role> of(DelegateJsse delegate, Set<Role> required) {
      return delegate.name() == DelegateName.SUN_JSSE ? Set.of() : required;
    }
  }

  /** Asks SunJSSE whether it can require it, at once or after it has been used. */
  public static final class SunSwitch {
    private SunSwitch() {}

    public static void main(String[] arguments) throws Exception {
      DelegateJsse sun = Delegates.of(DelegateName.SUN_JSSE);
      if (arguments.length > 0) {
        sun.capabilities();
      }
      boolean can = sun.canRequireExtendedMasterSecret();
      System.out.println(can + ", property " + System.getProperty(SunMasterSecret.PROPERTY));
      try {
        if (arguments.length > 0) {
          sun.newContext(null, new Pinned(), null, Set.of(Role.CLIENT));
        }
      } catch (java.security.ProviderException refused) {
        System.out.println(refused);
      }
    }
  }
}
