package dev.portcullis.provider.delegate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.policy.DelegateName;
import dev.portcullis.policy.Role;
import dev.portcullis.provider.ForkedJvm;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.Test;

/** The JDK's JSSE is found whether it is listed, missing or impersonated. */
class SunJsseCaptureTest {

  private static final String WORKS =
      "class sun.security.ssl.SunJSSE; TLSv1.3; sun.security.ssl.X509TrustManagerImpl;"
          + " DTLS; list unchanged";

  @Test
  void capture_listed_isThatObject() {
    assertEquals(Security.getProvider("SunJSSE"), SunJsseCapture.capture());
  }

  @Test
  void capture_notListed_worksAndListStays() throws Exception {
    assertEquals(WORKS, ForkedJvm.run(List.of(), Probe.class, "remove"));
  }

  @Test
  void capture_standInListed_isTheRealOne() throws Exception {
    assertEquals(WORKS, ForkedJvm.run(List.of(), Probe.class, "remove", "stand-in"));
  }

  @Test
  void capture_notListedButExported_works() throws Exception {
    List<String> export = List.of("--add-exports=java.base/sun.security.ssl=ALL-UNNAMED");
    assertEquals(WORKS, ForkedJvm.run(export, Probe.class, "remove"));
  }

  @Test
  void capture_serialFilterForbidsIt_namesTheMends() throws Exception {
    String output = ForkedJvm.run(List.of("-Djdk.serialFilter=!*"), Probe.class, "remove");
    assertEquals(
        "java.security.ProviderException: SunJSSE is not in the provider list and cannot be made"
            + " anew (java.io.InvalidClassException: filter status: REJECTED). List it"
            + " (security.provider.N=SunJSSE), allow java.security.Provider in jdk.serialFilter, or"
            + " start the JVM with --add-exports java.base/sun.security.ssl=ALL-UNNAMED",
        output);
  }

  @Test
  void capture_serialFilterButListed_works() throws Exception {
    assertEquals(WORKS, ForkedJvm.run(List.of("-Djdk.serialFilter=!*"), Probe.class));
  }

  @Test
  void platform_itsFactories_areTheJdks() throws Exception {
    Platform platform = Delegates.of(DelegateName.SUN_JSSE).platform();
    for (String name : List.of("SunX509", "NewSunX509", "PKIX")) {
      assertEquals("SunJSSE", platform.keyManagerFactory(name).getProvider().getName());
    }
    for (String name : List.of("PKIX", "SunPKIX", "X509", "X.509", "SunX509")) {
      assertEquals("SunJSSE", platform.trustManagerFactory(name).getProvider().getName());
    }
    assertThrows(NoSuchAlgorithmException.class, () -> platform.keyManagerFactory("Brand"));
  }

  @Test
  void isPlatformTrustManager_onlyTheJdksOwnClass_isTrue() throws Exception {
    Platform platform = Delegates.of(DelegateName.BOUNCY_CASTLE).platform();
    TrustManagerFactory factory = platform.trustManagerFactory("PKIX");
    factory.init((java.security.KeyStore) null);
    assertTrue(platform.isPlatformTrustManager((X509TrustManager) factory.getTrustManagers()[0]));
    assertEquals(false, platform.isPlatformTrustManager(new Pinned()));
  }

  /** Makes both delegates speak in a JVM whose provider list is not the usual one. */
  public static final class Probe {
    private static final class StandIn extends Provider {
      private static final long serialVersionUID = 1L;

      StandIn() {
        super("SunJSSE", "1", "a stand-in");
      }
    }

    private Probe() {}

    public static void main(String[] arguments) throws Exception {
      List<String> wishes = Arrays.asList(arguments);
      if (wishes.contains("remove")) {
        Security.removeProvider("SunJSSE");
      }
      if (wishes.contains("stand-in")) {
        Security.insertProviderAt(new StandIn(), 1);
      }
      List<Provider> before = List.of(Security.getProviders());
      try {
        System.out.println(report(before));
      } catch (ProviderException refused) {
        System.out.println(refused);
      }
    }

    private static String report(List<Provider> before) throws Exception {
      DelegateJsse sun = Delegates.of(DelegateName.SUN_JSSE);
      TestIdentity identity = TestIdentity.of(TestIdentity.Kind.P256);
      var keys = sun.platform().keyManagerFactory("SunX509");
      var store = java.security.KeyStore.getInstance("JKS");
      store.load(null, null);
      store.setKeyEntry(
          "key",
          identity.keys().getPrivate(),
          TestIdentity.PASSWORD,
          new java.security.cert.Certificate[] {identity.certificate()});
      keys.init(store, TestIdentity.PASSWORD);
      var trusted = java.security.KeyStore.getInstance("JKS");
      trusted.load(null, null);
      trusted.setCertificateEntry("peer", identity.certificate());
      TrustManagerFactory trust = sun.platform().trustManagerFactory("PKIX");
      trust.init(trusted);
      var manager = (X509ExtendedTrustManager) trust.getTrustManagers()[0];
      DelegateJsse bc = Delegates.of(DelegateName.BOUNCY_CASTLE);
      SSLContext clients = sun.newContext(null, manager, null, Set.of());
      SSLContext servers = bc.newContext(keys.getKeyManagers(), new Pinned(), null, Set.of());
      EnginePair pair =
          new EnginePair(
              clients.createSSLEngine(TestIdentity.HOST, 443), servers.createSSLEngine());
      bc.configure(pair.server, Wanted.version(Role.SERVER, "TLSv1.3"));
      pair.handshake();
      return sun.newContext(null, manager, null, Set.of()).getProvider().getClass()
          + "; "
          + pair.client.getSession().getProtocol()
          + "; "
          + manager.getClass().getName()
          + "; "
          + bc.newDatagramContext(null, manager, null).getProtocol()
          + "; list "
          + (before.equals(List.of(Security.getProviders())) ? "unchanged" : "changed");
    }
  }
}
