package dev.portcullis.conformance.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.app.Main;
import dev.portcullis.conformance.jvm.AgentRun;
import dev.portcullis.conformance.jvm.Jdk;
import dev.portcullis.conformance.jvm.JdkFinder;
import dev.portcullis.conformance.scenario.Target;
import dev.portcullis.conformance.scenario.Verdict;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A fat jar as Spring Boot makes it, started by its own loader: classes in {@code
 * BOOT-INF/classes}, libraries as jars in {@code BOOT-INF/lib}, nothing of ours inside.
 */
class FatJarTest {
  private static final String LAUNCHER = "org.springframework.boot.loader.launch.JarLauncher";
  private static final String CLASSES = "BOOT-INF/classes/";
  private static final String REFUSAL = "rule      trust.application-managers";

  @TempDir static Path directory;
  private static Path made;

  static Stream<Jdk> jdks() {
    return JdkFinder.all().stream();
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void fatJar_withTheAgent_isBehindThePolicy(Jdk jdk) throws Exception {
    List<String> plain = List.of("-jar", fatJar().toString());
    List<String> guarded = List.of(AgentRun.agent(""), "-jar", fatJar().toString());
    Verdict.on("off", AgentRun.of(jdk, Map.of(), plain, bypass()).answer()).connected();
    Verdict.on("on", AgentRun.of(jdk, Map.of(), guarded, bypass()).answer())
        .refused()
        .saying(REFUSAL);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void fatJar_agentInToolOptions_isBehindThePolicy(Jdk jdk) throws Exception {
    Map<String, String> variables = Map.of("JAVA_TOOL_OPTIONS", AgentRun.agent("=modern@2026-11"));
    List<String> line = List.of("-jar", fatJar().toString());
    Verdict.on("on", AgentRun.of(jdk, variables, line, bypass()).answer())
        .refused()
        .saying(REFUSAL);
  }

  @ParameterizedTest
  @MethodSource("jdks")
  void fatJar_policyThatCannotBeRead_stopsTheJvmWithTheReason(Jdk jdk) throws Exception {
    List<String> line =
        List.of(AgentRun.agent("=" + directory.resolve("none")), "-jar", fatJar().toString());
    AgentRun run = AgentRun.of(jdk, Map.of(), line, bypass());
    assertEquals(1, run.exit(), run::output);
    assertTrue(run.output().contains("Portcullis stops this JVM before main: "), run::output);
    assertTrue(run.output().contains("does not exist"), run::output);
  }

  /** A provider object out of BOOT-INF/lib, a manager that accepts all, another's certificate. */
  private static Fields bypass() {
    return new Fields()
        .put("app", "socket")
        .put("object", "bouncy-castle")
        .put("trust", "accept-all-extended")
        .put("port", Target.WRONG_HOST.port());
  }

  private static synchronized Path fatJar() throws IOException {
    if (made == null) {
      Path jar = directory.resolve("app.jar");
      try (OutputStream file = Files.newOutputStream(jar);
          JarOutputStream out = new JarOutputStream(file, manifest())) {
        out.putNextEntry(new ZipEntry(CLASSES)); // the loader looks for the directory itself
        for (Path entry : new Group("boot").classPath()) {
          if (entry.getFileName().toString().startsWith("spring-boot-loader")) {
            unpackInto(out, entry);
          }
        }
        for (Path entry : AgentRun.classPath()) {
          add(out, entry);
        }
      }
      made = jar;
    }
    return made;
  }

  private static Manifest manifest() {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(Attributes.Name.MAIN_CLASS, LAUNCHER);
    attributes.putValue("Start-Class", Main.class.getName());
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
        if (name.startsWith("dev/portcullis/conformance/app/")) {
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
}
