package dev.portcullis.policy.text;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
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

  /** What the text says by place; syntax errors go to {@code problems}, what was read is kept. */
  static TextTables read(String text, Problems problems) {
    TomlParseResult result = parse(text, problems);
    result.errors().forEach(e -> problems.add(place(e.position()), "not TOML: " + e.getMessage()));
    TomlSettings root = new TomlSettings();
    Map<String, List<TextTables.Element>> arrays = new LinkedHashMap<>();
    for (Map.Entry<String, Object> entry : result.entrySet()) {
      Place place = place(result.inputPositionOf(List.of(entry.getKey())));
      String name = bareOrQuoted(entry.getKey());
      if (entry.getValue() instanceof TomlArray array && isOfTables(array)) {
        arrays.put(name, elements(array));
      } else {
        root.add(name, entry.getValue(), place);
      }
    }
    return new TextTables(root.sorted(), arrays);
  }

  private static boolean isOfTables(TomlArray array) {
    return !array.isEmpty() && array.toList().stream().allMatch(TomlTable.class::isInstance);
  }

  private static List<TextTables.Element> elements(TomlArray array) {
    List<TextTables.Element> elements = new ArrayList<>();
    for (int i = 0; i < array.size(); i++) {
      TomlSettings element = new TomlSettings();
      element.addTable("", array.getTable(i));
      elements.add(new TextTables.Element(place(array.inputPositionOf(i)), element.sorted()));
    }
    return elements;
  }

  private List<Setting> sorted() {
    settings.sort(Comparator.comparing(Setting::place));
    return settings;
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
    if (value instanceof LocalDate date) {
      return new Value.Date(date);
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
