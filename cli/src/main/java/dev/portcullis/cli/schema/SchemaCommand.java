package dev.portcullis.cli.schema;

import dev.portcullis.cli.terminal.Json;
import dev.portcullis.policy.profile.Profiles;
import dev.portcullis.policy.text.PolicySchema;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code portcullis schema}: prints the JSON Schema of policy files. Not thread-safe. */
@Command(
    name = "schema",
    description =
        "Prints the JSON Schema (draft 2020-12) of policy files, by which editors complete and"
            + " check them as they are written.",
    exitCodeOnInvalidInput = 2,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:printed", "2:the command line is wrong"})
public final class SchemaCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "print this help")
  private boolean help;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    out.print(Json.text(PolicySchema.tree(Profiles.names())));
    out.flush();
    return 0;
  }
}
