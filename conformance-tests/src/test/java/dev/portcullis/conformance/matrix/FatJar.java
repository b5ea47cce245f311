package dev.portcullis.conformance.matrix;

import dev.portcullis.conformance.app.Main;
import dev.portcullis.conformance.jvm.AgentRun;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;

/** Packs the applications, the web application and their libraries as Spring Boot does. */
final class FatJar {

  /** What {@code java -jar} starts in such a jar. */
  static final String LOADER = "org.springframework.boot.loader.launch.JarLauncher";

  /** The web application of the group {@code boot}. */
  static final String WEB_APPLICATION = "dev.portcullis.matrix.boot.WebApplication";

  private static final String CLASSES = "BOOT-INF/classes/";
  private static final List<String> OURS =
      List.of("dev/portcullis/conformance/app/", "dev/portcullis/matrix/boot/");

  private FatJar() {}

  /** A jar that starts the launcher of the applications; one for the whole run. */
  static Path shared() {
    return Shared.JAR;
  }

  /** Writes a jar that starts this class. */
  static Path pack(Path jar, String mainClass) throws IOException {
    try (OutputStream file = Files.newOutputStream(jar);
        JarOutputStream out = new JarOutputStream(file, manifest(mainClass))) {
      out.putNextEntry(new ZipEntry(CLASSES)); // the loader looks for the directory itself
      for (Path entry : new Group("boot").classPath()) {
        if (entry.getFileName().toString().startsWith("spring-boot-loader")) {
          unpackInto(out, entry);
        } else {
          add(out, entry);
        }
      }
      for (Path entry : AgentRun.classPath()) {
        add(out, entry);
      }
    }
    return jar;
  }

  private static Manifest manifest(String mainClass) {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, LOADER);
    attributes.putValue("Start-Class", mainClass);
    attributes.putValue("Spring-Boot-Classes", CLASSES);
    attributes.putValue("Spring-Boot-Lib", "BOOT-INF/lib/");
    return manifest;
  }

  private static void unpackInto(JarOutputStream out, Path library) throws IOException {
    try (JarFile jar = new JarFile(library.toFile())) {
      for (JarEntry entry : jar.stream().filter(e -> e.getName().endsWith(".class")).toList()) {
        out.putNextEntry(new ZipEntry(entry.getName()));
        jar.getInputStream(entry).transferTo(out);
      }
    }
  }

  private static void add(JarOutputStream out, Path entry) throws IOException {
    if (Files.isRegularFile(entry)) {
      stored(out, "BOOT-INF/lib/" + entry.getFileName(), Files.readAllBytes(entry));
      return;
    }
    try (Stream<Path> files = Files.walk(entry)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = entry.relativize(file).toString().replace('\\', '/');
        if (OURS.stream().anyMatch(name::startsWith)) {
          out.putNextEntry(new ZipEntry(CLASSES + name));
          Files.copy(file, out);
        }
      }
    }
  }

  /** The loader reads jars inside the jar where they lie: they must not be compressed. */
  private static void stored(JarOutputStream out, String name, byte[] bytes) throws IOException {
    CRC32 sum = new CRC32();
    sum.update(bytes);
    ZipEntry entry = new ZipEntry(name);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(bytes.length);
    entry.setCrc(sum.getValue());
    out.putNextEntry(entry);
    out.write(bytes);
  }

  private static final class Shared {
    static final Path JAR = make();

    private static Path make() {
      try {
        Path jar = Files.createTempFile("portcullis-fat", ".jar");
        jar.toFile().deleteOnExit();
        return pack(jar, Main.class.getName());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
