package dev.portcullis.cli.diff;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Exit codes, and output that other programs can read. */
class DiffCommandTest {
  @TempDir private Path directory;

  @Test
  void samePolicy_compared_exitsWithZero() {
    assertEquals(
        new CommandRun(0, "no difference\n", ""), CommandRun.of("diff", "modern", "modern"));
  }

  @Test
  void otherPolicy_compared_exitsWithOne() throws IOException {
    CommandRun run = CommandRun.of("diff", "intermediate", file("keys.rsa-min = 3072\n"));

    assertEquals(
        new CommandRun(
            1,
            """
            becomes refused
              client    keys.rsa-min  2048 -> 3072
              server    keys.rsa-min  2048 -> 3072
            """,
            ""),
        run);
  }

  @Test
  void json_ofAChange_hasEffectRoleKeyFromAndTo() throws IOException {
    String file = file("[client.keys]\nrsa-min = 3072\n");

    JsonNode report =
        JsonMapper.shared().readTree(CommandRun.of("diff", "--json", "intermediate", file).out());

    assertEquals(
        JsonMapper.shared()
            .readTree(
                "[{\"effect\":\"refused\",\"role\":\"client\",\"key\":\"keys.rsa-min\","
                    + "\"from\":[\"2048\"],\"to\":[\"3072\"]}]"),
        report.get("changes"));
  }

  @Test
  void brokenPolicy_compared_isAFailure() throws IOException {
    String file = file("keys.rsamin = 1\n");

    assertEquals(
        new CommandRun(
            3,
            "",
            "portcullis diff: "
                + file
                + ":4:1: unknown key 'keys.rsamin'; did you mean 'keys.rsa-min'?\n"),
        CommandRun.of("diff", "modern", file));
  }

  @Test
  void onePolicy_isAWrongCommandLine() {
    assertEquals(2, CommandRun.of("diff", "modern").exit());
  }

  private String file(String lines) throws IOException {
    String text = "format = 1\nid = \"x\"\nextends = \"intermediate@2026-11\"\n" + lines;
    return Files.writeString(directory.resolve("policy.toml"), text).toString();
  }
}
