package dev.portcullis.policy.profile;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.policy.text.PolicySchema;
import dev.portcullis.policy.text.PolicySyntaxException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the documents say about policies is true. */
class DocumentationTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Pattern EXAMPLE = Pattern.compile("(?s)```toml\n(.*?)```");
  private static final Pattern KEY = Pattern.compile("`([a-z0-9-]+\\.[a-z0-9-]+)`");

  /** What no profile says, and so no canonical form of one shows. */
  private static final String SILENT =
      """
      trust.anchors = "platform"
      identity.certificate-chain = "a"
      identity.private-key = "b"
      identity.private-key-password-file = "c"
      server.client-authentication = "want"
      alpn.require = ["h2"]
      exceptions.max-days = 30
      """;

  static List<String> examples() throws IOException {
    return EXAMPLE.matcher(language()).results().map(found -> found.group(1)).toList();
  }

  @ParameterizedTest
  @MethodSource("examples")
  void example_ofTheLanguage_isAPolicy(String text) throws PolicySyntaxException {
    assertTrue(text.contains(Profiles.read(text, "example").policy().id()));
  }

  @Test
  void keys_ofTheTable_areExactlyThoseOfTheLanguage() throws Exception {
    String table = language().replaceAll("(?s)^.*\n## Keys\n(.*?)\n## .*$", "$1");
    TreeSet<String> documented = new TreeSet<>();
    KEY.matcher(table).results().map(MatchResult::group).forEach(documented::add);
    TreeSet<String> actual = new TreeSet<>();
    keysInCanonicalForm(SILENT).map(key -> "`" + key + "`").forEach(actual::add);
    actual.add("`cipher-suites.openssl`"); // Canonical as cipher-suites.tls12.
    actual.addAll(List.of("`report.file`", "`report.jfr`", "`report.log`")); // Allow nothing.

    assertEquals(actual, documented);
  }

  @Test
  void keysThatStandOnce_inTheTable_areAllThere() throws IOException {
    String table = language().replaceAll("(?s)^.*\n## Keys\n(.*?)\n## .*$", "$1");
    for (Map.Entry<?, ?> key : properties(PolicySchema.tree(Profiles.names())).entrySet()) {
      boolean single = !((Map<?, ?>) key.getValue()).containsKey("properties");
      if (single && !((Map<?, ?>) key.getValue()).containsKey("items") || isList(key.getKey())) {
        assertTrue(table.contains("| `" + key.getKey() + "`"), String.valueOf(key.getKey()));
      }
    }
  }

  private static boolean isList(Object key) {
    return key.equals("report-only");
  }

  @ParameterizedTest
  @ValueSource(strings = {"host", "exception", "retire", "pin"})
  void keysOfAnArray_inItsTable_areExactlyThoseOfTheLanguage(String array) throws IOException {
    String table =
        language().split("\\| Key of `\\[\\[" + array + "]]`.*\n.*\n", 2)[1].split("\n\n", 2)[0];
    TreeSet<String> documented = new TreeSet<>();
    table.lines().forEach(row -> documented.add(row.split(" *\\| *")[1]));
    Map<?, ?> list = (Map<?, ?>) properties(PolicySchema.tree(Profiles.names())).get(array);
    TreeSet<String> actual = new TreeSet<>();
    properties((Map<?, ?>) list.get("items"))
        .forEach(
            (key, node) -> {
              if (!((Map<?, ?>) node).containsKey("properties")) {
                actual.add((String) key);
              }
            });

    assertEquals(actual, documented);
  }

  private static Map<?, ?> properties(Map<?, ?> node) {
    return (Map<?, ?>) node.get("properties");
  }

  @ParameterizedTest
  @MethodSource("dated")
  void history_ofEachProfile_hasItsDigest(String name) throws IOException {
    String row = "| `" + name + "` | `" + Profiles.named(name).digest() + "` |";

    assertTrue(Files.readString(DOCS.resolve("policy-history.md")).contains(row), row);
  }

  static Stream<String> dated() {
    return Profiles.names().stream().filter(name -> name.contains("@"));
  }

  private static Stream<String> keysInCanonicalForm(String lines) throws PolicySyntaxException {
    String table = "";
    Stream.Builder<String> keys = Stream.builder();
    String text = "format = 1\nid = \"x\"\nextends = \"legacy\"\n" + lines;
    String client = Profiles.read(text, "test").canonicalText().split("\\[server\\.", 2)[0];
    for (String line : client.split("\n")) {
      if (line.startsWith("[")) {
        table = line.substring(1, line.length() - 1).replaceFirst("^client\\.", "");
      } else if (!table.isEmpty() && line.matches("[a-z0-9-]+ = .*")) {
        keys.add(table + "." + line.substring(0, line.indexOf(' ')));
      }
    }
    return keys.build();
  }

  private static String language() throws IOException {
    return Files.readString(DOCS.resolve("policy-language.md"));
  }
}
