package dev.portcullis.policy.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.portcullis.policy.Rules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The schema and the reader know the same keys, whichever of them is asked. */
class PolicySchemaTest {
  private static final Map<String, Object> ROOT = PolicySchema.tree(List.of("modern"));
  private static final Set<String> ARRAYS = Set.copyOf(ArrayKey.names());

  /** Paths of the schema that are no tables, outside arrays of tables. */
  static Stream<String> keysOfTheSchema() {
    return leaves("", ROOT).stream().filter(path -> !ARRAYS.contains(path));
  }

  static Stream<String> keysOfTheReader() {
    return SettingIndex.knownPaths().stream();
  }

  /** Like {@code pin.host}, with the rules that a host may have. */
  static Stream<String> keysOfElements() {
    return ARRAYS.stream()
        .flatMap(array -> leaves("", items(array)).stream().map(path -> array + "." + path));
  }

  @ParameterizedTest
  @MethodSource("keysOfTheSchema")
  void key_ofTheSchema_isKnownToTheReader(String key) {
    String problems = problems("format = 1\nid = \"x\"\n" + key + " = 0.5\n");

    assertFalse(problems.contains("unknown key"), problems);
  }

  @ParameterizedTest
  @MethodSource("keysOfTheReader")
  void key_ofTheReader_isInTheSchema(String key) {
    assertTrue(keysOfTheSchema().anyMatch(key::equals), key);
  }

  @ParameterizedTest
  @MethodSource("keysOfElements")
  void key_ofAnElementInTheSchema_isKnownToTheReader(String key) {
    int dot = key.indexOf('.');
    String text = "[[" + key.substring(0, dot) + "]]\n" + key.substring(dot + 1) + " = 0.5\n";
    String problems = problems("format = 1\nid = \"x\"\nextends = \"legacy\"\n" + text);

    assertFalse(problems.contains("unknown key"), problems);
  }

  @Test
  void keys_ofElementsInTheReader_areThoseOfTheSchema() {
    Set<String> reader = new TreeSet<>();
    ExceptionReading.KEYS.forEach(key -> reader.add("exception." + key));
    HostReading.KEYS.stream()
        .filter(key -> Rules.OF_A_CONTEXT.stream().noneMatch(r -> r.key().equals(key)))
        .forEach(key -> reader.add("host." + key));
    PinReader.KEYS.forEach(key -> reader.add("pin." + key));
    RetirementReading.KEYS.forEach(key -> reader.add("retire." + key));

    assertEquals(reader, new TreeSet<>(keysOfElements().toList()));
  }

  @Test
  void meanings_takenTogether_areOfEveryKeyAndOfNoOther() {
    Set<String> keys = new TreeSet<>(keysOfElements().toList());
    keys.removeIf(key -> key.chars().filter(c -> c == '.').count() > 1); // Rules of a host.
    keysOfTheSchema().map(PolicySchemaTest::withoutRole).forEach(keys::add);
    ARRAYS.forEach(array -> keys.add("[[" + array + "]]"));

    assertEquals(keys, new TreeSet<>(Meanings.read().byKey().keySet()));
  }

  private static String withoutRole(String key) {
    return key.equals("server.client-authentication")
        ? key
        : key.replaceFirst("^(client|server)\\.", "");
  }

  private static String problems(String text) {
    return assertThrows(
            PolicySyntaxException.class,
            () -> PolicyReader.read(text, "policy.toml", ParentProfiles.NONE))
        .getMessage();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> items(String array) {
    return (Map<String, Object>) properties(ROOT).get(array).get("items");
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Map<String, Object>> properties(Map<String, Object> node) {
    return (Map<String, Map<String, Object>>) node.getOrDefault("properties", Map.of());
  }

  @SuppressWarnings("unchecked")
  private static List<String> leaves(String prefix, Map<String, Object> node) {
    List<String> leaves = new ArrayList<>();
    properties(node)
        .forEach(
            (name, child) -> {
              String path = prefix + name;
              List<Map<String, Object>> either =
                  (List<Map<String, Object>>) child.getOrDefault("anyOf", List.of());
              List<String> below = new ArrayList<>(leaves(path + ".", child));
              either.forEach(alternative -> below.addAll(leaves(path + ".", alternative)));
              leaves.addAll(below);
              boolean table = child.containsKey("properties");
              if (!table) {
                leaves.add(path);
              }
            });
    return leaves;
  }
}
