package dev.portcullis.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.provider.credentials.OpenSslForms;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/api.md compile and do what the page says. */
@Tag("seed-07")
@Tag("seed-08")
@Tag("seed-13")
@Tag("seed-16")
class ApiDocTest {
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```java\n(.*?class (\\w+) .*?)```");

  /** What each example prints. */
  private static final Map<String, String> EXPECTED =
      Map.of(
          "Client", "TLS by Portcullis",
          "Server", "listens: true",
          "Mutual", "answer: 42",
          "ServerLoop", "a client said 5 octets\n".repeat(3).strip(),
          "WhoIsThere",
              """
              [[[commonName, leaf.example]]]
              [subject, issuer, version, serialNumber, notBefore, notAfter, subjectAltName]
              the same: true
              -----BEGIN CERTIFICATE-----""");

  @TempDir private Path directory;

  @Test
  void examples_compiledAndRun_printWhatThePageSays() throws Exception {
    writeFiles();
    List<MatchResult> examples =
        EXAMPLE.matcher(Files.readString(Path.of("..", "docs", "api.md"))).results().toList();
    Map<String, String> printed = new LinkedHashMap<>();
    for (MatchResult example : examples) {
      Path source = directory.resolve(example.group(2) + ".java");
      Files.writeString(source, example.group(1));
      printed.put(example.group(2), run(source));
    }
    assertEquals(EXPECTED, printed);
  }

  private void writeFiles() throws IOException {
    StringBuilder chain = new StringBuilder();
    for (String name : List.of("leaf", "low", "middle")) {
      chain.append(Files.readString(OpenSslForms.file(name + ".crt")));
    }
    Files.writeString(directory.resolve("chain.pem"), chain);
    Files.copy(OpenSslForms.file("root.crt"), directory.resolve("root.crt"));
    Files.copy(OpenSslForms.file("leaf.key"), directory.resolve("leaf.key"));
    Files.copy(OpenSslForms.file("leaf-encrypted.key"), directory.resolve("encrypted.key"));
  }

  private String run(Path source) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    ProcessBuilder builder =
        new ProcessBuilder(java, "-XX:TieredStopAtLevel=1", "-cp", classPath(), source.toString());
    builder.directory(directory.toFile());
    builder.redirectError(directory.resolve("errors").toFile());
    builder.environment().remove("JAVA_TOOL_OPTIONS");
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, process.exitValue(), Files.readString(directory.resolve("errors")));
    return output.strip();
  }

  /** Absolute: the program runs in another directory. */
  private static String classPath() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }
}
