package dev.portcullis.conformance.app;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;

/**
 * Runs {@link Main} as a fat jar does: in a class loader of its own, here one that sees the
 * application's classes and the JDK alone, and nothing of what is on the system class path.
 */
public final class NestedMain {

  private NestedMain() {}

  public static void main(String[] arguments) throws Exception {
    String[] paths = System.getProperty("app.nested").split(File.pathSeparator);
    URL[] urls = new URL[paths.length];
    for (int i = 0; i < paths.length; i++) {
      urls[i] = Path.of(paths[i]).toUri().toURL();
    }
    ClassLoader nested = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    Thread.currentThread().setContextClassLoader(nested);
    nested
        .loadClass(Main.class.getName())
        .getMethod("main", String[].class)
        .invoke(null, (Object) arguments);
  }
}
