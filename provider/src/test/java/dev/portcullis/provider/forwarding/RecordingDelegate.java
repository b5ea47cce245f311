package dev.portcullis.provider.forwarding;

import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject.Kind;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Makes an object of a JDK class that reports every call, by compiling a subclass of it.
 *
 * <p>Written from the methods of the running JDK, so it cannot miss one that a JDK adds.
 */
final class RecordingDelegate {

  private static final Map<Class<?>, Class<?>> CLASSES = new ConcurrentHashMap<>();

  private RecordingDelegate() {}

  /**
   * An instance of {@code base} that answers each call with {@code calls(signature, arguments)}.
   */
  static <T> T of(Class<T> base, BiFunction<String, Object[], Object> calls) throws Exception {
    Class<?> recording = CLASSES.computeIfAbsent(base, RecordingDelegate::subclass);
    return base.cast(recording.getConstructor(BiFunction.class).newInstance(calls));
  }

  private static Class<?> subclass(Class<?> base) {
    try {
      Path directory = Files.createTempDirectory("recording");
      compile(source(base), directory);
      URL[] classPath = {directory.toUri().toURL()};
      try (URLClassLoader loader = new URLClassLoader(classPath)) {
        return loader.loadClass("Recording");
      }
    } catch (IOException | ClassNotFoundException failure) {
      throw new AssertionError(failure);
    }
  }

  private static void compile(String source, Path directory) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    var unit =
        new SimpleJavaFileObject(URI.create("string:///Recording.java"), Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    List<String> options = List.of("-d", directory.toString(), "-nowarn", "-proc:none");
    if (!compiler.getTask(null, null, null, options, null, List.of(unit)).call()) {
      throw new AssertionError("the recording class does not compile:\n" + source);
    }
  }

  private static String source(Class<?> base) {
    StringJoiner members = new StringJoiner("\n", "", "\n}\n");
    members.add("public class Recording extends " + base.getName() + " {");
    members.add("private final java.util.function.BiFunction<String, Object[], Object> calls;");
    members.add("public Recording(java.util.function.BiFunction<String, Object[], Object> calls)");
    members.add("throws Exception { this.calls = calls; }");
    OverrideCompleteness.overridable(base).values().forEach(m -> members.add(member(m)));
    return members.toString();
  }

  private static String member(Method method) {
    StringJoiner parameters = new StringJoiner(", ", "(", ")");
    StringJoiner arguments = new StringJoiner(", ", "new Object[] {", "}");
    int index = 0;
    for (Class<?> type : method.getParameterTypes()) {
      parameters.add(type.getCanonicalName() + " p" + index);
      arguments.add("p" + index++);
    }
    String access = Modifier.isPublic(method.getModifiers()) ? "public " : "protected ";
    String result = method.getReturnType().getCanonicalName();
    String signature = OverrideCompleteness.signature(method);
    String call = "calls.apply(\"" + signature + "\", " + arguments + ");";
    String body = result.equals("void") ? call : "return (" + result + ") " + call;
    return "@Override " + access + result + " " + method.getName() + parameters + "{" + body + "}";
  }
}
