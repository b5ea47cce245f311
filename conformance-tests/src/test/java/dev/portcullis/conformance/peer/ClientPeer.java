package dev.portcullis.conformance.peer;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A TLS client that makes one connection, sends one request and shows what was negotiated. */
public final class ClientPeer {

  private static final int SECONDS = 15;
  private static final int BROWSER_SECONDS = 60;
  private static final int TESTSSL_SECONDS = 540;
  private static final String REQUEST = "GET / HTTP/1.0\r\nHost: localhost\r\n\r\n";

  /** How the program ended and what it printed. */
  public record Result(int exitCode, String transcript) {
    /** Whether the response to the request arrived. */
    public boolean answered() {
      return transcript.contains("200 OK");
    }

    public boolean shows(String text) {
      return transcript.contains(text);
    }
  }

  private ClientPeer() {}

  /** {@code openssl s_client}, verifying for {@code localhost}. */
  public static Result openSsl(int port, Path ca, String... arguments) {
    List<String> command = new ArrayList<>(List.of(Program.OPENSSL.path(), "s_client"));
    command.addAll(List.of("-connect", "127.0.0.1:" + port, "-CAfile", ca.toString()));
    command.addAll(List.of("-verify_return_error", "-verify_hostname", "localhost", "-ign_eof"));
    command.addAll(List.of("-servername", "localhost"));
    command.addAll(List.of(arguments));
    return talk(command);
  }

  /** {@code openssl s_client} that takes whatever it gets. */
  public static Result openSslWithoutChecks(int port, String... arguments) {
    List<String> command = new ArrayList<>(List.of(Program.OPENSSL.path(), "s_client"));
    command.addAll(List.of("-connect", "127.0.0.1:" + port, "-ign_eof"));
    command.addAll(List.of(arguments));
    return talk(command);
  }

  /** {@code gnutls-cli}, verifying for {@code localhost}. */
  public static Result gnuTls(int port, Path ca, String... arguments) {
    List<String> command = new ArrayList<>(List.of(Program.GNUTLS_CLI.path()));
    command.addAll(List.of("--port", String.valueOf(port), "--x509cafile", ca.toString()));
    command.addAll(List.of(arguments));
    command.add("localhost");
    return talk(command);
  }

  /** {@code curl}, verifying for {@code localhost}. */
  public static Result curl(int port, Path ca, String... arguments) {
    List<String> command = new ArrayList<>(List.of(Program.CURL.path(), "-sS", "-v", "-i"));
    command.addAll(List.of("--http1.1", "--max-time", String.valueOf(SECONDS)));
    command.addAll(List.of("--cacert", ca.toString()));
    command.addAll(List.of("--resolve", "localhost:" + port + ":127.0.0.1"));
    command.addAll(List.of(arguments));
    command.add("https://localhost:" + port + "/");
    return finish(new PeerProcess(command));
  }

  /** Go's {@code net/http}, verifying for {@code localhost}; its newest version of TLS. */
  public static Result go(int port, Path ca, String version) {
    String program = GoProgram.path();
    return finish(
        new PeerProcess(List.of(program, "client", version, ca.toString(), String.valueOf(port))));
  }

  /** A headless Chromium that trusts one public key and logs what its network does to a file. */
  public static Result chromium(int port, String publicKeyDigest, Path directory) {
    List<String> command = new ArrayList<>(List.of(Program.CHROMIUM.path(), "--headless"));
    command.addAll(List.of("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"));
    command.addAll(List.of("--disable-background-networking", "--no-first-run", "--dump-dom"));
    command.add("--user-data-dir=" + directory.resolve("profile"));
    command.add("--ignore-certificate-errors-spki-list=" + publicKeyDigest);
    command.add("--log-net-log=" + directory.resolve("net.json"));
    command.add("https://localhost:" + port + "/");
    PeerProcess process = new PeerProcess(command);
    return new Result(process.exitCode(BROWSER_SECONDS), process.transcript());
  }

  /** {@code testssl}; writes its findings to a JSON file. */
  public static Result testssl(int port, Path json, String... arguments) {
    List<String> command = new ArrayList<>(List.of(Program.TESTSSL.path(), "--color", "0"));
    command.addAll(List.of("--warnings", "batch", "--jsonfile", json.toString()));
    command.addAll(List.of(arguments));
    command.add("127.0.0.1:" + port);
    PeerProcess process = new PeerProcess(command);
    return new Result(process.exitCode(TESTSSL_SECONDS), process.transcript());
  }

  private static Result talk(List<String> command) {
    PeerProcess process = new PeerProcess(command);
    process.say(REQUEST);
    return finish(process);
  }

  private static Result finish(PeerProcess process) {
    return new Result(process.exitCode(SECONDS), process.transcript());
  }
}
