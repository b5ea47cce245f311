package dev.portcullis.cli.serve;

import dev.portcullis.cli.input.PolicyInput;
import dev.portcullis.cli.terminal.Overheard;
import dev.portcullis.cli.terminal.Screen;
import dev.portcullis.policy.ClientAuthentication;
import dev.portcullis.policy.profile.Profiles;
import dev.portcullis.policy.text.PolicyDocument;
import dev.portcullis.policy.text.PolicySyntaxException;
import dev.portcullis.provider.TlsContexts;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.ProviderException;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code portcullis serve}: a server under a policy, to try clients on. Not thread-safe. */
@Command(
    name = "serve",
    description =
        "Serves TLS under a policy from PEM files: one response to a request of HTTP/1, an echo of"
            + " everything else. Prints what each client negotiated, or why it was refused.",
    exitCodeOnInvalidInput = 2,
    exitCodeOnExecutionException = 3,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:all clients of --clients were served",
      "2:the command line is wrong",
      "3:a file or the port cannot be used"
    })
public final class ServeCommand implements Callable<Integer> {
  private static final int BACKLOG = 50;
  private static final int LAST_PORT = 65_535;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "print this help")
  private boolean help;

  @Option(
      names = "--cert",
      paramLabel = "FILE",
      required = true,
      description = "PEM chain of the server's certificate")
  private Path chain = Path.of("");

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "PEM private key (default: in the file of --cert)")
  private @Nullable Path key;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      description = "${DEFAULT-VALUE} by default; 0 for any that is free")
  private int port = 8443;

  @Option(
      names = "--listen",
      paramLabel = "ADDRESS",
      description = "${DEFAULT-VALUE} by default; 0.0.0.0 lets everybody in")
  private String listen = "127.0.0.1";

  @Option(
      names = "--policy",
      paramLabel = "POLICY",
      description = "a file or a profile; ${DEFAULT-VALUE} by default")
  private String policy = Profiles.DEFAULT;

  @Option(
      names = "--require-client-certificate",
      description = "refuse clients without a certificate of a trust anchor")
  private boolean requireCertificate;

  @Option(
      names = "--cafile",
      paramLabel = "FILE",
      description = "PEM bundle of trust anchors for clients (default: the policy's)")
  private @Nullable Path anchors;

  @Option(
      names = "--clients",
      paramLabel = "NUMBER",
      description = "end after so many; no end by default")
  private long clients;

  @Option(names = "--json", description = "print one JSON object a line")
  private boolean json;

  @Override
  public Integer call() throws InterruptedException {
    if (port < 0 || port > LAST_PORT || clients < 0) {
      throw new ParameterException(
          spec.commandLine(), "--port is 0 to 65535, and --clients not negative");
    }
    try {
      serve(new PolicyInput(policy).read(PolicyInput.today()));
      return 0;
    } catch (PolicySyntaxException
        | IOException
        | ProviderException
        | IllegalStateException unusable) {
      spec.commandLine().getErr().println("portcullis serve: " + unusable.getMessage());
      return 3;
    }
  }

  private void serve(PolicyDocument document) throws IOException, InterruptedException {
    boolean colour = Screen.detect(System.getenv()).colour();
    Journal journal = new Journal(spec.commandLine().getOut(), json, colour);
    try (Overheard log = Overheard.reports(journal::reported);
        SSLServerSocket listener = bound()) {
      journal.listening(Address.of(listener), document);
      new Listener(listener, document.policy().id(), journal).serve(clients);
    }
  }

  private SSLServerSocket bound() throws IOException {
    InetAddress address = InetAddress.getByName(listen);
    SSLContext context = context();
    try {
      return (SSLServerSocket)
          context.getServerSocketFactory().createServerSocket(port, BACKLOG, address);
    } catch (IOException taken) {
      throw new IOException(
          listen + ":" + port + ": " + taken.getMessage() + "; give another --port or --listen",
          taken);
    }
  }

  private SSLContext context() throws IOException {
    TlsContexts.Builder builder =
        new PolicyInput(policy).contexts().identity(chain, key == null ? chain : key);
    if (anchors != null) {
      builder.trustAnchors(anchors);
    }
    if (requireCertificate) {
      builder.clientAuthentication(ClientAuthentication.NEED);
    }
    return builder.forServer();
  }
}
