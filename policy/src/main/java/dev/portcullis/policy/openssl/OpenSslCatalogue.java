package dev.portcullis.policy.openssl;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** OpenSSL's suites and words, read from two tables when first asked for. */
final class OpenSslCatalogue {
  private static final List<OpenSslSuite> SUITES =
      rows("suites.tsv").stream().map(OpenSslSuite::ofRow).toList();

  private static final Map<String, Word> WORDS = words();

  private OpenSslCatalogue() {}

  /** In the order in which an alias adds them. */
  static List<OpenSslSuite> suites() {
    return SUITES;
  }

  /** By OpenSSL's word or name, or by a suite's IANA name. */
  static Optional<Word> word(String text) {
    return Optional.ofNullable(WORDS.get(text));
  }

  static Set<String> knownWords() {
    return Collections.unmodifiableSet(WORDS.keySet());
  }

  private static Map<String, Word> words() {
    Map<String, Word> words = new LinkedHashMap<>();
    for (String row : rows("words.tsv")) {
      int tab = row.indexOf('\t');
      words.put(row.substring(0, tab), meaning(row.substring(tab + 1)));
    }
    for (OpenSslSuite suite : SUITES) {
      Word word = new Word(Word.Kind.SUITE, Set.of(suite));
      words.put(suite.openSslName(), word);
      words.put(suite.suite().name(), word);
    }
    return words;
  }

  private static Word meaning(String condition) {
    return switch (condition) {
      case "-" -> new Word(Word.Kind.ALIAS, Set.of());
      case "gone" -> new Word(Word.Kind.GONE_SUITE, Set.of());
      default ->
          new Word(
              Word.Kind.ALIAS,
              SUITES.stream()
                  .filter(suite -> suite.meets(condition))
                  .collect(Collectors.toUnmodifiableSet()));
    };
  }

  private static List<String> rows(String table) {
    try (InputStream rows = OpenSslCatalogue.class.getResourceAsStream(table)) {
      if (rows == null) {
        throw new IllegalStateException(table + " is missing from the policy jar: incomplete jar");
      }
      InputStreamReader text = new InputStreamReader(rows, StandardCharsets.UTF_8);
      return new BufferedReader(text).lines().filter(row -> !row.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(table + " in the policy jar cannot be read", e);
    }
  }
}
