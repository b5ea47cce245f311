package dev.portcullis.cli;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.policy.review.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;

/** The examples of docs/cli.md print what stands there, and its tables are complete. */
class CliDocTest {
  private static final Path DOC = Path.of("..", "docs", "cli.md");
  private static final Pattern FILE = Pattern.compile("(?s)```toml\n# (\\S+)\n(.*?)```");
  private static final Pattern EXAMPLE =
      Pattern.compile("(?s)```console\n\\$ portcullis ([^\n]+)\n(.*?)```");

  @TempDir private Path directory;

  static Stream<Arguments> examples() throws IOException {
    return EXAMPLE.matcher(text()).results().map(e -> Arguments.of(e.group(1), e.group(2)));
  }

  @ParameterizedTest
  @MethodSource("examples")
  void example_run_printsWhatTheDocumentShows(String arguments, String output) throws Exception {
    // The first line names the file in the document, and counts.
    for (var file : FILE.matcher(text()).results().toList()) {
      String named = "# " + file.group(1) + "\n" + file.group(2);
      Files.writeString(directory.resolve(file.group(1)), named);
    }

    String shown = run(arguments.split(" "));
    assertTrue(Pattern.matches(pattern(output), shown), shown);
  }

  /** A line of three dots stands for any number of lines. */
  private static String pattern(String output) {
    return output
        .lines()
        .map(line -> line.equals("...") ? "(?:.*\\n)*" : Pattern.quote(line) + "\\n")
        .collect(Collectors.joining());
  }

  @Test
  void commands_ofTheTable_areThoseThatThereAre() throws IOException {
    String text = text();
    for (String command : new CommandLine(new Main()).getSubcommands().keySet()) {
      assertTrue(text.contains("\n| `" + command), command);
    }
  }

  @Test
  void topics_ofTheTable_areThoseOfTheCheck() throws IOException {
    String rows =
        Arrays.stream(Topic.values())
            .map(t -> "| `%s` | %s | %s |%n".formatted(t.id(), t.level().word(), t.description()))
            .collect(Collectors.joining());

    assertTrue(text().contains("| Topic | Level | About |\n|---|---|---|\n" + rows + "\n"), rows);
  }

  @Test
  void examples_ofTheDocument_areFound() throws IOException {
    assertFalse(examples().toList().size() < 3);
  }

  /** In a JVM of its own, whose directory the relative paths of the example start at. */
  private String run(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-cp", absoluteClassPath()));
    command.add(Main.class.getName());
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).directory(directory.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }

  private static String absoluteClassPath() {
    return Arrays.stream(
            System.getProperty("java.class.path")
                .split(Pattern.quote(System.getProperty("path.separator"))))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(System.getProperty("path.separator")));
  }

  private static String text() throws IOException {
    return Files.readString(DOC);
  }
}
