package dev.portcullis.cli.doctor.probe;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.security.Provider;
import java.security.Security;
import java.util.Properties;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what a JVM does with TLS, and ends it before the program's {@code main}.
 *
 * <p>Started as a Java agent from a jar that holds this class and nothing else: it adds no security
 * provider and no service file to the class path that it looks at. Asked for by {@code
 * _JAVA_OPTIONS}, it is the last agent, so that agents of the program have done their work.
 *
 * <p>Judges nothing. Passwords are not written: only the properties that are asked for are. Runs on
 * one thread.
 */
public final class Probe {
  private final Properties facts = new Properties();

  private Probe() {}

  /**
   * Entry point of the agent.
   *
   * @param directory holds {@code ask}, the properties wanted; gets {@code facts}
   */
  public static void premain(String directory) {
    int code = 0;
    try {
      new Probe().run(Path.of(directory));
    } catch (Throwable e) {
      // The examined JVM must not go on into the program, whatever happened.
      e.printStackTrace();
      code = 1;
    }
    Runtime.getRuntime().halt(code);
  }

  private void run(Path directory) throws IOException {
    for (String line : Files.readAllLines(directory.resolve("ask"))) {
      String name = line.substring(line.indexOf(' ') + 1);
      switch (line.substring(0, line.indexOf(' '))) {
        case "system" -> put(line, System.getProperty(name));
        case "security" -> put(line, Security.getProperty(name));
        case "package" -> put(line, access(name));
        default -> put(line, served(name));
      }
    }
    put("keys", servedKeys());
    put("trust", servedTrust());
    providers(directory);
    Path written = directory.resolve("facts.new");
    try (OutputStream out = Files.newOutputStream(written)) {
      facts.store(out, null);
    }
    Files.move(written, directory.resolve("facts"));
  }

  private void put(String key, @Nullable Object value) {
    if (value != null) {
      facts.setProperty(key, value.toString());
    }
  }

  /** Whether programs of the class path get at a package of java.base, and how far. */
  private static String access(String name) {
    Module base = Object.class.getModule();
    Module programs = ClassLoader.getSystemClassLoader().getUnnamedModule();
    if (base.isOpen(name, programs)) {
      return "OPEN";
    }
    return base.isExported(name, programs) ? "EXPORTED" : "CLOSED";
  }

  private void providers(Path directory) throws IOException {
    Provider[] list = Security.getProviders();
    for (int i = 0; i < list.length; i++) {
      put("provider " + i, list[i].getName());
      put("provider " + i + " class", list[i].getClass().getName());
      put("provider " + i + " contexts", contexts(list[i], directory));
      if (list[i].getClass().getName().equals("dev.portcullis.provider.PortcullisProvider")) {
        policy(list[i]);
      }
    }
  }

  private static boolean contexts(Provider provider, Path directory) throws IOException {
    return Files.readAllLines(directory.resolve("ask")).stream()
        .filter(line -> line.startsWith("context "))
        .anyMatch(line -> provider.getService("SSLContext", line.substring(8)) != null);
  }

  private void policy(Provider gate) {
    try {
      Object document = gate.getClass().getMethod("policy").invoke(gate);
      put("policy", document.getClass().getMethod("canonicalText").invoke(document));
      put("policy source", document.getClass().getMethod("source").invoke(document));
    } catch (ReflectiveOperationException e) {
      put("policy problem", e.getCause() == null ? e.toString() : e.getCause().getMessage());
    }
  }

  private static String served(String name) {
    try {
      return by(SSLContext.getInstance(name).getProvider());
    } catch (NoSuchAlgorithmException e) {
      return "nobody";
    } catch (RuntimeException | LinkageError e) {
      return "refused: " + e.getMessage();
    }
  }

  private static String servedKeys() {
    String name = KeyManagerFactory.getDefaultAlgorithm();
    try {
      return name + " " + by(KeyManagerFactory.getInstance(name).getProvider());
    } catch (NoSuchAlgorithmException e) {
      return name + " nobody";
    } catch (RuntimeException | LinkageError e) {
      return name + " refused: " + e.getMessage();
    }
  }

  private static String servedTrust() {
    String name = TrustManagerFactory.getDefaultAlgorithm();
    try {
      return name + " " + by(TrustManagerFactory.getInstance(name).getProvider());
    } catch (NoSuchAlgorithmException e) {
      return name + " nobody";
    } catch (RuntimeException | LinkageError e) {
      return name + " refused: " + e.getMessage();
    }
  }

  private static String by(Provider provider) {
    return provider.getName() + " (" + provider.getClass().getName() + ")";
  }
}
