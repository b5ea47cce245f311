package dev.portcullis.policy.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.tomlj.Toml;
import org.tomlj.TomlArray;
import org.tomlj.TomlParseResult;
import org.tomlj.TomlPosition;
import org.tomlj.TomlTable;

/** Flattens a TOML text into settings. The only class that knows the TOML library. */
final class TomlSettings {
  private static final Pattern BARE_KEY = Pattern.compile("[A-Za-z0-9_-]+");

  private final List<Setting> settings = new ArrayList<>();

  private TomlSettings() {}

  /** The settings by place; syntax errors go to {@code problems}, what could be read is kept. */
  static List<Setting> read(String text, Problems problems) {
    TomlParseResult result = parse(text, problems);
    result.errors().forEach(e -> problems.add(place(e.position()), "not TOML: " + e.getMessage()));
    TomlSettings flat = new TomlSettings();
    flat.addTable("", result);
    flat.settings.sort(Comparator.comparing(Setting::place));
    return flat.settings;
  }

  private static TomlParseResult parse(String text, Problems problems) {
    try {
      return Toml.parse(text);
    } catch (AssertionError e) {
      // tomlj 2.2.0 fails an assertion of its own on some damaged headers when run with -ea.
      problems.add(
          Place.START,
          "not TOML: the reader gave up on a damaged [table] line (" + e.getMessage() + ")");
      return Toml.parse("");
    }
  }

  private void addTable(String prefix, TomlTable table) {
    for (Map.Entry<String, Object> entry : table.entrySet()) {
      Place place = place(table.inputPositionOf(List.of(entry.getKey())));
      add(prefix + bareOrQuoted(entry.getKey()), entry.getValue(), place);
    }
  }

  private void add(String path, Object value, Place place) {
    if (value instanceof TomlTable table && !table.isEmpty()) {
      addTable(path + ".", table);
    } else {
      settings.add(new Setting(path, value(value), place));
    }
  }

  private static Value value(Object value) {
    if (value instanceof String text) {
      return new Value.Text(text);
    }
    if (value instanceof Long number) {
      return new Value.Number(number);
    }
    if (value instanceof TomlArray array) {
      return items(array);
    }
    if (value instanceof TomlTable table) {
      return table.isEmpty() ? new Value.EmptyTable() : new Value.Other("a table");
    }
    return new Value.Other(value.toString());
  }

  private static Value items(TomlArray array) {
    List<Value.Item> items = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      items.add(new Value.Item(value(array.get(i)), place(array.inputPositionOf(i))));
    }
    return new Value.Items(items);
  }

  private static String bareOrQuoted(String key) {
    return BARE_KEY.matcher(key).matches() ? key : "\"" + key + "\"";
  }

  private static Place place(TomlPosition position) {
    return new Place(position.line(), position.column());
  }
}
