package dev.portcullis.policy.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads plain TOML, line by line: {@code [table]}, {@code [[table]]}, comments, and bare keys,
 * dotted or not, with a text, a whole number, a date or a list of texts. That is all that a policy
 * needs, and the shape of {@link CanonicalForm}.
 *
 * <p>It exists so that built-in profiles are read without a TOML library, and long policies a
 * hundred times faster than with one. What it reads, {@link TomlSettings} reads alike; what it does
 * not read is left to that, errors included. Not thread-safe.
 */
final class PlainToml {
  /** What a path stands for; a path that stands for two things is left to the library. */
  private enum Kind {
    KEY,
    TABLE,
    PARENT,
    /** Made by a dotted key of the table that is being read, which alone may add to it. */
    DOTTED,
    ARRAY
  }

  /** The settings below one root: of the text, or of one element of an array of tables. */
  private record Scope(List<Setting> settings, Map<String, Kind> kinds) {
    static Scope empty() {
      return new Scope(new ArrayList<>(), new HashMap<>());
    }
  }

  /**
   * What was read.
   *
   * @param tables nothing if a line was not plain
   * @param stoppedAt the first such line [1..]; 0 if there is none
   */
  record Outcome(Optional<TextTables> tables, int stoppedAt) {}

  private final String[] lines;
  private final Scope root = Scope.empty();
  private final Map<String, List<TextTables.Element>> arrays = new LinkedHashMap<>();
  private final Map<String, Scope> last = new HashMap<>();
  private Scope scope = root;
  private String prefix = "";
  private final Set<String> dotted = new HashSet<>();
  private boolean tableIsEmpty;
  private int next;

  private PlainToml(String text) {
    lines = text.split("\n", -1);
  }

  static Outcome read(String text) {
    PlainToml reader = new PlainToml(text);
    while (reader.next < reader.lines.length) {
      if (!reader.readLine()) {
        return new Outcome(Optional.empty(), Math.min(reader.next + 1, reader.lines.length));
      }
      reader.next++;
    }
    if (reader.tableIsEmpty) {
      return new Outcome(Optional.empty(), reader.lines.length);
    }
    return new Outcome(Optional.of(new TextTables(reader.root.settings, reader.arrays)), 0);
  }

  private boolean readLine() {
    PlainLine line = new PlainLine(lines[next]);
    line.skipBlanks();
    if (line.isOver()) {
      return line.isSound();
    }
    Place place = new Place(next + 1, line.column());
    if (line.startsTable() && tableIsEmpty) {
      return false;
    }
    if (line.take("[[")) {
      String name = line.bareKey();
      return name != null && line.take("]]") && line.endsHere() && beginElement(name, place);
    }
    if (line.take("[")) {
      String path = line.dottedKey();
      return path != null && line.take("]") && line.endsHere() && beginTable(path);
    }
    return readKey(line, place);
  }

  private boolean readKey(PlainLine line, Place place) {
    String key = line.dottedKey();
    if (key == null || !line.takeEquals() || !mayHold(key)) {
      return false;
    }
    Value value = line.take("[") ? list(line) : line.value();
    return value != null && add(prefix + key, value, place);
  }

  /** Whether the tables of a dotted key are new, or made by dotted keys of the same table. */
  private boolean mayHold(String key) {
    for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
      String table = prefix + key.substring(0, dot);
      Kind before = scope.kinds.putIfAbsent(table, Kind.DOTTED);
      if (before != null && (before != Kind.DOTTED || !dotted.contains(table))) {
        return false;
      }
      dotted.add(table);
    }
    return true;
  }

  /** A list of texts, to its end, which may be some lines below; null if it is another list. */
  private @Nullable Value list(PlainLine first) {
    List<Value.Item> items = new ArrayList<>();
    PlainLine line = first;
    boolean mayHaveItem = true;
    while (true) {
      line.skipBlanks();
      if (line.isOver()) {
        next++;
        if (!line.isSound() || next >= lines.length) {
          return null;
        }
        line = new PlainLine(lines[next]);
      } else if (line.take("]")) {
        return line.endsHere() ? new Value.Items(items) : null;
      } else if (mayHaveItem && line.isText()) {
        Place place = new Place(next + 1, line.column());
        String text = line.text();
        if (text == null) {
          return null;
        }
        items.add(new Value.Item(new Value.Text(text), place));
        mayHaveItem = false;
      } else if (!mayHaveItem && line.take(",")) {
        mayHaveItem = true;
      } else {
        return null;
      }
    }
  }

  private boolean add(String path, Value value, Place place) {
    if (scope.kinds.putIfAbsent(path, Kind.KEY) != null) {
      return false;
    }
    scope.settings.add(new Setting(path, value, place));
    tableIsEmpty = false;
    return true;
  }

  private boolean beginElement(String name, Place place) {
    Kind before = root.kinds.putIfAbsent(name, Kind.ARRAY);
    if (before != null && before != Kind.ARRAY) {
      return false;
    }
    scope = Scope.empty();
    dotted.clear();
    prefix = "";
    last.put(name, scope);
    arrays
        .computeIfAbsent(name, key -> new ArrayList<>())
        .add(new TextTables.Element(place, scope.settings));
    return true;
  }

  private boolean beginTable(String path) {
    int dot = path.indexOf('.');
    String first = dot < 0 ? path : path.substring(0, dot);
    if (root.kinds.get(first) == Kind.ARRAY) {
      scope = Objects.requireNonNull(last.get(first));
      return dot >= 0 && declare(path.substring(dot + 1));
    }
    scope = root;
    return declare(path);
  }

  private boolean declare(String path) {
    for (int dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
      Kind above = scope.kinds.putIfAbsent(path.substring(0, dot), Kind.PARENT);
      if (above == Kind.KEY || above == Kind.DOTTED) {
        return false;
      }
    }
    dotted.clear();
    prefix = path + ".";
    tableIsEmpty = true;
    Kind before = scope.kinds.put(path, Kind.TABLE);
    return before == null || before == Kind.PARENT;
  }
}
