package dev.portcullis.policy.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Flattens a text in the shape of {@link CanonicalForm} into settings, line by line.
 *
 * <p>The shape is a small part of TOML: comment lines, {@code [table]}, {@code key = "text"},
 * {@code key = 1}, and lists with one name a line. It exists so that a built-in profile is read
 * without a TOML library; what it reads, {@link TomlSettings} reads alike.
 */
final class CanonicalSettings {
  private static final Pattern TABLE = Pattern.compile("\\[([a-z0-9.-]+)]");
  private static final Pattern TEXT = Pattern.compile("([a-z0-9-]+) = \"([^\"\\\\\\p{Cntrl}]*)\"");
  private static final Pattern NUMBER = Pattern.compile("([a-z0-9-]+) = (0|[1-9][0-9]{0,8})");
  private static final Pattern LIST = Pattern.compile("([a-z0-9-]+) = \\[");
  private static final Pattern IGNORED = Pattern.compile("|#[^\\p{Cntrl}]*");
  private static final Pattern NAME = Pattern.compile("  \"([^\"\\\\\\p{Cntrl}]*)\",");

  private final Problems problems;
  private final List<Setting> settings = new ArrayList<>();
  private final Set<String> paths = new HashSet<>();
  private String prefix = "";

  private CanonicalSettings(Problems problems) {
    this.problems = problems;
  }

  /** The settings in order; lines of another shape go to {@code problems}. */
  static List<Setting> read(String text, Problems problems) {
    CanonicalSettings reader = new CanonicalSettings(problems);
    reader.read(text.split("\n", -1));
    return reader.settings;
  }

  private void read(String[] lines) {
    int next = 0;
    while (next < lines.length) {
      String line = lines[next];
      Matcher list = LIST.matcher(line);
      if (list.matches()) {
        next = readList(list.group(1), lines, next);
      } else {
        readLine(line, new Place(next + 1, 1));
        next++;
      }
    }
  }

  private void readLine(String line, Place place) {
    Matcher table = TABLE.matcher(line);
    Matcher text = TEXT.matcher(line);
    Matcher number = NUMBER.matcher(line);
    if (table.matches()) {
      prefix = table.group(1) + ".";
      addPath("[" + table.group(1) + "]", place);
    } else if (text.matches()) {
      add(text.group(1), new Value.Text(text.group(2)), place);
    } else if (number.matches()) {
      add(number.group(1), new Value.Number(Long.parseLong(number.group(2))), place);
    } else if (!IGNORED.matcher(line).matches()) {
      problems.add(place, Shown.quoted(line) + " is no line of the canonical form");
    }
  }

  /** Returns the index of the line after the list. */
  private int readList(String key, String[] lines, int start) {
    List<Value.Item> items = new ArrayList<>();
    int next = start + 1;
    for (; next < lines.length && !lines[next].equals("]"); next++) {
      Matcher name = NAME.matcher(lines[next]);
      if (!name.matches()) {
        problems.add(new Place(next + 1, 1), Shown.quoted(lines[next]) + " is no name in a list");
        return next + 1;
      }
      items.add(new Value.Item(new Value.Text(name.group(1)), new Place(next + 1, 3)));
    }
    if (next == lines.length) {
      problems.add(new Place(start + 1, 1), "the list is not closed; end it with ]");
    }
    add(key, new Value.Items(items), new Place(start + 1, 1));
    return next + 1;
  }

  private void add(String key, Value value, Place place) {
    addPath(prefix + key, place);
    settings.add(new Setting(prefix + key, value, place));
  }

  private void addPath(String path, Place place) {
    if (!paths.add(path)) {
      problems.add(place, path + " is said twice; remove one");
    }
  }
}
