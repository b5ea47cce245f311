package dev.portcullis.policy.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.portcullis.policy.text.PolicySchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;
import tools.jackson.databind.json.JsonMapper;

/**
 * A validator of JSON Schema says of policies what the reader says, apart from what a schema cannot
 * know: those cases are listed.
 */
class PolicySchemaValidationTest {
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```toml\n(.*?)```");
  private static final String SCHEMA_TEXT =
      JsonMapper.shared().writeValueAsString(PolicySchema.tree(Profiles.names()));
  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
  private static final Schema SCHEMA = REGISTRY.getSchema(SCHEMA_TEXT, InputFormat.JSON);

  @Test
  void schema_byTheMetaSchema_isValid() {
    Schema meta =
        REGISTRY.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));

    assertEquals(List.of(), meta.validate(SCHEMA_TEXT, InputFormat.JSON));
  }

  static Stream<String> examples() throws IOException {
    String docs =
        Files.readString(Path.of("..", "docs", "policy-language.md"))
            + Files.readString(Path.of("..", "README.md"));
    return EXAMPLE.matcher(docs).results().map(found -> found.group(1));
  }

  static Stream<String> canonical() {
    return Profiles.names().stream().map(name -> Profiles.named(name).canonicalText());
  }

  @ParameterizedTest
  @MethodSource({"examples", "canonical"})
  void soundPolicy_byTheSchema_isValid(String text) {
    assertEquals(List.of(), errors(text));
  }

  @Test
  void brokenPolicies_byTheSchema_areInvalidButForTheListedOnes() throws IOException {
    Set<String> accepted = new TreeSet<>();
    for (BrokenPolicy broken : BrokenPolicy.all()) {
      TomlParseResult toml = Toml.parse(broken.text());
      if (!toml.hasErrors() && errors(broken.text()).isEmpty()) {
        accepted.add(broken.name());
      }
    }

    assertEquals(listed(), accepted.stream().collect(Collectors.joining("\n")));
  }

  @Test
  void misspeltKey_byTheSchema_isNamed() {
    List<Error> errors = errors("format = 1\nid = \"x\"\n[keys]\nrsa-mim = 2048\n");

    assertTrue(errors.toString().contains("rsa-mim"), errors.toString());
  }

  private static String listed() throws IOException {
    try (InputStream list =
        Objects.requireNonNull(
            PolicySchemaValidationTest.class.getResourceAsStream("schema-accepts.txt"))) {
      return new String(list.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .collect(Collectors.joining("\n"));
    }
  }

  private static List<Error> errors(String text) {
    return SCHEMA.validate(Toml.parse(text).toJson(), InputFormat.JSON);
  }
}
