package dev.portcullis.cli.demo;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/**
 * A JVM of the demonstration: this program's own class path, no options from the environment.
 * Closing it ends it, and so does a minute: nothing here may hang. Its output is for one thread.
 */
final class ChildJvm implements AutoCloseable {

  /** Each of them would change what a plain JVM is. */
  private static final List<String> OPTION_VARIABLES =
      List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS", "CLASSPATH");

  private static final long LIFE_SECONDS = 60;

  private final Process process;
  private final Path errors;

  private ChildJvm(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
  }

  /** Starts {@code command}, which is options, main class and arguments, on the JDK at a home. */
  static ChildJvm start(Path javaHome, Path errors, List<String> command) throws IOException {
    List<String> line = new ArrayList<>();
    line.add(javaHome.resolve("bin").resolve("java").toString());
    line.addAll(List.of("-cp", classPath(), "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    line.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(line).redirectError(errors.toFile());
    Map<String, String> environment = builder.environment();
    OPTION_VARIABLES.forEach(environment::remove);
    Process process = builder.start();
    CompletableFuture.delayedExecutor(LIFE_SECONDS, SECONDS).execute(process::destroyForcibly);
    return new ChildJvm(process, errors);
  }

  BufferedReader output() {
    return new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** What it wrote to standard error, so far. */
  String errors() throws IOException {
    return Files.readString(errors);
  }

  /** Ends the standard input of the process. */
  void endInput() throws IOException {
    process.getOutputStream().close();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  private static String classPath() {
    String[] entries = System.getProperty("java.class.path").split(File.pathSeparator);
    return Arrays.stream(entries)
        .map(entry -> new File(entry).getAbsolutePath())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
