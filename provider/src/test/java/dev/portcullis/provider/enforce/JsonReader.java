package dev.portcullis.provider.enforce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON (RFC 8259) into maps, lists, strings, doubles, booleans and null; for test data. */
final class JsonReader {
  private static final String ESCAPES = "\"\\/bfnrt";
  private static final String ESCAPED = "\"\\/\b\f\n\r\t";

  private final String text;
  private int next;

  private JsonReader(String text) {
    this.text = text;
  }

  static Object read(String text) {
    JsonReader reader = new JsonReader(text);
    Object value = reader.value();
    reader.skipBlanks();
    reader.check(reader.next == text.length(), "end");
    return value;
  }

  private Object value() {
    skipBlanks();
    return switch (text.charAt(next)) {
      case '{' -> object();
      case '[' -> array();
      case '"' -> string();
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      case 'n' -> word("null", null);
      default -> number();
    };
  }

  private Map<String, Object> object() {
    Map<String, Object> fields = new LinkedHashMap<>();
    next++;
    while (!at('}')) {
      check(fields.isEmpty() || at(','), "comma");
      skipBlanks();
      String key = string();
      check(at(':'), "colon");
      fields.put(key, value());
    }
    return fields;
  }

  private List<Object> array() {
    List<Object> items = new ArrayList<>();
    next++;
    while (!at(']')) {
      check(items.isEmpty() || at(','), "comma");
      items.add(value());
    }
    return items;
  }

  private String string() {
    check(at('"'), "string");
    StringBuilder out = new StringBuilder();
    while (text.charAt(next) != '"') {
      char c = text.charAt(next++);
      out.append(c == '\\' ? escape() : c);
    }
    next++;
    return out.toString();
  }

  private char escape() {
    char c = text.charAt(next++);
    if (c == 'u') {
      next += 4;
      return (char) Integer.parseInt(text.substring(next - 4, next), 16);
    }
    check(ESCAPES.indexOf(c) >= 0, "escape");
    return ESCAPED.charAt(ESCAPES.indexOf(c));
  }

  private Object word(String word, Object value) {
    check(text.startsWith(word, next), word);
    next += word.length();
    return value;
  }

  private Double number() {
    int from = next;
    while (next < text.length() && "+-.eE0123456789".indexOf(text.charAt(next)) >= 0) {
      next++;
    }
    check(next > from, "value");
    return Double.valueOf(text.substring(from, next));
  }

  /** Skips blanks, and the character if it is the next one. */
  private boolean at(char c) {
    skipBlanks();
    boolean found = next < text.length() && text.charAt(next) == c;
    next += found ? 1 : 0;
    return found;
  }

  private void skipBlanks() {
    while (next < text.length() && " \t\r\n".indexOf(text.charAt(next)) >= 0) {
      next++;
    }
  }

  private void check(boolean condition, String expected) {
    if (!condition) {
      throw new IllegalArgumentException("JSON: no " + expected + " at character " + next);
    }
  }
}
