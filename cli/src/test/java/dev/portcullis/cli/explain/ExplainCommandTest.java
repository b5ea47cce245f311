package dev.portcullis.cli.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.cli.CommandRun;
import dev.portcullis.policy.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What holds, for whom, and where it was written. */
class ExplainCommandTest {
  private static final String POLICY =
      """
      format = 1
      id = "x"
      extends = "intermediate@2026-11"
      keys.rsa-min = 3072

      [[host]]
      match = "*.example"
      keys.rsa-min = 4096

      [[exception]]
      host = "old.example"
      rules = ["keys.rsa-min=2048"]
      reason = "r"
      owner = "o"
      expires = 2026-12-31
      """;

  @TempDir private Path directory;

  @Test
  void profile_explained_tellsEveryRuleOfBothRoles() throws IOException {
    JsonNode report = json("explain", "--json", "modern");

    for (JsonNode connection : report.get("connections")) {
      List<String> keys =
          StreamSupport.stream(connection.get("rules").spliterator(), false)
              .map(rule -> rule.get("key").asString())
              .toList();
      assertEquals(Rules.ALL.stream().map(rule -> rule.key()).toList(), keys);
    }
    assertEquals(2, report.get("connections").size());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "db.other 3072 4",
        "a.example 4096 8",
        "A.Example:443 4096 8",
        "old.example 2048 8,10"
      })
  void rule_ofAHost_isShownWithItsPlaces(String row) throws IOException {
    String[] fields = row.split(" ");
    String file = file();

    JsonNode rule = rule(json("explain", "--json", "--date", "2026-11-25", file, fields[0]));

    assertEquals(Integer.parseInt(fields[1]), rule.get("value").asInt());
    List<String> places =
        List.of(fields[2].split(",")).stream().map(line -> file + ":" + line).toList();
    assertEquals(
        places,
        StreamSupport.stream(rule.get("origins").spliterator(), false)
            .map(JsonNode::asString)
            .toList());
  }

  @Test
  void exception_onTheDayAfterItsLast_holdsNoLongerAndIsTold() throws IOException {
    CommandRun run = CommandRun.of("explain", "--date", "2027-01-01", file(), "old.example");

    assertTrue(
        run.out().contains("[[exception]] old.example of keys.rsa-min, ended on"), run.out());
    assertTrue(run.out().contains("  keys.rsa-min                     4096 "), run.out());
  }

  @Test
  void server_explained_knowsNothingOfHosts() throws IOException {
    JsonNode report = json("explain", "--json", "--role", "server", file(), "10.0.0.1");

    assertEquals(3072, rule(report).get("value").asInt());
  }

  @ParameterizedTest
  @ValueSource(strings = {"modern *.example", "modern a_b..c", "--role both modern", "modern a:0"})
  void wrongCommandLine_exitsWithTwo(String arguments) {
    assertEquals(2, CommandRun.of(("explain " + arguments).split(" ")).exit());
  }

  @Test
  void missingFile_explained_isAFailure() {
    assertEquals(3, CommandRun.of("explain", "/nowhere/policy.toml").exit());
  }

  private String file() throws IOException {
    return Files.writeString(directory.resolve("policy.toml"), POLICY).toString();
  }

  private static JsonNode json(String... arguments) {
    CommandRun run = CommandRun.of(arguments);
    assertEquals(0, run.exit(), run.err());
    return JsonMapper.shared().readTree(run.out());
  }

  private static JsonNode rule(JsonNode report) {
    return StreamSupport.stream(report.at("/connections/0/rules").spliterator(), false)
        .filter(rule -> rule.get("key").asString().equals("keys.rsa-min"))
        .findFirst()
        .orElseThrow();
  }
}
