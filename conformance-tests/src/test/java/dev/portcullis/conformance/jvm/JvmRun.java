package dev.portcullis.conformance.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A JVM that was started and has ended: its exit value, and all that it wrote. Immutable.
 *
 * @param exit the exit value
 * @param output standard output and standard error, in the order in which they were written
 */
public record JvmRun(int exit, String output) {

  /**
   * Runs {@code java} with {@code arguments} in {@code directory} and waits until it ends.
   *
   * @throws IllegalStateException if it does not end within {@code limit}; shows what it wrote
   */
  public static JvmRun of(Jdk jdk, Path directory, Duration limit, List<String> arguments)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
    command.addAll(arguments);
    Path output = Files.createTempFile("jvm", ".out"); // a pipe that nobody reads could block it
    try {
      Process process = start(command, directory, output);
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        process.destroyForcibly().waitFor();
        throw new IllegalStateException(
            "not done after " + limit + ": " + command + "\n" + Files.readString(output));
      }
      return new JvmRun(process.exitValue(), Files.readString(output));
    } finally {
      Files.delete(output);
    }
  }

  // Options in the environment belong to the JVM of the build.
  private static Process start(List<String> command, Path directory, Path output)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(directory.toFile())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    return builder.start();
  }
}
