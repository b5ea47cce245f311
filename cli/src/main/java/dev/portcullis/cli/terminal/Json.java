package dev.portcullis.cli.terminal;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Values as JSON text (RFC 8259) for programs: maps, lists, texts, numbers, booleans. Stateless.
 */
public final class Json {
  private static final int WIDTH = 100;

  private Json() {}

  /** The text with two spaces a level, ASCII only, and a line end; what fits a line stays on it. */
  public static String text(Object value) {
    return text(value, "") + "\n";
  }

  private static String text(Object value, String indent) {
    String flat = flat(value);
    if (indent.length() + flat.length() <= WIDTH && isSimple(value)) {
      return flat;
    }
    String deeper = indent + "  ";
    if (value instanceof Map<?, ?> map && !map.isEmpty()) {
      return map.entrySet().stream()
          .map(e -> deeper + Plain.json((String) e.getKey()) + ": " + text(e.getValue(), deeper))
          .collect(Collectors.joining(",\n", "{\n", "\n" + indent + "}"));
    }
    if (value instanceof List<?> list && !list.isEmpty()) {
      return list.stream()
          .map(element -> deeper + text(element, deeper))
          .collect(Collectors.joining(",\n", "[\n", "\n" + indent + "]"));
    }
    return flat;
  }

  /** Nothing of objects within objects stands on one line. */
  private static boolean isSimple(Object value) {
    return value instanceof Map<?, ?> map
        ? map.values().stream().noneMatch(v -> v instanceof Map<?, ?>)
        : value instanceof List<?> list
            ? list.stream().noneMatch(v -> v instanceof Map<?, ?>)
            : true;
  }

  private static String flat(Object value) {
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> Plain.json((String) entry.getKey()) + ": " + flat(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    if (value instanceof List<?> list) {
      return list.stream().map(Json::flat).collect(Collectors.joining(", ", "[", "]"));
    }
    return value instanceof String text ? Plain.json(text) : String.valueOf(value);
  }
}
