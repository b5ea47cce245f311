package dev.portcullis.conformance.build;

import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/**
 * A program: loads every class of a jar on the class path, and the classes that its members name,
 * as this Java version sees them. Prints how many there are, and one line for each that does not
 * load.
 */
public final class EveryClassLoads {

  private static final String SUFFIX = ".class";

  private EveryClassLoads() {}

  public static void main(String[] arguments) throws Exception {
    List<String> names = classNames(Path.of(arguments[0]));
    int members = names.stream().mapToInt(EveryClassLoads::members).sum();
    System.out.println(names.size() + " classes, " + members + " members");
  }

  private static List<String> classNames(Path jar) throws Exception {
    TreeSet<String> names = new TreeSet<>();
    try (JarFile file = new JarFile(jar.toFile(), false, JarFile.OPEN_READ, Runtime.version())) {
      file.versionedStream()
          .map(JarEntry::getName)
          .filter(name -> name.endsWith(SUFFIX) && !name.endsWith("package-info.class"))
          .map(name -> name.substring(0, name.length() - SUFFIX.length()).replace('/', '.'))
          .forEach(names::add);
    }
    return List.copyOf(names);
  }

  // Reflection over members resolves every class that their signatures name.
  private static int members(String name) {
    try {
      Class<?> type = Class.forName(name, false, EveryClassLoads.class.getClassLoader());
      return type.getDeclaredMethods().length
          + type.getDeclaredFields().length
          + type.getDeclaredConstructors().length;
    } catch (ReflectiveOperationException | LinkageError failure) {
      System.out.println(name + ": " + failure);
      return 0;
    }
  }
}
