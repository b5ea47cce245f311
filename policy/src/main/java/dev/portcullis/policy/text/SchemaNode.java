package dev.portcullis.policy.text;

import dev.portcullis.policy.PolicyWord;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The few forms that a value of a policy file has, in JSON Schema. Stateless. */
final class SchemaNode {
  private SchemaNode() {}

  static Map<String, Object> text() {
    return node("type", "string", "minLength", 1);
  }

  /** A text with something that matches in it. */
  static Map<String, Object> matching(String pattern) {
    return node("type", "string", "pattern", pattern);
  }

  /** Editors hand a date of TOML over as text. */
  static Map<String, Object> date() {
    return matching("^[0-9]{4}-[0-9]{2}-[0-9]{2}$");
  }

  static Map<String, Object> whole(int least, int greatest) {
    return node("type", "integer", "minimum", least, "maximum", greatest);
  }

  static Map<String, Object> names(Collection<String> names) {
    return node("enum", List.copyOf(names));
  }

  static <E extends Enum<E> & PolicyWord> Map<String, Object> words(Class<E> type) {
    return names(Arrays.stream(type.getEnumConstants()).map(PolicyWord::word).toList());
  }

  /** A list with something in it. */
  static Map<String, Object> list(Map<String, Object> items) {
    return node("type", "array", "minItems", 1, "items", items);
  }

  /** The same, with nothing in it twice. */
  static Map<String, Object> set(Map<String, Object> items) {
    return node("type", "array", "minItems", 1, "uniqueItems", true, "items", items);
  }

  static Map<String, Object> ref(String definition) {
    return node("$ref", "#/$defs/" + definition);
  }

  @SafeVarargs
  static Map<String, Object> anyOf(Map<String, Object>... nodes) {
    return node("anyOf", List.of(nodes));
  }

  static Map<String, Object> table(Map<String, Object> properties, List<String> mandatory) {
    Map<String, Object> table = node("type", "object", "properties", properties);
    if (!mandatory.isEmpty()) {
      table.put("required", mandatory);
    }
    table.put("additionalProperties", false);
    return table;
  }

  private static Map<String, Object> node(Object... namesAndValues) {
    Map<String, Object> node = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      node.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return node;
  }
}
