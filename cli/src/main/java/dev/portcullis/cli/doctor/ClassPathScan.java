package dev.portcullis.cli.doctor;

import dev.portcullis.provider.findings.Finding;
import dev.portcullis.provider.findings.StackRules;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * Looks through the jars of a class path for TLS stacks: jars in its directories, jars inside jars
 * and the manifest's {@code Class-Path} included, unpacked classes not. Loads none of them. For one
 * thread.
 */
final class ClassPathScan {
  private static final String BCTLS =
      "org/bouncycastle/jsse/provider/BouncyCastleJsseProvider.class";
  private static final String GATE = "dev/portcullis/provider/PortcullisProvider.class";

  private final boolean opensslOff;
  private final Set<Path> seen = new LinkedHashSet<>();
  private final Set<Finding> findings = new LinkedHashSet<>();
  private final List<Finding> bctls = new ArrayList<>();
  private final List<String> missing = new ArrayList<>();
  private boolean delegateUnshaded;

  ClassPathScan(boolean opensslOff) {
    this.opensslOff = opensslOff;
  }

  /** The findings of a path; entries that do not exist are in {@link #missing}. */
  List<Finding> findings(List<String> path) throws IOException {
    for (String entry : path) {
      scan(Path.of(entry).toAbsolutePath().normalize());
    }
    List<Finding> all = new ArrayList<>(findings);
    if (!delegateUnshaded) {
      all.addAll(bctls); // else it is our own delegate
    }
    return all;
  }

  /** Entries of the path that are not there. */
  List<String> missing() {
    return List.copyOf(missing);
  }

  private void scan(Path file) throws IOException {
    if (!seen.add(file)) {
      return;
    }
    if (Files.isDirectory(file)) {
      try (Stream<Path> files = Files.list(file)) {
        for (Path jar : files.filter(f -> f.toString().endsWith(".jar")).toList()) {
          scan(jar);
        }
      }
    } else if (Files.isRegularFile(file)) {
      try (InputStream in = Files.newInputStream(file)) {
        jar(file.toString(), file, in);
      }
    } else {
      missing.add(file.toString());
    }
  }

  private void jar(String name, Path file, InputStream in) throws IOException {
    JarInputStream jar = new JarInputStream(in, false);
    Manifest manifest = jar.getManifest();
    Attributes attributes = manifest == null ? new Attributes() : manifest.getMainAttributes();
    String version = version(attributes);
    boolean gate = false;
    boolean shaded = false;
    for (ZipEntry entry = jar.getNextEntry(); entry != null; entry = jar.getNextEntry()) {
      gate |= entry.getName().equals(GATE);
      shaded |= entry.getName().contains("dev/portcullis/shaded/");
      look(name, entry.getName(), version);
      if (entry.getName().endsWith(".jar")) {
        jar(name + "!/" + entry.getName(), file, jar);
      }
    }
    delegateUnshaded |= gate && !shaded;
    follow(file, attributes.getValue(Attributes.Name.CLASS_PATH));
  }

  private void look(String jar, String file, String version) {
    StackRules.finding(jar, file, opensslOff).ifPresent(findings::add);
    if (file.equals(BCTLS)) {
      StackRules.bctls(jar, version).ifPresent(bctls::add);
    }
  }

  private static String version(Attributes attributes) {
    String bundle = attributes.getValue("Bundle-Version");
    String version = attributes.getValue(Attributes.Name.IMPLEMENTATION_VERSION);
    return version != null ? version : bundle == null ? "" : bundle;
  }

  private void follow(Path file, @Nullable String classPath) throws IOException {
    if (classPath == null) {
      return;
    }
    for (String entry : classPath.strip().split("\\s+")) {
      if (!entry.isEmpty() && !entry.contains(":")) {
        scan(file.resolveSibling(entry).normalize());
      }
    }
  }
}
