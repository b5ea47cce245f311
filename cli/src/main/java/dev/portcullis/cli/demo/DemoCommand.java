package dev.portcullis.cli.demo;

import dev.portcullis.cli.terminal.Screen;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code portcullis demo}: shows on this machine what the gate changes. Not thread-safe. */
@Command(
    name = "demo",
    description =
        "Shows what Portcullis changes: two unmodified programs, one careful and one careless, "
            + "visit good and bad servers on loopback, with the JDK alone and with Portcullis.",
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:every outcome is as expected",
      "1:an outcome is not as expected, or the demonstration could not run",
      "2:the command line is wrong"
    })
public final class DemoCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "print this help")
  private boolean help;

  @Option(
      names = "--jdk",
      paramLabel = "HOME",
      description = "run the programs on the JDK at this path (default: the one that runs this)")
  private Path jdk = Path.of(System.getProperty("java.home"));

  @Option(names = "--json", description = "print JSON for other programs, with whole messages")
  private boolean json;

  @Override
  public Integer call() throws Exception {
    String version = JavaHome.version(jdk).orElseThrow(this::noJdk);
    Screen screen = Screen.detect(System.getenv());
    try {
      Results results = Results.compare(version, observe(screen), ExpectedTable.read());
      print(json ? new JsonReport(results).text() : new TextReport(results, screen).text());
      return results.asExpected() ? 0 : 1;
    } catch (IOException failure) {
      spec.commandLine().getErr().println("portcullis demo: " + failure.getMessage());
      return 1;
    }
  }

  private void print(String report) {
    spec.commandLine().getOut().print(report);
    spec.commandLine().getOut().flush();
  }

  private ParameterException noJdk() {
    String message = "--jdk: there is no Java in " + jdk + "; give the directory above bin/java";
    return new ParameterException(spec.commandLine(), message);
  }

  private Map<Cell, Outcome> observe(Screen screen) throws Exception {
    Path directory = Files.createTempDirectory("portcullis-demo");
    deleteAtExit(directory);
    ExecutorService threads = Executors.newCachedThreadPool();
    try (Progress progress = Progress.start(System.err, screen.terminal())) {
      return new Demonstration(jdk, directory, threads, progress).run();
    } finally {
      threads.shutdownNow();
    }
  }

  /** At exit, so that an interrupted demonstration leaves no keys behind either. */
  private static void deleteAtExit(Path directory) {
    Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
  }

  private static void delete(Path directory) {
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException | UncheckedIOException stillWritten) {
      // a child JVM is not done yet; what it leaves is in the system's directory for such files
    }
  }
}
