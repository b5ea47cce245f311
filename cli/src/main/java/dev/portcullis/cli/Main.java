package dev.portcullis.cli;

import dev.portcullis.cli.check.CheckCommand;
import dev.portcullis.cli.ciphers.CiphersCommand;
import dev.portcullis.cli.connect.ConnectCommand;
import dev.portcullis.cli.demo.DemoCommand;
import dev.portcullis.cli.diff.DiffCommand;
import dev.portcullis.cli.doctor.DoctorCommand;
import dev.portcullis.cli.explain.ExplainCommand;
import dev.portcullis.cli.schema.SchemaCommand;
import dev.portcullis.cli.serve.ServeCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command {@code portcullis}: chooses the subcommand. Does nothing by itself and knows no TLS.
 * Confined to the thread of {@code main}.
 */
@Command(
    name = "portcullis",
    description = "One TLS policy in front of every JSSE connection of a JVM.",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    subcommands = {
      CheckCommand.class,
      CiphersCommand.class,
      ConnectCommand.class,
      DemoCommand.class,
      DiffCommand.class,
      DoctorCommand.class,
      ExplainCommand.class,
      SchemaCommand.class,
      ServeCommand.class
    })
public final class Main implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  /** Ends the JVM: 0 done, 1 failed, 2 the command line was wrong. */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command?");
  }

  /** The version that the build wrote into the manifest of the jar. */
  static final class Version implements IVersionProvider {

    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"Portcullis " + (version == null ? "(unpackaged)" : version)};
    }
  }
}
