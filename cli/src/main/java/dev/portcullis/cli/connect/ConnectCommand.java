package dev.portcullis.cli.connect;

import dev.portcullis.cli.input.PolicyInput;
import dev.portcullis.cli.terminal.Overheard;
import dev.portcullis.cli.terminal.Screen;
import dev.portcullis.cli.terminal.Waiting;
import dev.portcullis.policy.profile.Profiles;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.policy.text.PolicySyntaxException;
import dev.portcullis.provider.TlsContexts;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.ProviderException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code portcullis connect}: visits a server under a policy. Not thread-safe. */
@Command(
    name = "connect",
    description =
        "Connects to a server under a policy, and shows the verdict with its explanation, what was"
            + " negotiated and the certificates.",
    exitCodeOnInvalidInput = 2,
    exitCodeOnExecutionException = 3,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:accepted by the policy",
      "1:refused: by the policy, or by the peer, which accepts nothing of what the policy offers",
      "2:the command line is wrong",
      "3:no verdict: nobody speaks TLS there, or a file cannot be used"
    })
public final class ConnectCommand implements Callable<Integer> {
  private static final int MILLIS = 1000;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "print this help")
  private boolean help;

  @Option(names = "--head", description = "send a HEAD request and show the response's lines")
  private boolean head;

  @Option(names = "--pem", description = "print the certificates as PEM, leaf first, alone")
  private boolean pem;

  @Option(names = "--json", description = "print JSON for other programs")
  private boolean json;

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      description = "a file or a profile; ${DEFAULT-VALUE} by default")
  private String policy = Profiles.DEFAULT;

  @Option(
      names = "--server-name",
      paramLabel = "NAME",
      description = "whom the certificate must name (default: the host)")
  private String serverName = "";

  @Option(
      names = "--cafile",
      paramLabel = "FILE",
      description = "PEM bundle of trust anchors (default: the policy's, else the JDK's)")
  private @Nullable Path anchors;

  @Option(names = "--cert", paramLabel = "FILE", description = "PEM chain of the own certificate")
  private @Nullable Path chain;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "PEM private key of --cert (default: in the same file)")
  private @Nullable Path key;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "for the connection and each answer; ${DEFAULT-VALUE} by default")
  private int timeout = 10;

  @Parameters(paramLabel = "HOST:PORT", description = "port 443 by default")
  private String address = "";

  @Override
  public Integer call() {
    Address where = address();
    String name = serverName.isEmpty() ? where.host() : serverName;
    List<String> reports = new CopyOnWriteArrayList<>();
    try (Overheard log = Overheard.reports(reports::add)) {
      PolicyDocument document = new PolicyInput(policy).read(PolicyInput.today());
      Explanation explanation = new Explanation(document, where, name);
      Visitor visitor = new Visitor(context(), explanation, timeout * MILLIS);
      Screen screen = Screen.detect(System.getenv());
      Visit visit = watched(visitor, where, screen);
      print(new Report(where, name, document, visit, reports), screen.colour());
      return visit.verdict().exitCode();
    } catch (PolicySyntaxException | IOException | ProviderException e) {
      err().println("portcullis connect: " + e.getMessage());
      return Verdict.FAILED.exitCode();
    }
  }

  private Visit watched(Visitor visitor, Address where, Screen screen) {
    try (Waiting waiting =
        Waiting.forThat("connecting to " + where, System.err, screen.terminal())) {
      return visitor.visit(head);
    }
  }

  private Address address() {
    if (timeout < 1 || timeout > Integer.MAX_VALUE / MILLIS) {
      throw usage("--timeout " + timeout + ": give one second or more");
    }
    if (key != null && chain == null) {
      throw usage("--key without --cert: name the certificate's file too");
    }
    try {
      return Address.parse(address);
    } catch (IllegalArgumentException e) {
      throw usage(e.getMessage());
    }
  }

  private ParameterException usage(@Nullable String message) {
    return new ParameterException(spec.commandLine(), String.valueOf(message));
  }

  private SSLContext context() throws IOException {
    TlsContexts.Builder builder = new PolicyInput(policy).contexts();
    if (anchors != null) {
      builder.trustAnchors(anchors);
    }
    if (chain != null) {
      builder.identity(chain, key == null ? chain : key);
    }
    return builder.forClient();
  }

  private void print(Report report, boolean colour) {
    Visit visit = report.visit();
    PrintWriter out = spec.commandLine().getOut();
    if (pem) {
      for (X509Certificate certificate : visit.chain()) {
        out.print(new CertificateText(certificate).pem());
      }
    } else if (json) {
      out.print(report.json());
    } else if (visit.verdict() != Verdict.FAILED) {
      out.print(report.text(colour));
    }
    out.flush();
    if (visit.verdict() == Verdict.FAILED && !json) {
      err().println("portcullis connect: " + report.address() + ": " + visit.explanation());
    } else if (visit.verdict() == Verdict.REFUSED && pem) {
      err().println("portcullis connect: " + visit.explanation());
      err().println(visit.isChecked() ? "" : Report.UNCHECKED);
    }
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
