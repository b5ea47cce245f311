package dev.portcullis.cli.explain;

import dev.portcullis.cli.input.Failure;
import dev.portcullis.cli.input.PolicyInput;
import dev.portcullis.cli.terminal.Screen;
import dev.portcullis.policy.PeerPattern;
import dev.portcullis.policy.Pin;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.policy.text.PolicySyntaxException;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code portcullis explain}: shows what a policy says of a connection. Not thread-safe. */
@Command(
    name = "explain",
    description =
        "Shows what holds for a connection: every rule, and the line of the file or the profile"
            + " that it comes from, with hosts and exceptions taken into account.",
    exitCodeOnInvalidInput = 2,
    exitCodeOnExecutionException = Failure.EXIT,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:shown", "2:the command line is wrong", "3:the policy could not be read"})
public final class ExplainCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "print this help")
  private boolean help;

  @Option(names = "--json", description = "print JSON for other programs")
  private boolean json;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      description = "client or server; by default both, or client if a host is named",
      defaultValue = "")
  private String role = "";

  @Option(names = "--date", paramLabel = "DATE", description = "as on a day; today by default")
  private LocalDate date = PolicyInput.today();

  @Parameters(index = "0", paramLabel = "POLICY", description = "a policy file, or a profile")
  private String policy = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "HOST[:PORT]",
      description =
          "the peer, by name or address; everybody of whom nothing else is said without it",
      defaultValue = "")
  private String host = "";

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Optional<PeerPattern> peer = peer();
    List<Role> roles = roles();
    try {
      PolicyDocument document = new PolicyInput(policy).read(date);
      List<Explained> connections =
          roles.stream().map(of -> Explained.of(document, of, peer, date)).toList();
      Optional<Pin> pin = roles.contains(Role.CLIENT) ? pin(document) : Optional.empty();
      ExplainReport report = new ExplainReport(document, date, connections, pin);
      out.print(json ? report.json() : report.text(Screen.detect(System.getenv()).colour()));
      out.flush();
      return 0;
    } catch (IOException | PolicySyntaxException e) {
      return Failure.told("explain", e, spec.commandLine().getErr());
    }
  }

  private Optional<PeerPattern> peer() {
    if (host.isEmpty()) {
      return Optional.empty();
    }
    try {
      PeerPattern peer = PeerPattern.parse(host);
      if (peer.isSingle()) {
        return Optional.of(peer);
      }
      throw wrong("'" + host + "' is many hosts; name one, as in db.example:5432");
    } catch (IllegalArgumentException e) {
      throw wrong("'" + host + "' is no host: " + e.getMessage());
    }
  }

  private List<Role> roles() {
    if (role.isEmpty()) {
      return host.isEmpty() ? List.of(Role.values()) : List.of(Role.CLIENT);
    }
    return List.of(
        Arrays.stream(Role.values())
            .filter(known -> known.word().equals(role))
            .findFirst()
            .orElseThrow(() -> wrong("'" + role + "' is no role; write client or server")));
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  /** The pin that counts for the host: that which means the fewest. */
  private Optional<Pin> pin(PolicyDocument document) {
    return peer().map(PeerPattern::example).flatMap(document.policy()::pin);
  }
}
