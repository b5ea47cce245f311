package dev.portcullis.cli.check;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.portcullis.cli.CommandRun;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Exit codes, and output that other programs can read. */
class CheckCommandTest {
  private static final String HEAD = "format = 1\nid = \"x\"\nextends = \"intermediate@2026-11\"\n";

  @TempDir private Path directory;

  @Test
  void soundPolicy_checked_exitsWithZero() throws IOException {
    CommandRun run = CommandRun.of("check", file(HEAD));

    assertEquals(0, run.exit(), run.out());
  }

  @Test
  void profile_checked_isSound() {
    assertEquals(new CommandRun(0, "modern: sound\n", ""), CommandRun.of("check", "modern"));
  }

  @Test
  void note_alone_isNoFinding() throws IOException {
    CommandRun run = CommandRun.of("check", file(HEAD + "keys.rsa-min = 2048\n"));

    assertTrue(run.out().endsWith(": sound, 1 note\n"), run.out());
    assertEquals(0, run.exit());
  }

  @Test
  void mistakes_checked_areAllShownWithTheirPlaces() throws IOException {
    String file = file(HEAD + "keys.rsamin = 1\nmode = \"off\"\n");

    assertEquals(
        new CommandRun(
            1,
            file
                + ":4:1  error  broken  unknown key 'keys.rsamin'; did you mean 'keys.rsa-min'?\n"
                + file
                + ":5:1  error  broken  mode: 'off' is not \"enforce\" or \"report\"\n"
                + file
                + ": not sound, 2 errors\n",
            ""),
        CommandRun.of("check", file));
  }

  @Test
  void missingPemFile_checked_isShownWithTheLineThatNamesIt() throws IOException {
    String file = file(HEAD + "trust.anchors = \"ca.pem\"\n");

    CommandRun run = CommandRun.of("check", file);

    assertTrue(
        run.out().startsWith(file + ":4  error  unreadable-file  trust.anchors: "), run.out());
    assertEquals(1, run.exit());
  }

  @Test
  void ruleOfAHostThatTheDelegateCannotEnforce_checked_isShownOnceWithItsLine() throws IOException {
    String staple = "[[host]]\nmatch = \"%s\"\ncertificates.ocsp-staple = \"require\"\n";
    String file = file(HEAD + staple.formatted("a.example") + staple.formatted("b.example"));

    CommandRun run = CommandRun.of("check", file);

    String words = ": the delegate BouncyCastle cannot enforce it on this JVM for a.example";
    assertTrue(
        run.out().startsWith(file + ":6  error  unenforceable  certificates.ocsp-staple" + words),
        run.out());
    assertEquals(1, run.out().split("cannot enforce", -1).length - 1, run.out());
  }

  @Test
  void ruleThatTheDelegateCannotEnforce_checked_isShown() throws IOException {
    String head = HEAD + "delegate = \"SunJSSE\"\n";
    String rule = "server.session.resumption = \"refuse\"\n";

    CommandRun refused = CommandRun.of("check", file(head + rule));
    CommandRun warned = CommandRun.of("check", file(head + "on-unenforceable = \"warn\"\n" + rule));

    String words = " +unenforceable +session.resumption: the delegate SunJSSE cannot enforce it";
    assertTrue(refused.out().matches("(?s).*:5 +error" + words + ".*"), refused.out());
    assertTrue(warned.out().matches("(?s).*:6 +warning" + words + ".*"), warned.out());
  }

  @Test
  void missingFile_checked_isAFailure() {
    CommandRun run = CommandRun.of("check", "/nowhere/policy.toml");

    assertEquals(
        new CommandRun(
            3,
            "",
            "portcullis check: policy file /nowhere/policy.toml does not exist; create it or"
                + " correct the path\n"),
        run);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "--json --sarif modern", "--date tomorrow modern", "a b"})
  void wrongCommandLine_exitsWithTwo(String arguments) {
    String[] all = ("check " + arguments).strip().split(" ");

    assertEquals(2, CommandRun.of(all).exit());
  }

  @Test
  void json_ofARemark_hasTopicLevelOriginAndMessage() throws IOException {
    String file = file(HEAD + "keys.rsa-min = 2048\n");

    JsonNode remark =
        JsonMapper.shared().readTree(CommandRun.of("check", "--json", file).out()).at("/remarks/0");

    assertEquals("restated", remark.get("topic").asString());
    assertEquals("note", remark.get("level").asString());
    assertEquals(file + ":4", remark.get("origin").asString());
    assertTrue(remark.get("message").asString().startsWith("keys.rsa-min = 2048: "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "keys.rsa-min = 2048\n",
        "keys.rsamin = 1\n",
        "id = \"\\u001b\"\n",
        "client.protocols.allow = [\"TLSv1.1\", \"TLSv1.0\"]\n",
        "trust.anchors = \"ca.pem\"\n"
      })
  void sarif_ofAnything_isValid(String lines) throws IOException {
    String sarif = CommandRun.of("check", "--sarif", file(HEAD + lines)).out();

    assertEquals(List.of(), sarifSchema().validate(sarif, InputFormat.JSON));
  }

  @Test
  void sarif_damaged_isInvalid() throws IOException {
    String sarif = CommandRun.of("check", "--sarif", file(HEAD + "x = 1\n")).out();

    String damaged = sarif.replace("\"startLine\": 4", "\"startLine\": 0");

    assertTrue(!sarifSchema().validate(damaged, InputFormat.JSON).isEmpty(), damaged);
  }

  @Test
  void sarif_ofARemark_pointsAtTheLine() throws IOException {
    String file = file(HEAD + "keys.rsa-min = 2048\n");

    JsonNode result =
        JsonMapper.shared()
            .readTree(CommandRun.of("check", "--sarif", file).out())
            .at("/runs/0/results/0");

    assertEquals("restated", result.get("ruleId").asString());
    JsonNode place = result.at("/locations/0/physicalLocation");
    assertEquals(Path.of(file).toUri().toString(), place.at("/artifactLocation/uri").asString());
    assertEquals(4, place.at("/region/startLine").asInt());
  }

  private String file(String text) throws IOException {
    return Files.writeString(directory.resolve("policy.toml"), text).toString();
  }

  private static Schema sarifSchema() throws IOException {
    try (InputStream schema =
        Objects.requireNonNull(
            CheckCommandTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json"))) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7)
          .getSchema(new String(schema.readAllBytes(), StandardCharsets.UTF_8), InputFormat.JSON);
    }
  }
}
