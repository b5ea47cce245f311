package dev.portcullis.policy.text;

import java.util.Arrays;
import java.util.List;

/** The arrays of tables that a policy may have: {@code [[host]]} and its like. */
enum ArrayKey {
  EXCEPTION("exception"),
  HOST("host"),
  PIN("pin"),
  RETIRE("retire");

  private final String text;

  ArrayKey(String text) {
    this.text = text;
  }

  /** The spelling in policy files. */
  String text() {
    return text;
  }

  static List<String> names() {
    return Arrays.stream(values()).map(ArrayKey::text).toList();
  }

  /** Adds a problem for each array that no policy has. */
  static void reportUnknown(TextTables tables, Problems problems) {
    tables
        .arrays()
        .forEach(
            (name, elements) -> {
              if (!names().contains(name)) {
                problems.add(
                    elements.get(0).place(),
                    "unknown key " + Shown.quoted("[[" + name + "]]") + near(name));
              }
            });
  }

  private static String near(String name) {
    String all = "; the arrays of tables are [[" + String.join("]], [[", names()) + "]]";
    return Suggestion.nearest(name, names())
        .map(right -> "; did you mean '[[" + right + "]]'?")
        .orElse(all);
  }
}
