package dev.portcullis.provider.delegate;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.bouncycastle.jsse.provider.BouncyCastleJsseProvider;
import org.jspecify.annotations.Nullable;

/**
 * Lets Bouncy Castle remember how it has taken a name of an algorithm apart ({@code
 * SHA256withECDSA}: {@code SHA256}, {@code SHA-256}, {@code ECDSA}). It asks its two lists of
 * disabled algorithms three questions about each signature scheme, for each end of each connection,
 * and takes the same few names apart with regular expressions each time: a third of a resumed
 * handshake.
 *
 * <p>What is remembered of a name is those of its parts that are in the list, which is fixed from
 * the start: it looks for nothing else. Each question is still asked of the lists, and answered by
 * Bouncy Castle. The place is private in version 1.84; where it cannot be reached or is another,
 * all stays as it was, and only slower. Names that are remembered are limited in number, since some
 * may come from a peer's certificates. Thread-safe.
 */
final class AlgorithmNameParts implements InvocationHandler {

  private static final int MOST_NAMES = 256;

  /** From here on JVMs warn on the error stream when a final field is written (JEP 500). */
  private static final int FIRST_THAT_WARNS = 26;

  private static final String DECOMPOSE = "decompose";

  /** Suites are in a table already, which is filled when the first context is made. */
  private static final String SUITE = "TLS_";

  private static final String LISTS = ".ProvAlgorithmConstraints";
  private static final String[] EACH_LIST = {
    "provTlsDisabledAlgorithms", "provX509DisabledAlgorithms"
  };

  private final Object decomposer;
  private final Method decompose;
  private final Set<String> sought;
  private final Map<String, Set<?>> known = new ConcurrentHashMap<>();

  private AlgorithmNameParts(Object decomposer, Method decompose, Set<String> sought) {
    this.decomposer = decomposer;
    this.decompose = decompose;
    this.sought = sought;
  }

  /**
   * Has them remembered from now on in this process; more than once changes nothing.
   *
   * @return whether Bouncy Castle now does so
   */
  static synchronized boolean remember() {
    if (Runtime.version().feature() >= FIRST_THAT_WARNS) {
      return false;
    }
    try {
      Class<?> lists = Class.forName(BouncyCastleJsseProvider.class.getPackageName() + LISTS);
      for (String name : EACH_LIST) {
        Field list = lists.getDeclaredField(name);
        list.setAccessible(true);
        remember(list.get(null));
      }
      return true;
    } catch (ReflectiveOperationException | RuntimeException outOfReach) {
      return false;
    }
  }

  private static void remember(@Nullable Object list) throws ReflectiveOperationException {
    if (list == null) {
      return; // Nothing is disabled, and nobody is asked.
    }
    Field field = list.getClass().getSuperclass().getDeclaredField("decomposer");
    field.setAccessible(true);
    Object decomposer = field.get(list);
    if (!Proxy.isProxyClass(decomposer.getClass())) {
      field.set(list, around(decomposer, field.getType(), disabled(list)));
    }
  }

  private static Set<String> disabled(Object list) throws ReflectiveOperationException {
    Field field = list.getClass().getDeclaredField("disabledAlgorithms");
    field.setAccessible(true);
    Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    for (Object name : (Set<?>) field.get(list)) {
      names.add((String) name);
    }
    return names;
  }

  /**
   * Something of the type that asks {@code decomposer} about a name once, and tells those of its
   * parts that are {@code sought}, in upper or lower case.
   *
   * @throws ReflectiveOperationException if the type has no {@code Set decompose(String)}
   */
  static Object around(Object decomposer, Class<?> type, Set<String> sought)
      throws ReflectiveOperationException {
    Method decompose = type.getDeclaredMethod(DECOMPOSE, String.class);
    if (decompose.getReturnType() != Set.class) {
      throw new NoSuchMethodException(decompose + " is another than that of version 1.84");
    }
    decompose.setAccessible(true);
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        new AlgorithmNameParts(decomposer, decompose, sought));
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    if (!method.getName().equals(DECOMPOSE) || arguments == null) {
      return asked(method, arguments);
    }
    return arguments[0] instanceof String name && !name.startsWith(SUITE)
        ? parts(name)
        : asked(decompose, arguments);
  }

  private @Nullable Object parts(String name) throws Throwable {
    Set<?> remembered = known.get(name);
    if (remembered != null) {
      return remembered;
    }
    Object asked = asked(decompose, new Object[] {name});
    if (asked instanceof Set<?> set && known.size() < MOST_NAMES) {
      Set<Object> parts = new HashSet<>(set);
      parts.retainAll(sought);
      known.put(name, Collections.unmodifiableSet(parts));
    }
    return asked;
  }

  private @Nullable Object asked(Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(decomposer, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }
}
