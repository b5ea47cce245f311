package dev.portcullis.conformance.app;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Named values that fit on one line: a command to an application and its answer. Order is kept.
 * Mutable; one thread fills it.
 */
public final class Fields {

  private final Map<String, String> values = new LinkedHashMap<>();

  public static Fields parse(String line) {
    Fields fields = new Fields();
    for (String pair : line.isBlank() ? new String[0] : line.trim().split(" ")) {
      int equals = pair.indexOf('=');
      fields.put(decode(pair.substring(0, equals)), decode(pair.substring(equals + 1)));
    }
    return fields;
  }

  public Fields put(String name, Object value) {
    values.put(name, String.valueOf(value));
    return this;
  }

  public Fields putAll(Fields others) {
    values.putAll(others.values);
    return this;
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** The value, or the empty string. */
  public String get(String name) {
    return values.getOrDefault(name, "");
  }

  public String get(String name, String otherwise) {
    return values.getOrDefault(name, otherwise);
  }

  public int number(String name, int otherwise) {
    return has(name) ? Integer.parseInt(get(name)) : otherwise;
  }

  /** A comma-separated value; empty text is an empty list. */
  public List<String> list(String name) {
    return get(name).isEmpty() ? List.of() : List.of(get(name).split(","));
  }

  public String line() {
    return values.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining(" "));
  }

  /** One field a line, for the message of a failed test. */
  @Override
  public String toString() {
    return values.entrySet().stream()
        .map(field -> "  " + field.getKey() + " = " + field.getValue())
        .collect(Collectors.joining("\n", "\n", "\n"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static String decode(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
