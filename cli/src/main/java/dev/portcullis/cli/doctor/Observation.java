package dev.portcullis.cli.doctor;

import dev.portcullis.cli.doctor.probe.Probe;
import dev.portcullis.provider.findings.AlgorithmRules;
import dev.portcullis.provider.findings.BypassRules;
import dev.portcullis.provider.findings.ContextNames;
import dev.portcullis.provider.findings.PackageRules;
import dev.portcullis.provider.findings.PropertyRules;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * Starts a command line as it stands and has a {@link Probe} look around in its JVM.
 *
 * <p>Replacing the main class, or adding {@code portcullis.jar} in any way, would make a missing
 * jar appear. So the command is run literally, and the variable {@code _JAVA_OPTIONS}, which the
 * JVM reads after all other options, adds an agent from a jar that holds the probe alone. Whatever
 * the command says in options, argument files and other variables keeps its meaning, and {@code
 * java -jar} finds providers where it would find them. The probe ends the JVM before {@code main}.
 * What an executable jar starts as its own {@code Launcher-Agent-Class} comes later and is not
 * seen. Judges nothing.
 */
final class Observation {
  private static final long SECONDS = 120;
  private static final List<String> LAUNCH =
      List.of(
          "java.version",
          "java.home",
          "java.class.path",
          "jdk.module.path",
          "java.security.properties",
          "catalina.base",
          "catalina.home",
          "io.netty.handler.ssl.noOpenSsl");

  private Observation() {}

  /**
   * What the probe saw.
   *
   * @throws IOException if no JVM of the command reported; the message says what it printed
   */
  static Facts of(List<String> command) throws IOException, InterruptedException {
    Path directory = Files.createTempDirectory("portcullis-doctor");
    try {
      Files.write(directory.resolve("ask"), questions());
      Path jar = directory.resolve("probe.jar");
      writeProbe(jar);
      run(command, directory, jar);
      return facts(directory, jar);
    } finally {
      delete(directory);
    }
  }

  private static List<String> questions() {
    List<String> lines = new ArrayList<>();
    LAUNCH.forEach(name -> lines.add("system " + name));
    PropertyRules.SYSTEM_NAMES.forEach(name -> lines.add("system " + name));
    lines.add("security security.overridePropertiesFile");
    BypassRules.PROPERTIES.forEach(name -> lines.add("security " + name));
    AlgorithmRules.PROPERTIES.forEach(name -> lines.add("security " + name));
    PropertyRules.SECURITY_NAMES.forEach(name -> lines.add("security " + name));
    PackageRules.PACKAGES.forEach(name -> lines.add("package " + name));
    ContextNames.ALL.forEach(name -> lines.add("context " + name));
    return lines;
  }

  private static void writeProbe(Path jar) throws IOException {
    String file = Probe.class.getName().replace('.', '/') + ".class";
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.putValue("Premain-Class", Probe.class.getName());
    try (InputStream in = Probe.class.getResourceAsStream("Probe.class");
        OutputStream out = Files.newOutputStream(jar);
        JarOutputStream probe = new JarOutputStream(out, manifest)) {
      if (in == null) {
        throw new IOException("the jar of Portcullis lacks " + file + "; build it again");
      }
      probe.putNextEntry(new JarEntry(file));
      in.transferTo(probe);
    }
  }

  private static void run(List<String> command, Path directory, Path jar)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.redirectOutput(directory.resolve("output").toFile());
    Map<String, String> environment = builder.environment();
    String agent = "\"-javaagent:" + jar + "=" + directory + "\"";
    environment.merge("_JAVA_OPTIONS", agent, (given, ours) -> given + " " + ours);
    Process process = builder.start();
    process.getOutputStream().close();
    if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor();
      throw new IOException("the command did not report within " + SECONDS + " seconds");
    }
  }

  private static Facts facts(Path directory, Path jar) throws IOException {
    Path file = directory.resolve("facts");
    if (!Files.exists(file)) {
      String output = Files.readString(directory.resolve("output")).strip();
      throw new IOException(
          "no JVM of the command reported; is it a java command line? It printed:\n" + output);
    }
    Properties values = new Properties();
    try (InputStream in = Files.newInputStream(file)) {
      values.load(in);
    }
    return new Facts(values, jar.toString());
  }

  private static void delete(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
