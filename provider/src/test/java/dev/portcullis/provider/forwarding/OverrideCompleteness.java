package dev.portcullis.provider.forwarding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Says which methods of a JDK class a class of ours leaves to the JDK's own code.
 *
 * <p>Asks the running JDK, so a method that a new JDK adds is a failure until somebody decides
 * about it. An exception that is not needed is a failure as well. Immutable.
 */
public final class OverrideCompleteness {

  private final Class<?> base;
  private final Map<String, String> exceptions;

  private OverrideCompleteness(Class<?> base, Map<String, String> exceptions) {
    this.base = base;
    this.exceptions = exceptions;
  }

  /** Checks against every overridable method of {@code base} and its superclasses. */
  public static OverrideCompleteness of(Class<?> base) {
    return new OverrideCompleteness(base, Map.of());
  }

  /** Also allows {@code signature}, as in {@code "connect(SocketAddress)"}, to be inherited. */
  public OverrideCompleteness except(String signature, String reason) {
    Map<String, String> more = new TreeMap<>(exceptions);
    more.put(signature, reason);
    return new OverrideCompleteness(base, more);
  }

  /** Fails unless {@code type} inherits exactly the exceptions from the JDK. */
  public void assertOverriddenBy(Class<?> type) {
    TreeSet<String> inherited = new TreeSet<>();
    overridable(base)
        .forEach((signature, method) -> inheritedFromJdk(type, method, signature, inherited));
    assertEquals(
        lines(new TreeSet<>(exceptions.keySet())),
        lines(inherited),
        () -> type + " leaves other methods of " + base + " to the JDK than the exceptions say");
  }

  /** The methods to decide about: neither final, static nor private, {@code toString} included. */
  public static SortedMap<String, Method> overridable(Class<?> base) {
    SortedMap<String, Method> methods = new TreeMap<>();
    for (Class<?> type = base; type != Object.class; type = type.getSuperclass()) {
      Arrays.stream(type.getDeclaredMethods())
          .filter(OverrideCompleteness::isOverridable)
          .forEach(method -> methods.putIfAbsent(signature(method), method));
    }
    methods.computeIfAbsent("toString()", name -> toStringOfObject());
    return methods;
  }

  /** Name and simple parameter types, as in {@code "connect(SocketAddress, int)"}. */
  public static String signature(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(Class::getSimpleName)
        .collect(Collectors.joining(", ", method.getName() + "(", ")"));
  }

  private static boolean isOverridable(Method method) {
    int modifiers = method.getModifiers();
    boolean visible = Modifier.isPublic(modifiers) || Modifier.isProtected(modifiers);
    boolean fixed = Modifier.isFinal(modifiers) || Modifier.isStatic(modifiers);
    return visible && !fixed && !method.isSynthetic();
  }

  private void inheritedFromJdk(
      Class<?> type, Method method, String signature, Collection<String> inherited) {
    for (Class<?> ours = type; !ours.isAssignableFrom(base); ours = ours.getSuperclass()) {
      if (Arrays.stream(ours.getDeclaredMethods()).anyMatch(own -> overrides(own, method))) {
        return;
      }
    }
    inherited.add(signature);
  }

  private static boolean overrides(Method own, Method method) {
    return own.getName().equals(method.getName())
        && !own.isBridge()
        && !Modifier.isAbstract(own.getModifiers())
        && Arrays.equals(own.getParameterTypes(), method.getParameterTypes());
  }

  private static Method toStringOfObject() {
    try {
      return Object.class.getMethod("toString");
    } catch (NoSuchMethodException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static String lines(Collection<String> signatures) {
    return String.join("\n", signatures);
  }
}
