package dev.portcullis.conformance.bypass;

import dev.portcullis.conformance.app.Main;
import dev.portcullis.conformance.jvm.AgentRun;
import dev.portcullis.conformance.jvm.AppJvm;
import dev.portcullis.conformance.jvm.Checkout;
import dev.portcullis.conformance.jvm.Guard;
import dev.portcullis.conformance.jvm.Jdk;
import dev.portcullis.conformance.jvm.Launch;
import dev.portcullis.conformance.jvm.Registration;
import dev.portcullis.conformance.jvm.Stage;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;

/** The JVMs of the attempts: other JSSEs on the class path, the JDK's own limits off. */
final class Jvms {
  private static final Map<String, AppJvm> SHARED = new TreeMap<>();

  private Jvms() {}

  static Launch plain(Jdk jdk, Attempt attempt) {
    return completed(Launch.of(Stage.of(jdk, Guard.OFF).lenient()), attempt);
  }

  static Launch guarded(Jdk jdk, Registration mode, Attempt attempt) {
    return guarded(jdk, Guard.BOUNCY_CASTLE, mode, attempt);
  }

  static Launch guarded(Jdk jdk, Guard guard, Registration mode, Attempt attempt) {
    return completed(Launch.of(Stage.of(jdk, guard).registered(mode).lenient()), attempt);
  }

  /** One delegate for each attempt, in turn, unless all is asked for. */
  static List<Guard> guards(Attempt attempt) {
    List<Guard> both = List.of(Guard.BOUNCY_CASTLE, Guard.SUN_JSSE);
    return Boolean.getBoolean("portcullis.matrix") ? both : List.of(both.get(attempt.entry() % 2));
  }

  /** One for attempts without traces, without a policy. */
  static synchronized AppJvm shared(Jdk jdk, Attempt attempt) {
    return SHARED.computeIfAbsent(jdk.toString(), key -> AppJvm.start(plain(jdk, attempt)));
  }

  /** One for attempts without traces, under the policy. */
  static synchronized AppJvm shared(Jdk jdk, Guard guard, Registration mode, Attempt attempt) {
    return SHARED.computeIfAbsent(
        jdk + " " + guard + " " + mode, key -> AppJvm.start(guarded(jdk, guard, mode, attempt)));
  }

  static synchronized void closeShared() {
    SHARED.values().forEach(AppJvm::close);
    SHARED.clear();
  }

  /** The report of {@code portcullis doctor} on a command line. */
  static String doctor(Jdk jdk, Launch launch) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(jdk.java().toString(), "-jar"));
    line.add(Checkout.jar().orElseThrow().toString());
    line.addAll(List.of("doctor", "--json", "--"));
    line.addAll(launch.command(Main.class.getName()));
    ProcessBuilder builder = new ProcessBuilder(line).redirectErrorStream(true);
    List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH")
        .forEach(builder.environment()::remove);
    Process process = builder.start();
    process.getOutputStream().close();
    String report = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return process.waitFor() + " " + report;
  }

  private static Launch completed(Launch launch, Attempt attempt) {
    Set<Path> path = new LinkedHashSet<>(launch.classPath());
    path.addAll(AgentRun.classPath());
    if (!attempt.marker().isEmpty()) {
      path.add(markerJar(attempt.marker()));
    }
    Launch complete = launch.classPath(List.copyOf(path));
    for (String option : attempt.jvm()) {
      complete = complete.option(option.replace("HOSTS", hosts().toString()));
    }
    return complete;
  }

  /** What reverse DNS says of the loopback address, should it be asked. */
  private static Path hosts() {
    return Launch.write("hosts", "", "127.0.0.1 other.example\n");
  }

  private static Path markerJar(String classFile) {
    try {
      Path jar = Files.createTempFile("marker", ".jar");
      jar.toFile().deleteOnExit();
      try (OutputStream out = Files.newOutputStream(jar);
          JarOutputStream zip = new JarOutputStream(out)) {
        zip.putNextEntry(new ZipEntry(classFile));
      }
      return jar;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
