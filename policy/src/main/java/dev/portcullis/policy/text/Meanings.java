package dev.portcullis.policy.text;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** One sentence about each key, from the resource {@code meanings.tsv}. Immutable. */
record Meanings(Map<String, String> byKey) {
  static Meanings read() {
    try (InputStream resource =
        Objects.requireNonNull(Meanings.class.getResourceAsStream("meanings.tsv"))) {
      String text = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
      return new Meanings(
          text.lines()
              .map(line -> line.split("\t", 2))
              .collect(Collectors.toMap(fields -> fields[0], fields -> fields[1])));
    } catch (IOException e) {
      throw new UncheckedIOException("meanings.tsv in the policy jar cannot be read", e);
    }
  }

  /** The sentence; empty if there is none. */
  String of(String key) {
    return byKey.getOrDefault(key, "");
  }
}
