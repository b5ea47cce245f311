package dev.portcullis.cli.doctor;

import dev.portcullis.provider.findings.Finding;
import dev.portcullis.provider.findings.PackageRules;
import dev.portcullis.provider.findings.PackageRules.Access;
import dev.portcullis.provider.findings.StackRules;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * Looks through a class path for TLS stacks: its jars and those in its directories, jars inside
 * jars (fat jars, {@code WEB-INF/lib} of archives), the manifest's {@code Class-Path}, unpacked
 * classes, and the web applications of a server. Loads none of them. For one thread.
 */
final class ClassPathScan {
  /** Without org: the build of the drop-in jar would rewrite the text. Copies count, not ours. */
  private static final String BCTLS = "bouncycastle/jsse/provider/BouncyCastleJsseProvider.class";

  private static final String GATE = "dev/portcullis/provider/PortcullisProvider.class";

  private static final Map<String, Access> OPENERS =
      Map.of("Add-Exports", Access.EXPORTED, "Add-Opens", Access.OPEN);

  /** Deeper than class names and web applications go. */
  private static final int MAX_DEPTH = 16;

  private final boolean opensslOff;
  private final Set<Path> seen = new LinkedHashSet<>();
  private final Set<Finding> findings = new LinkedHashSet<>();
  private final Set<Finding> bctls = new LinkedHashSet<>();
  private final List<String> missing = new ArrayList<>();
  private final Map<String, String> notes = new LinkedHashMap<>();
  private boolean delegateUnshaded;

  ClassPathScan(boolean opensslOff) {
    this.opensslOff = opensslOff;
  }

  /**
   * The findings of a path; entries that do not exist are in {@link #missing}.
   *
   * @param servers directories of an application server, searched to their bottom
   */
  List<Finding> findings(List<String> path, List<String> servers) throws IOException {
    for (String entry : path) {
      scan(Path.of(entry).toAbsolutePath().normalize());
    }
    for (String server : servers) {
      for (Path archive : archivesBelow(Path.of(server).toAbsolutePath().normalize())) {
        scan(archive);
      }
    }
    List<Finding> all = new ArrayList<>(findings);
    if (!delegateUnshaded) {
      all.addAll(bctls); // else it is our own delegate
    }
    return all;
  }

  /** What is worth knowing and no finding: texts and their identifiers. */
  Map<String, String> notes() {
    return Collections.unmodifiableMap(notes);
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
      unpacked(file);
    } else if (Files.isRegularFile(file)) {
      try (InputStream in = Files.newInputStream(file)) {
        jar(file.toString(), file, in);
      }
    } else {
      missing.add(file.toString());
    }
  }

  /** A directory of classes, of jars (a wildcard), or an archive that was unpacked. */
  private void unpacked(Path directory) throws IOException {
    for (Path file : filesBelow(directory)) {
      String name = directory.relativize(file).toString().replace(File.separatorChar, '/');
      if (isArchive(name)) {
        scan(file);
      } else if (name.endsWith(".class")) {
        look(directory.toString(), name, "");
      }
    }
  }

  private static List<Path> archivesBelow(Path directory) throws IOException {
    return filesBelow(directory).stream().filter(file -> isArchive(file.toString())).toList();
  }

  private static List<Path> filesBelow(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    try (Stream<Path> files = Files.walk(directory, MAX_DEPTH)) {
      return files.filter(Files::isRegularFile).toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static boolean isArchive(String name) {
    return name.endsWith(".jar") || name.endsWith(".war");
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
      if (isArchive(entry.getName())) {
        jar(name + "!/" + entry.getName(), file, jar);
      }
    }
    delegateUnshaded |= gate && !shaded;
    opened(name, attributes);
    follow(file, attributes.getValue(Attributes.Name.CLASS_PATH));
  }

  /** What a jar that is started by {@code -jar} opens by its manifest. */
  private void opened(String jar, Attributes attributes) {
    for (String name : PackageRules.PACKAGES) {
      for (Map.Entry<String, Access> kind : OPENERS.entrySet()) {
        String given = String.valueOf(attributes.getValue(kind.getKey()));
        if (List.of(given.strip().split("\\s+")).contains("java.base/" + name)) {
          PackageRules.finding(name, kind.getValue(), "The manifest of " + jar)
              .ifPresent(findings::add);
        }
      }
    }
  }

  private void look(String jar, String file, String version) {
    StackRules.note(jar, file).ifPresent(note -> notes.put(note.getValue(), note.getKey()));
    StackRules.finding(jar, file, opensslOff).ifPresent(findings::add);
    if (file.endsWith(BCTLS) && !file.contains("dev/portcullis/")) {
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
