package dev.portcullis.policy.openssl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Assertions;

/** The installed OpenSSL: the oracle of what a cipher list stands for. */
final class OpenSsl {
  /** Python's ssl module hands the list to the same library; one process does thousands. */
  private static final String SCRIPT =
      """
      import ssl, sys
      context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
      for line in sys.stdin.buffer:
          try:
              context.set_ciphers(line.decode()[:-1])
              print(":".join(c["name"] for c in context.get_ciphers()))
          except ssl.SSLError:
              print("")
      """;

  private OpenSsl() {}

  /** Names below TLS 1.3 for each list, by the library; empty if the library refuses the list. */
  static List<List<String>> library(List<String> lists) {
    String input = String.join("\n", lists) + "\n";
    List<String> lines = run(input, "python3", "-c", SCRIPT).lines().toList();
    Assertions.assertEquals(lists.size(), lines.size(), "answers of the oracle");
    return lines.stream().map(OpenSsl::names).toList();
  }

  /** Names below TLS 1.3, by {@code openssl ciphers} with more arguments. */
  static List<String> command(String list, String... arguments) {
    List<String> command = new ArrayList<>(List.of("openssl", "ciphers"));
    command.addAll(Arrays.asList(arguments));
    command.add(list);
    return names(run("", command.toArray(String[]::new)).strip());
  }

  private static List<String> names(String line) {
    return Arrays.stream(line.split(":"))
        .filter(name -> !name.isEmpty() && !name.startsWith("TLS_"))
        .toList();
  }

  private static String run(String input, String... command) {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      CompletableFuture<String> output =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  return new String(
                      process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      process.getOutputStream().write(input.getBytes(StandardCharsets.UTF_8));
      process.getOutputStream().close();
      return output.join();
    } catch (IOException e) {
      throw new UncheckedIOException("packages openssl and python3 are needed: .ci/run", e);
    }
  }
}
