package dev.portcullis.cli.check;

import dev.portcullis.cli.input.Failure;
import dev.portcullis.cli.input.PolicyInput;
import dev.portcullis.cli.terminal.Screen;
import dev.portcullis.policy.review.Remark;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.ProviderException;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code portcullis check}: looks through a policy file. Not thread-safe. */
@Command(
    name = "check",
    description =
        "Looks through a policy: mistakes, rules that can have no effect, rules that the delegate"
            + " on this JVM cannot enforce, PEM files that cannot be used, and what ends soon.",
    exitCodeOnInvalidInput = 2,
    exitCodeOnExecutionException = Failure.EXIT,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:sound; there may be notes",
      "1:there are errors or warnings",
      "2:the command line is wrong",
      "3:the policy could not be looked through"
    })
public final class CheckCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "print this help")
  private boolean help;

  /** What is printed. */
  static final class Form {
    @Option(names = "--json", description = "print JSON for other programs")
    private boolean json;

    @Option(names = "--sarif", description = "print SARIF 2.1.0 for code scanning")
    private boolean sarif;
  }

  @ArgGroup private Form form = new Form();

  @Option(names = "--date", paramLabel = "DATE", description = "as on a day; today by default")
  private LocalDate date = PolicyInput.today();

  @Parameters(paramLabel = "FILE", description = "a policy file, or a profile")
  private String file = "";

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try {
      List<Remark> remarks = Checkup.of(new PolicyInput(file), date);
      CheckReport report = new CheckReport(file, remarks);
      out.print(text(report));
      out.flush();
      return report.isSound() ? 0 : 1;
    } catch (IOException | ProviderException e) {
      return Failure.told("check", e, spec.commandLine().getErr());
    }
  }

  private String text(CheckReport report) {
    if (form.sarif) {
      return new SarifReport(file, report.remarks(), version()).text();
    }
    return form.json ? report.json() : report.text(Screen.detect(System.getenv()).colour());
  }

  private static String version() {
    String version = CheckCommand.class.getPackage().getImplementationVersion();
    return version == null ? "0" : version;
  }
}
