package dev.portcullis.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.security.Provider;
import java.security.ProviderException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A service answers, or refuses with an unchecked exception: never "ask the next provider". */
class GatedServiceTest {
  private static final String PROVIDER = PortcullisProvider.class.getName();
  private static final String ROOM = PROVIDER.substring(0, PROVIDER.lastIndexOf('.') + 1);

  static Stream<ServiceTable.Entry> entries() {
    return ServiceTable.ENTRIES.stream();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void newInstance_brokenPolicy_refusesEveryCallWithTheReason(ServiceTable.Entry entry) {
    Provider.Service service =
        new PortcullisProvider()
            .configure("/no/such/policy")
            .getService(entry.type(), entry.algorithm());
    Set<String> messages = new TreeSet<>();
    for (int call = 1; call <= 35; call++) {
      messages.add(
          assertThrows(ProviderException.class, () -> service.newInstance(null)).getMessage());
    }
    assertEquals(
        Set.of(
            "Portcullis refuses all TLS: the policy '/no/such/policy' named by the provider's"
                + " argument cannot be used\n"
                + "policy file /no/such/policy does not exist; create it or correct the path\n"
                + "Mend the file or name one of the profiles modern@2026-11,"
                + " intermediate@2026-11, legacy@2026-11, compatible@2026-11, modern,"
                + " intermediate, legacy, compatible"),
        messages);
  }

  @Test
  void newInstance_refusedTwice_givesEachCallerAnExceptionOfItsOwn() {
    Provider.Service service =
        new PortcullisProvider().configure("/no/such/policy").getService("SSLContext", "TLS");
    Exception first = assertThrows(ProviderException.class, () -> service.newInstance(null));
    Exception second = assertThrows(ProviderException.class, () -> service.newInstance(null));
    assertEquals(false, first == second);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "config.PolicyLocation",
        "delegate.BouncyCastleJsse",
        "delegate.Capabilities",
        "delegate.Delegates",
        "delegate.SunJsse",
        "delegate.SunJsseCapture",
        "jsse.ContextName",
        "jsse.ContextPolicy",
        "jsse.DefaultSslContextSpi",
        "jsse.JsseServices",
        "jsse.PlatformKeyManagerFactorySpi",
        "jsse.PlatformTrustManagerFactorySpi",
        "jsse.PolicySslContextSpi",
        "jsse.RoleParameters"
      })
  void newInstance_classOfOursMissing_isOursOrAProviderException(String missing) throws Exception {
    try (Damaged loader = new Damaged(ROOM + missing)) {
      Set<String> outcomes = new TreeSet<>();
      Provider provider = loader.provider();
      for (ServiceTable.Entry entry : ServiceTable.ENTRIES) {
        for (int call = 1; call <= 35; call++) {
          outcomes.add(outcome(provider, entry, loader));
        }
      }
      // DTLS is SunJSSE's: another test of this JVM may have used that before it could be told.
      outcomes.removeIf(outcome -> outcome.contains("the delegate SunJSSE cannot enforce"));
      outcomes.removeAll(List.of("ours", "ProviderException that names " + missing));
      assertEquals(Set.of(), outcomes);
      assertEquals(true, loader.hit, "the class was not needed: choose another");
    }
  }

  /**
   * Without these there is no provider: the list must hold no other JSSE, and the sample's does
   * not.
   */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Gate",
        "GatedService",
        "ServiceTable",
        "ServiceTable$Entry",
        "config.PolicySource"
      })
  void constructor_classOfOursMissing_failsAtOnce(String missing) throws Exception {
    try (Damaged loader = new Damaged(ROOM + missing)) {
      Throwable thrown = assertThrows(Throwable.class, loader::provider);
      Throwable cause = thrown instanceof InvocationTargetException ? thrown.getCause() : thrown;
      assertEquals(
          "java.lang.NoClassDefFoundError: " + (ROOM + missing).replace('.', '/'),
          cause.toString());
    }
  }

  @Test
  void newInstance_delegateMissing_givesTheFirstReasonEveryTime() throws Exception {
    try (Damaged loader = new Damaged(ROOM + "delegate.BouncyCastleJsse")) {
      Provider.Service tls = loader.provider().getService("SSLContext", "TLS");
      for (int call = 1; call <= 35; call++) {
        ProviderException e = assertThrows(ProviderException.class, () -> tls.newInstance(null));
        assertEquals(
            "Portcullis refuses all TLS: java.lang.NoClassDefFoundError:"
                + " dev/portcullis/provider/delegate/BouncyCastleJsse; its own classes or their"
                + " libraries are damaged or doubled on the class path",
            e.getMessage(),
            "call " + call);
      }
    }
  }

  @Test
  void newInstance_classMissing_saysWhatIsWrong() throws Exception {
    try (Damaged loader = new Damaged(ROOM + "jsse.ContextName")) {
      Provider.Service tls = loader.provider().getService("SSLContext", "TLS");
      ProviderException e = assertThrows(ProviderException.class, () -> tls.newInstance(null));
      assertEquals(
          "Portcullis cannot serve SSLContext TLS: java.lang.NoClassDefFoundError:"
              + " dev/portcullis/provider/jsse/ContextName; its own classes or their libraries are"
              + " damaged or doubled on the class path",
          e.getMessage());
      assertInstanceOf(NoClassDefFoundError.class, e.getCause());
    }
  }

  private static String outcome(Provider provider, ServiceTable.Entry entry, Damaged loader) {
    try {
      Object made = provider.getService(entry.type(), entry.algorithm()).newInstance(null);
      return made.getClass().getClassLoader() == loader ? "ours" : made.getClass().getName();
    } catch (ProviderException e) {
      String path = loader.missing.replace('.', '/');
      return e.getMessage().contains(path) || e.getMessage().contains(loader.missing)
          ? "ProviderException that names " + loader.missing.substring(ROOM.length())
          : e.toString();
    } catch (Exception e) {
      return "checked: " + e;
    }
  }

  /** Our classes anew, without one of them; everything else is shared. */
  private static final class Damaged extends URLClassLoader {
    private final String missing;
    private boolean hit;

    Damaged(String missing) {
      super(
          new URL[] {PortcullisProvider.class.getProtectionDomain().getCodeSource().getLocation()},
          PortcullisProvider.class.getClassLoader());
      this.missing = missing;
    }

    Provider provider() throws ReflectiveOperationException {
      Provider empty = (Provider) loadClass(PROVIDER).getConstructor().newInstance();
      return empty.configure("modern@2026-11");
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(ROOM)) {
        return super.loadClass(name, resolve);
      }
      if (name.equals(missing)) {
        hit = true;
        throw new ClassNotFoundException(name);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded != null ? loaded : findClass(name);
      }
    }
  }
}
