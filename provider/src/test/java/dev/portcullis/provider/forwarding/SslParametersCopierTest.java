package dev.portcullis.provider.forwarding;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.security.AlgorithmConstraints;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import javax.net.ssl.SNIHostName;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every property of the running JDK's SSLParameters survives the copy. */
class SslParametersCopierTest {

  private static final AlgorithmConstraints CONSTRAINTS =
      (AlgorithmConstraints)
          Proxy.newProxyInstance(
              SslParametersCopierTest.class.getClassLoader(),
              new Class<?>[] {AlgorithmConstraints.class},
              (proxy, method, arguments) ->
                  method.getName().equals("equals") ? proxy == arguments[0] : null);

  /** Total on purpose: a property that a new JDK adds fails until it has a value here. */
  private static final Map<String, Object> VALUES =
      Map.ofEntries(
          Map.entry("AlgorithmConstraints", CONSTRAINTS),
          Map.entry("ApplicationProtocols", new String[] {"h2", "http/1.1"}),
          Map.entry("CipherSuites", new String[] {"TLS_AES_128_GCM_SHA256"}),
          Map.entry("EnableRetransmissions", false),
          Map.entry("EndpointIdentificationAlgorithm", "HTTPS"),
          Map.entry("MaximumPacketSize", 1234),
          Map.entry("NamedGroups", new String[] {"x25519", "secp256r1"}),
          Map.entry("NeedClientAuth", true),
          Map.entry("Protocols", new String[] {"TLSv1.3"}),
          Map.entry("SNIMatchers", List.of(SNIHostName.createSNIMatcher("a\\.example"))),
          Map.entry("ServerNames", List.of(new SNIHostName("a.example"))),
          Map.entry("SignatureSchemes", new String[] {"ed25519"}),
          Map.entry("UseCipherSuitesOrder", true),
          Map.entry("WantClientAuth", true));

  @TestFactory
  Stream<DynamicTest> copy_propertySet_isKept() {
    return setters().entrySet().stream()
        .map(
            entry ->
                DynamicTest.dynamicTest(
                    entry.getKey(), () -> isKept(entry.getKey(), entry.getValue())));
  }

  @Test
  void copy_allPropertiesSet_allAreKept() throws Exception {
    SSLParameters source = new SSLParameters();
    for (Map.Entry<String, Method> setter : setters().entrySet()) {
      setter.getValue().invoke(source, value(setter.getKey()));
    }
    assertSameProperties(source, SslParametersCopier.copy(source));
  }

  @Test
  void copy_nothingSet_nullsStayNull() throws Exception {
    SSLParameters copy = SslParametersCopier.copy(new SSLParameters());
    assertSameProperties(new SSLParameters(), copy);
    assertNull(copy.getProtocols());
    assertNull(copy.getCipherSuites());
    assertNull(copy.getServerNames());
    assertNull(copy.getSNIMatchers());
  }

  @Test
  void copy_emptyListsSet_emptyIsNotNull() {
    SSLParameters source = new SSLParameters(new String[0], new String[0]);
    source.setServerNames(List.of());
    source.setSNIMatchers(List.of());
    SSLParameters copy = SslParametersCopier.copy(source);
    assertArrayEquals(new String[0], copy.getProtocols());
    assertArrayEquals(new String[0], copy.getCipherSuites());
    assertEquals(List.of(), copy.getServerNames());
    assertEquals(List.of(), List.copyOf(copy.getSNIMatchers()));
  }

  @Test
  void copy_identityObjects_areTheSame() throws Exception {
    SSLParameters source = new SSLParameters();
    for (String name : List.of("AlgorithmConstraints", "ServerNames", "SNIMatchers")) {
      setters().get(name).invoke(source, value(name));
    }
    SSLParameters copy = SslParametersCopier.copy(source);
    assertNotSame(source, copy);
    assertSame(CONSTRAINTS, copy.getAlgorithmConstraints());
    assertSame(source.getServerNames().get(0), copy.getServerNames().get(0));
    assertSame(source.getSNIMatchers().iterator().next(), copy.getSNIMatchers().iterator().next());
  }

