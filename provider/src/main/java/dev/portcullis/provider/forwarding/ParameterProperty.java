package dev.portcullis.provider.forwarding;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/**
 * A property of {@link SSLParameters} that Java 17 does not have, reached by its getter and setter.
 *
 * <p>Finds what the running JDK offers; knows no property by name. Immutable.
 */
record ParameterProperty(String name, MethodHandle getter, MethodHandle setter) {

  private static final MethodType GET = MethodType.methodType(Object.class, SSLParameters.class);
  private static final MethodType SET =
      MethodType.methodType(void.class, SSLParameters.class, Object.class);

  /** Every public getter and setter pair of the running JDK whose name is not in {@code known}. */
  static List<ParameterProperty> except(Set<String> known) {
    List<ParameterProperty> found = new ArrayList<>();
    for (Method method : SSLParameters.class.getMethods()) {
      if (isSetter(method) && !known.contains(nameOf(method))) {
        Method getter = getterFor(method);
        if (getter != null) {
          found.add(of(nameOf(method), getter, method));
        }
      }
    }
    return List.copyOf(found);
  }

  @Nullable Object get(SSLParameters parameters) {
    try {
      return (Object) getter.invokeExact(parameters);
    } catch (Throwable failure) {
      throw unchecked(failure);
    }
  }

  void set(SSLParameters parameters, @Nullable Object value) {
    try {
      setter.invokeExact(parameters, value);
    } catch (Throwable failure) {
      throw unchecked(failure);
    }
  }

  /**
   * Leaves alone what is equal already: a setter may refuse the very default its getter returns.
   */
  void copy(SSLParameters source, SSLParameters target) {
    Object value = get(source);
    if (!Objects.deepEquals(value, get(target))) {
      set(target, value);
    }
  }

  private static boolean isSetter(Method method) {
    return method.getName().startsWith("set")
        && method.getParameterCount() == 1
        && !Modifier.isStatic(method.getModifiers());
  }

  private static String nameOf(Method setter) {
    return setter.getName().substring("set".length());
  }

  private static @Nullable Method getterFor(Method setter) {
    for (String prefix : List.of("get", "is")) {
      try {
        Method getter = SSLParameters.class.getMethod(prefix + nameOf(setter));
        if (getter.getReturnType() == setter.getParameterTypes()[0]) {
          return getter;
        }
      } catch (NoSuchMethodException absent) {
        // The other prefix may exist; a setter without a getter has no value that could be copied.
      }
    }
    return null;
  }

  private static ParameterProperty of(String name, Method getter, Method setter) {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    try {
      return new ParameterProperty(
          name, lookup.unreflect(getter).asType(GET), lookup.unreflect(setter).asType(SET));
    } catch (IllegalAccessException impossible) {
      throw new IllegalStateException("public method of SSLParameters: " + name, impossible);
    }
  }

  /** The getters and setters of SSLParameters declare no checked exception. */
  private static RuntimeException unchecked(Throwable failure) {
    if (failure instanceof Error error) {
      throw error;
    }
    if (failure instanceof RuntimeException runtime) {
      return runtime;
    }
    return new IllegalStateException(failure);
  }
}
