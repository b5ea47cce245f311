package dev.portcullis.provider.delegate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Field;
import java.lang.reflect.Proxy;
import java.security.AlgorithmParameters;
import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.bouncycastle.jsse.java.security.BCAlgorithmConstraints;
import org.bouncycastle.jsse.java.security.BCCryptoPrimitive;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of algorithms taken apart once, with the version of Bouncy Castle that is built with. */
class AlgorithmNamePartsTest {

  private static final String PACKAGE = "org.bouncycastle.jsse.provider.";
  private static final String CONSTRAINTS = "ProvAlgorithmConstraints";
  private static final String[][] LISTS = {
    {"provTlsDisabledAlgorithms", "INSTANCE_TLS"},
    {"provX509DisabledAlgorithms", "INSTANCE_X509"}
  };

  private static final Set<String> EVERYTHING =
      new AbstractSet<>() {
        @Override
        public boolean contains(Object name) {
          return true;
        }

        @Override
        public Iterator<String> iterator() {
          throw new UnsupportedOperationException();
        }

        @Override
        public int size() {
          return Integer.MAX_VALUE;
        }
      };

  /** As Bouncy Castle's, but to be seen. */
  interface Decomposer {
    Set<String> decompose(String name);
  }

  interface Other {
    String decompose(String name);
  }

  @BeforeAll
  static void remember() {
    assertTrue(AlgorithmNameParts.remember(), "reached in the version that is built with");
  }

  @ParameterizedTest
  @ValueSource(strings = {"provTlsDisabledAlgorithms", "provX509DisabledAlgorithms"})
  void list_onceRemembered_hasItsDecomposerBehindOneOfOurs(String list) throws Exception {
    AlgorithmNameParts.remember();
    Object decomposer = decomposer(list);
    AlgorithmNameParts.remember();
    assertInstanceOf(AlgorithmNameParts.class, Proxy.getInvocationHandler(decomposer));
    assertSame(decomposer, decomposer(list));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SHA256withECDSA",
        "SHA1withRSA",
        "MD5withRSA",
        "MD2withRSA",
        "SHA512withRSAandMGF1",
        "RSASSA-PSS",
        "Ed25519",
        "RC4/ECB/NoPadding",
        "DES/CBC/PKCS5Padding",
        "1.2.840.113549.1.1.4",
        "TLS_RSA_WITH_3DES_EDE_CBC_SHA",
        "TLS_AES_128_GCM_SHA256",
        "TLS_NO_SUCH_SUITE",
        "ECDH_anon",
      })
  void name_askedAgain_isPermittedAsWithoutMemory(String name) throws Exception {
    for (String[] pair : LISTS) {
      BCAlgorithmConstraints list = (BCAlgorithmConstraints) read(CONSTRAINTS, pair[0]);
      Field field = decomposerField();
      Object remembering = field.get(list);
      field.set(list, read("ProvAlgorithmDecomposer", pair[1]));
      boolean plain = permits(list, name);
      field.set(list, remembering);
      for (int i = 0; i < 3; i++) {
        assertEquals(plain, permits(list, name), pair[0]);
      }
    }
  }

  @Test
  void parts_inTheList_areToldInWhicheverCase() throws Exception {
    Set<String> list = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    list.add("md5");
    Decomposer remembering =
        (Decomposer)
            AlgorithmNameParts.around(
                (Decomposer) name -> Set.of("MD5", "RSA"), Decomposer.class, list);
    remembering.decompose("MD5withRSA");
    assertEquals(Set.of("MD5"), remembering.decompose("MD5withRSA"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"MD5withRSA", "DES", "RC4", "MD5"})
  void algorithm_disabledInTheJdksList_staysRefused(String name) throws Exception {
    assertFalse(permits(name));
    assertFalse(permits(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"SHA256withECDSA", "SHA256withRSA", "X25519"})
  void algorithm_notDisabled_staysPermitted(String name) throws Exception {
    assertTrue(permits(name));
    assertTrue(permits(name));
  }

  @Test
  void name_known_isTakenApartOnce() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Decomposer remembering = around(counting(asked));
    for (int i = 0; i < 10; i++) {
      assertEquals(Set.of("SHA1withDSA"), remembering.decompose("SHA1withDSA"));
    }
    assertEquals(1, asked.get());
  }

  @Test
  void names_asManyAsAPeerLikes_areRememberedUpToALimit() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Decomposer remembering = around(counting(asked));
    for (int round = 0; round < 2; round++) {
      for (int i = 0; i < 1000; i++) {
        assertEquals(Set.of("1.2." + i), remembering.decompose("1.2." + i));
      }
    }
    assertEquals(2000 - 256, asked.get());
  }

  @Test
  void suites_whoseTableMayStillBeEmpty_areNotRemembered() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Decomposer remembering = around(counting(asked));
    remembering.decompose("TLS_AES_128_GCM_SHA256");
    remembering.decompose("TLS_AES_128_GCM_SHA256");
    assertEquals(2, asked.get());
  }

  @Test
  void failure_ofTheDecomposer_comesThroughAsItIs() throws Exception {
    IllegalStateException broken = new IllegalStateException("broken");
    Decomposer remembering =
        around(
            name -> {
              throw broken;
            });
    assertSame(broken, assertThrows(RuntimeException.class, () -> remembering.decompose("RSA")));
  }

  @Test
  void type_thatIsAnother_isRefused() {
    assertThrows(
        NoSuchMethodException.class, () -> AlgorithmNameParts.around("", Other.class, Set.of()));
  }

  @Test
  void threads_askingTheSameNames_allGetTheirParts() throws Exception {
    Decomposer remembering = around(counting(new AtomicInteger()));
    Callable<Boolean> asking =
        () -> {
          for (int i = 0; i < 20_000; i++) {
            String name = "1.3." + i % 400;
            if (!remembering.decompose(name).equals(Set.of(name))) {
              return false;
            }
          }
          return true;
        };
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Boolean> right = new ArrayList<>();
      for (Future<Boolean> each : threads.invokeAll(Collections.nCopies(8, asking))) {
        right.add(each.get());
      }
      assertEquals(Collections.nCopies(8, true), right);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Decomposer counting(AtomicInteger asked) {
    return name -> {
      asked.incrementAndGet();
      return Set.of(name);
    };
  }

  private static Decomposer around(Decomposer decomposer) throws Exception {
    return (Decomposer) AlgorithmNameParts.around(decomposer, Decomposer.class, EVERYTHING);
  }

  private static boolean permits(String name) throws Exception {
    return permits((BCAlgorithmConstraints) read(CONSTRAINTS, "DEFAULT"), name);
  }

  private static boolean permits(BCAlgorithmConstraints list, String name) {
    return list.permits(EnumSet.of(BCCryptoPrimitive.SIGNATURE), name, (AlgorithmParameters) null);
  }

  private static Object decomposer(String list) throws Exception {
    return decomposerField().get(read(CONSTRAINTS, list));
  }

  private static Field decomposerField() throws Exception {
    Field field =
        Class.forName(PACKAGE + "AbstractAlgorithmConstraints").getDeclaredField("decomposer");
    field.setAccessible(true);
    return field;
  }

  private static Object read(String type, String name) throws Exception {
    Field field = Class.forName(PACKAGE + type).getDeclaredField(name);
    field.setAccessible(true);
    return field.get(null);
  }
}
