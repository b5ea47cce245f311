package dev.portcullis.cli.doctor;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code portcullis doctor}: examines the JVM that a command line starts. Not thread-safe. */
@Command(
    name = "doctor",
    description =
        "Starts a java command line with all its options, looks at what its TLS would be, and ends "
            + "it before its main method.",
    exitCodeOnInvalidInput = 2,
    exitCodeOnExecutionException = 3,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:sound",
      "1:something lets programs bypass the policy or weakens it",
      "2:the command line is wrong",
      "3:the JVM could not be examined"
    })
public final class DoctorCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "print this help")
  private boolean help;

  @Option(names = "--json", description = "print JSON for other programs")
  private boolean json;

  @Parameters(
      arity = "1..*",
      paramLabel = "COMMAND",
      description = "after --: the command line as it is run, such as -- java -jar app.jar")
  private List<String> command = List.of();

  @Override
  public Integer call() throws InterruptedException {
    try {
      Report report = new Report(Examination.of(Observation.of(command)));
      PrintWriter out = spec.commandLine().getOut();
      out.print(json ? report.json() : report.text());
      out.flush();
      return report.sound() ? 0 : 1;
    } catch (IOException e) {
      spec.commandLine().getErr().println("portcullis doctor: " + e.getMessage());
      return 3;
    }
  }
}
