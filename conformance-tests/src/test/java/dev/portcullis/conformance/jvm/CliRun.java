package dev.portcullis.conformance.jvm;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One run of the command line: {@code java -jar portcullis.jar …}, to its end. Immutable.
 *
 * @param exit the exit value
 * @param out standard output
 * @param err standard error
 */
public record CliRun(int exit, String out, String err) {
  private static final int LIMIT_SECONDS = 60;

  /** Runs it; the JVM's own options are those of a short program. */
  public static CliRun of(Jdk jdk, String... arguments) throws IOException, InterruptedException {
    Path out = Files.createTempFile("cli", ".out");
    Path err = Files.createTempFile("cli", ".err");
    try {
      Process process =
          builder(jdk, arguments).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
      process.getOutputStream().close();
      if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
        throw new IllegalStateException("not done: " + List.of(arguments));
      }
      return new CliRun(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      Files.delete(out);
      Files.delete(err);
    }
  }

  /** The process that is not started yet. */
  public static ProcessBuilder builder(Jdk jdk, String... arguments) {
    List<String> command = new ArrayList<>(List.of(jdk.java().toString()));
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-jar", Checkout.jar().orElseThrow().toString()));
    command.addAll(List.of(arguments));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .environment()
        .keySet()
        .removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "NO_COLOR"));
    return builder;
  }
}
