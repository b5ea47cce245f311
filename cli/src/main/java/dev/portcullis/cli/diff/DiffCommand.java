package dev.portcullis.cli.diff;

import dev.portcullis.cli.input.Failure;
import dev.portcullis.cli.input.PolicyInput;
import dev.portcullis.cli.terminal.Screen;
import dev.portcullis.policy.TlsPolicy;
import dev.portcullis.policy.review.Change;
import dev.portcullis.policy.review.Difference;
import dev.portcullis.policy.text.PolicySyntaxException;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code portcullis diff}: compares two policies by what they do. Not thread-safe. */
@Command(
    name = "diff",
    description =
        "Says what becomes allowed and what is refused when the second policy takes the place of"
            + " the first, for each role and for the hosts of which either says something.",
    exitCodeOnInvalidInput = 2,
    exitCodeOnExecutionException = Failure.EXIT,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:both do the same",
      "1:they differ",
      "2:the command line is wrong",
      "3:a policy could not be read"
    })
public final class DiffCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "print this help")
  private boolean help;

  @Option(names = "--json", description = "print JSON for other programs")
  private boolean json;

  @Option(names = "--date", paramLabel = "DATE", description = "as on a day; today by default")
  private LocalDate date = PolicyInput.today();

  @Parameters(index = "0", paramLabel = "FIRST", description = "a policy file, or a profile")
  private String first = "";

  @Parameters(index = "1", paramLabel = "SECOND", description = "the one that takes its place")
  private String second = "";

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      TlsPolicy before = new PolicyInput(first).read(date).policy();
      TlsPolicy after = new PolicyInput(second).read(date).policy();
      List<Change> changes = Difference.between(before, after, date);
      DiffReport report = new DiffReport(first, second, changes);
      out.print(json ? report.json() : report.text(Screen.detect(System.getenv()).colour()));
      out.flush();
      return changes.isEmpty() ? 0 : 1;
    } catch (IOException | PolicySyntaxException e) {
      return Failure.told("diff", e, spec.commandLine().getErr());
    }
  }
}