  @Test
  void copy_changed_leavesTheSourceAlone() {
    SSLParameters source = new SSLParameters();
    source.setProtocols(new String[] {"TLSv1.2"});
    SslParametersCopier.copy(source).setProtocols(new String[] {"TLSv1.3"});
    assertArrayEquals(new String[] {"TLSv1.2"}, source.getProtocols());
  }

  @Test
  void newerProperties_thisJdk_areFoundWhereTheyExist() {
    assertEquals(Runtime.version().feature() >= 20, SslParametersCopier.hasNamedGroups());
    assertEquals(Runtime.version().feature() >= 19, SslParametersCopier.hasSignatureSchemes());
  }

  @Test
  void namedGroups_set_areReadBackOrRefused() {
    SSLParameters parameters = new SSLParameters();
    assertNull(SslParametersCopier.namedGroups(parameters));
    String[] groups = {"x25519"};
    if (SslParametersCopier.hasNamedGroups()) {
      SslParametersCopier.setNamedGroups(parameters, groups);
      assertArrayEquals(groups, SslParametersCopier.namedGroups(parameters));
      return;
    }
    var refusal =
        assertThrows(
            UnsupportedOperationException.class,
            () -> SslParametersCopier.setNamedGroups(parameters, groups));
    assertEquals(
        "SSLParameters has no NamedGroups on Java %d: use Java 20 or later"
            .formatted(Runtime.version().feature()),
        refusal.getMessage());
  }

  @Test
  void signatureSchemes_set_areReadBackOrRefused() {
    SSLParameters parameters = new SSLParameters();
    assertNull(SslParametersCopier.signatureSchemes(parameters));
    String[] schemes = {"ed25519"};
    if (SslParametersCopier.hasSignatureSchemes()) {
      SslParametersCopier.setSignatureSchemes(parameters, schemes);
      assertArrayEquals(schemes, SslParametersCopier.signatureSchemes(parameters));
      return;
    }
    var refusal =
        assertThrows(
            UnsupportedOperationException.class,
            () -> SslParametersCopier.setSignatureSchemes(parameters, schemes));
    assertEquals(
        "SSLParameters has no SignatureSchemes on Java %d: use Java 19 or later"
            .formatted(Runtime.version().feature()),
        refusal.getMessage());
  }

  @Test
  void newerProperty_knownToNobody_isCopiedByItsPair() {
    List<ParameterProperty> all = ParameterProperty.except(Set.of());
    assertEquals(
        setters().keySet(), new TreeSet<>(all.stream().map(ParameterProperty::name).toList()));
    SSLParameters source = new SSLParameters();
    source.setMaximumPacketSize(1234);
    source.setProtocols(new String[] {"TLSv1.3"});
    SSLParameters copy = new SSLParameters();
    all.forEach(property -> property.copy(source, copy));
    assertEquals(1234, copy.getMaximumPacketSize());
    assertArrayEquals(new String[] {"TLSv1.3"}, copy.getProtocols());
  }

  private static void isKept(String name, Method setter) throws Exception {
    SSLParameters source = new SSLParameters();
    Object before = getter(name).invoke(source);
    setter.invoke(source, value(name));
    assertFalse(
        Objects.deepEquals(before, getter(name).invoke(source)), "the value is the default");
    assertSameProperties(source, SslParametersCopier.copy(source));
  }

  private static void assertSameProperties(SSLParameters expected, SSLParameters actual)
      throws Exception {
    for (String name : setters().keySet()) {
      Object wanted = comparable(getter(name).invoke(expected));
      Object found = comparable(getter(name).invoke(actual));
      assertTrue(Objects.deepEquals(wanted, found), () -> name + ": " + wanted + ", " + found);
    }
  }

  private static Object comparable(Object value) {
    return value instanceof Collection<?> collection ? List.copyOf(collection) : value;
  }

  private static Object value(String name) {
    return Objects.requireNonNull(VALUES.get(name), () -> "no value for new property " + name);
  }

  private static Map<String, Method> setters() {
    Map<String, Method> setters = new TreeMap<>();
    Arrays.stream(SSLParameters.class.getMethods())
        .filter(method -> method.getName().startsWith("set"))
        .forEach(method -> setters.put(method.getName().substring(3), method));
    return setters;
  }

  private static Method getter(String name) throws NoSuchMethodException {
    return SSLParameters.class.getMethod("get" + name);
  }
}
