package dev.portcullis.conformance.oracle;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Numbers and names of one TLS registry, from a resource. Immutable. */
public enum Registry {
  VERSIONS,
  SUITES,
  GROUPS,
  SCHEMES,
  EXTENSIONS;

  private final Map<Integer, String> names = new TreeMap<>();

  Registry() {
    lines(name().toLowerCase(Locale.ROOT) + ".txt")
        .map(line -> line.split(" "))
        .forEach(pair -> names.put(Integer.parseInt(pair[0], 16), pair[1]));
  }

  /** {@code 1301 TLS_AES_128_GCM_SHA256}; an unknown number is an error. */
  public String describe(int code) {
    return "%04x %s".formatted(code, name(code));
  }

  public String name(int code) {
    String name = names.get(code);
    if (name == null) {
      throw new AssertionError("%s has no 0x%04x: classify it".formatted(this, code));
    }
    return name;
  }

  /** The number of a name; an unknown name is an error. */
  public int code(String name) {
    return names.entrySet().stream()
        .filter(entry -> same(entry.getValue(), name))
        .findFirst()
        .orElseThrow(() -> new AssertionError(this + " has no " + name + ": classify it"))
        .getKey();
  }

  public List<Integer> codes() {
    return List.copyOf(names.keySet());
  }

  /** The JDK writes SSL_ where IANA writes TLS_. */
  private static boolean same(String one, String other) {
    return one.equals(other)
        || one.startsWith("SSL_") && other.equals("TLS_" + one.substring("SSL_".length()));
  }

  static Stream<String> lines(String resource) {
    try (InputStream in = Registry.class.getResourceAsStream("/oracle/" + resource);
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return reader.lines().filter(line -> !line.startsWith("#")).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
