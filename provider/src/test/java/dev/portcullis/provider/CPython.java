package dev.portcullis.provider;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/**
 * The machine's {@code python3}, which decodes certificates as {@code getpeercert()} does: one
 * process for all that a JVM asks. Thread-safe.
 */
public final class CPython {
  private static final CPython ONE = start();

  private final BufferedReader answers;
  private final Writer questions;
  private final String version;
  private final String names;

  private CPython(Process process) throws IOException {
    answers =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    questions = process.outputWriter(StandardCharsets.US_ASCII);
    version = answers.readLine();
    names = answers.readLine();
    if (names == null) {
      throw new IOException("python3 cannot run decode.py; Debian's package python3 is needed");
    }
  }

  public static CPython python3() {
    return ONE;
  }

  /** Numbers and name of OpenSSL, and the version of CPython, as a JSON array. */
  public String version() {
    return version;
  }

  /** Whether its OpenSSL is of the release whose names ours are. */
  public boolean isOpenSsl30() {
    return version.startsWith("[[3, 0],");
  }

  /** Long names by object identifier, as a JSON object. */
  public String names() {
    return names;
  }

  /** The dictionary of a certificate as JSON, or an exclamation mark and the exception. */
  String decode(byte[] der) {
    return ask(der).get(0);
  }

  /** The certificate as PEM. */
  String pem(byte[] der) {
    String quoted = ask(der).get(1);
    return quoted.substring(1, quoted.length() - 1).replace("\\n", "\n");
  }

  private synchronized List<String> ask(byte[] der) {
    try {
      questions.write(Base64.getEncoder().encodeToString(der) + "\n");
      questions.flush();
      String answer = answers.readLine();
      String pem = answers.readLine();
      if (pem == null) {
        throw new IOException("python3 ended; its errors stand in the log of the tests");
      }
      return List.of(answer, pem);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static CPython start() {
    try (InputStream in = CPython.class.getResourceAsStream("decode.py")) {
      Path script = Files.createTempFile("decode", ".py");
      script.toFile().deleteOnExit();
      Files.write(script, in.readAllBytes());
      Process process =
          new ProcessBuilder("python3", "-W", "ignore", script.toString())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      return new CPython(process);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
