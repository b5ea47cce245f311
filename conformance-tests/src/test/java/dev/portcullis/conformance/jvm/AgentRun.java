package dev.portcullis.conformance.jvm;

import dev.portcullis.conformance.app.Fields;
import dev.portcullis.conformance.app.Main;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One run of the applications' launcher with agents, told one thing to do, until it ends: for the
 * ways to start a JVM that {@link AppJvm} does not know. Immutable.
 *
 * @param exit the exit value
 * @param output standard output and standard error
 */
public record AgentRun(int exit, String output) {

  private static final String ANSWER = Main.ANSWER;
  private static final int LIMIT_SECONDS = 60;

  /** Runs {@code java} with these options, {@code -cp} or {@code -jar} among them. */
  public static AgentRun of(
      Jdk jdk, Map<String, String> environment, List<String> options, Fields command)
      throws IOException, InterruptedException {
    List<String> line = new ArrayList<>(List.of(jdk.java().toString()));
    line.addAll(options);
    Path output = Files.createTempFile("agent", ".out"); // a pipe that nobody reads could block it
    try {
      ProcessBuilder builder =
          new ProcessBuilder(line).redirectErrorStream(true).redirectOutput(output.toFile());
      builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
      builder.environment().putAll(environment);
      Process process = builder.start();
      tell(process, command);
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new IllegalStateException("not done: " + line + "\n" + Files.readString(output));
      }
      return new AgentRun(process.exitValue(), Files.readString(output));
    } finally {
      Files.delete(output);
    }
  }

  /** The launcher's last answer, to the command. */
  public Fields answer() {
    List<String> answers = output.lines().filter(line -> line.startsWith(ANSWER)).toList();
    if (answers.isEmpty()) {
      throw new IllegalStateException("no answer, exit " + exit + ":\n" + output);
    }
    return Fields.parse(answers.get(answers.size() - 1).substring(ANSWER.length()));
  }

  /** The option that names the drop-in jar as agent. */
  public static String agent(String argument) {
    return "-javaagent:" + Checkout.jar().orElseThrow() + argument;
  }

  /** The applications and the foreign JSSEs, and nothing of the product. */
  public static List<Path> classPath() {
    return Stream.concat(
            Stream.of(Checkout.applications()),
            Stream.of("bctls", "bcprov", "bcutil", "conscrypt")
                .flatMap(library -> Checkout.library(library).stream()))
        .toList();
  }

  /** {@link #classPath} as an option. */
  public static String joinedClassPath() {
    return classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** A jar that holds nothing but its manifest: what is named in it lies on the class path. */
  public static Path manifestJar(Path directory, String attribute, Class<?> named)
      throws IOException {
    Manifest manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(new Attributes.Name(attribute), named.getName());
    attributes.put(
        Attributes.Name.CLASS_PATH,
        classPath().stream().map(path -> path.toUri().toString()).collect(Collectors.joining(" ")));
    Path jar = directory.resolve(named.getSimpleName() + ".jar");
    try (OutputStream file = Files.newOutputStream(jar)) {
      new JarOutputStream(file, manifest).close();
    }
    return jar;
  }

  private static void tell(Process process, Fields command) {
    try (OutputStream in = process.getOutputStream()) {
      in.write((command.line() + "\n").getBytes(StandardCharsets.UTF_8));
    } catch (IOException ended) {
      // a JVM that stops before main reads nothing; its exit value says so
    }
  }
}
