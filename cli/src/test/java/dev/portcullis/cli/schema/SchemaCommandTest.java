package dev.portcullis.cli.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.portcullis.cli.CommandRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The schema in docs/ is the one that the language has now. */
class SchemaCommandTest {
  @Test
  void schema_inTheDocuments_isWhatTheCommandPrints() throws IOException {
    String committed = Files.readString(Path.of("..", "docs", "policy.schema.json"));

    assertEquals(
        committed,
        CommandRun.of("schema").out(),
        "run: bin/portcullis schema > docs/policy.schema.json");
  }
}
