package dev.portcullis.cli.ciphers;

import dev.portcullis.cli.input.PolicyInput;
import dev.portcullis.policy.CipherSuite;
import dev.portcullis.policy.Role;
import dev.portcullis.policy.TlsPolicy;
import dev.portcullis.policy.openssl.CipherList;
import dev.portcullis.policy.openssl.CipherListException;
import dev.portcullis.policy.profile.Profiles;
import dev.portcullis.policy.text.OpenSslLists;
import dev.portcullis.policy.text.PolicySyntaxException;
import dev.portcullis.provider.delegate.Delegates;
import java.io.IOException;
import java.io.PrintWriter;
import java.security.ProviderException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code portcullis ciphers}: shows the suites of an OpenSSL cipher list. Not thread-safe. */
@Command(
    name = "ciphers",
    description =
        "Shows the cipher suites that an OpenSSL cipher list stands for, and which of them a policy"
            + " and its delegate on this JVM allow.",
    exitCodeOnInvalidInput = 2,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:shown",
      "1:the list or the policy cannot be used",
      "2:the command line is wrong"
    })
public final class CiphersCommand implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "print this help")
  private boolean help;

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      description = "a file or a profile; ${DEFAULT-VALUE} by default")
  private String policy = Profiles.DEFAULT;

  @Option(names = "--json", description = "print JSON for other programs")
  private boolean json;

  @Option(names = "-v", description = "say also what each suite is made of")
  private boolean verbose;

  @Parameters(
      arity = "0..1",
      paramLabel = "STRING",
      description = "such as 'ECDHE+AESGCM:!aNULL'; without it, the suites of the policy",
      defaultValue = "")
  private String list = "";

  @Override
  public Integer call() {
    try {
      TlsPolicy known = new PolicyInput(policy).read(PolicyInput.today()).policy();
      SuiteReport report = new SuiteReport(rows(suites(known), known), known);
      PrintWriter out = spec.commandLine().getOut();
      out.print(json ? report.json() : report.text(verbose));
      out.flush();
      return 0;
    } catch (CipherListException e) {
      return failed(OpenSslLists.messages(e));
    } catch (PolicySyntaxException | IOException | ProviderException e) {
      return failed(List.of(String.valueOf(e.getMessage())));
    }
  }

  private int failed(List<String> messages) {
    PrintWriter err = spec.commandLine().getErr();
    messages.forEach(message -> err.println("portcullis ciphers: " + message));
    return 1;
  }

  private Set<CipherSuite> suites(TlsPolicy known) throws CipherListException {
    if (!list.isEmpty()) {
      return new LinkedHashSet<>(CipherList.parse(list).suites());
    }
    Set<CipherSuite> suites = new LinkedHashSet<>();
    for (Role role : Role.values()) {
      suites.addAll(known.rules(role).cipherSuites().all());
    }
    return suites;
  }

  private static List<SuiteRow> rows(Set<CipherSuite> suites, TlsPolicy policy) {
    Set<CipherSuite> delegate = Delegates.of(policy.delegate()).capabilities().cipherSuites();
    return suites.stream()
        .map(suite -> SuiteRow.of(suite, policy, delegate.contains(suite)))
        .toList();
  }
}
