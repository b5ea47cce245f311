package dev.portcullis.policy.text;

import java.util.Arrays;
import java.util.List;

/** The arrays of tables that a policy may have: {@code [[host]]} and its like. */
enum ArrayKey {
  PIN("pin");

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
                    "unknown key "
                        + Shown.quoted(name)
                        + Suggestion.orElse(
                            name, names(), "; remove it (docs/policy-language.md lists the keys)"));
              }
            });
  }
}
